import { describe, expect, test } from "vitest";
import { load } from "../../compiler/index.js";
import { run, StatesError } from "../../local/index.js";
import type { Handler, Json } from "../../local/index.js";
import { machine, rows, task, type States } from "./rows.js";

// ASL, "Task State", and how AWS calls Lambda functions.

const invoke = (fields: object = {}): States[string] => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "f", Payload: { "x.$": "$.x" } },
  ...fields,
});

async function outcome(states: States, handler: Handler, input: Json = { x: 1 }) {
  return run(await load(machine(states)), input, { tasks: { f: handler } });
}

describe("a handler", () => {
  const double: Handler = ({ x }: { x: number }) => ({ y: 2 * x });

  test("of a function ARN gets the Parameters and gives the result", async () => {
    const states = { A: task({ Parameters: { "x.$": "$.n" }, ResultPath: "$.r" }) };
    expect(await outcome(states, double, { n: 3 })).toEqual({
      status: "SUCCEEDED",
      output: { n: 3, r: { y: 6 } },
    });
  });

  test("of lambda:invoke gets the Payload, and its result is wrapped", async () => {
    const states = {
      A: invoke({ ResultSelector: { "payload.$": "$.Payload", "status.$": "$.StatusCode" } }),
    };
    const output = { payload: { y: 2 }, status: 200 };
    expect(await outcome(states, double)).toEqual({ status: "SUCCEEDED", output });
  });

  test("that throws a StatesError fails with its names", async () => {
    const fails: Handler = () => {
      throw new StatesError("Declined", "No money");
    };
    expect(await outcome({ A: task() }, fails)).toEqual({
      status: "FAILED",
      error: "Declined",
      cause: "No money",
    });
  });

  test("that throws anything else fails as on Lambda", async () => {
    const fails: Handler = () => {
      throw new TypeError("oops");
    };
    const got = await outcome({ A: task() }, fails);
    expect(got).toMatchObject({ status: "FAILED", error: "TypeError" });
    expect(JSON.parse(("cause" in got && got.cause) || "")).toMatchObject({
      errorType: "TypeError",
      errorMessage: "oops",
    });
  });

  test("that throws no error fails too", async () => {
    const fails: Handler = () => Promise.reject("text"); // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
    expect(await outcome({ A: task() }, fails)).toMatchObject({
      status: "FAILED",
      error: "string",
    });
  });

  test("that gives nothing gives null", async () => {
    expect(await outcome({ A: task() }, () => undefined)).toEqual({
      status: "SUCCEEDED",
      output: null,
    });
  });

  test("cannot change what the machine knows", async () => {
    const changes: Handler = (input: { x: number }) => {
      input.x = 99;
      return null;
    };
    expect(await outcome({ A: task({ ResultPath: null }) }, changes)).toEqual({
      status: "SUCCEEDED",
      output: { x: 1 },
    });
  });
});

describe("Task", () => {
  rows([
    {
      rule: "without Parameters is called with the state input",
      states: { A: task() },
      input: [1, { a: 2 }],
      tasks: { A: [{ output: 1 }] },
      calls: [[1, { a: 2 }]],
    },
    {
      rule: "of a service has Parameters evaluated at any depth",
      states: {
        A: {
          Type: "Task",
          Resource: "arn:aws:states:::dynamodb:putItem",
          Parameters: {
            TableName: "t",
            Item: { id: { "S.$": "$.id" }, tags: { L: [{ "S.$": "$.tags[0]" }] } },
          },
          ResultPath: null,
        },
      },
      input: { id: "1", tags: ["a"] },
      tasks: { A: [{ output: {} }] },
      calls: [{ TableName: "t", Item: { id: { S: "1" }, tags: { L: [{ S: "a" }] } } }],
      output: { id: "1", tags: ["a"] },
    },
    {
      rule: "may take its FunctionName from the input",
      states: { A: invoke({ Parameters: { "FunctionName.$": "$.f", "Payload.$": "$" } }) },
      input: { f: "g" },
      tasks: { A: [{ output: { Payload: 1 } }] },
      calls: [{ FunctionName: "g", Payload: { f: "g" } }],
      output: { Payload: 1 },
    },
    {
      rule: "is entered again when the machine comes back to it",
      states: {
        A: task({ ResultPath: "$.n", Next: "Q" }),
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericLessThan: 2, Next: "A" }],
          Default: "End",
        },
        End: { Type: "Succeed" },
      },
      input: {},
      tasks: { A: [{ output: 0 }, { output: 1 }, { output: 2 }] },
      calls: [{}, { n: 0 }, { n: 1 }],
      output: { n: 2 },
    },
  ]);
});
