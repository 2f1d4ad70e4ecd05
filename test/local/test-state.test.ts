import { describe, expect, it } from "vitest";
import { testState } from "../../local/test-state.js";
import type { TestStateOptions } from "../../local/test-state/types.js";

const now = new Date("2026-01-02T03:04:05.678Z");
const lambda = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" };
const pass = { Type: "Pass", End: true };
const processor = { StartAt: "Each", States: { Each: pass } };
const distributed = {
  ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
  ...processor,
};

const debug = (definition: object, options: TestStateOptions = {}) =>
  testState(definition, { inspectionLevel: "DEBUG", now, ...options });

describe("where a state goes", () => {
  it("tells the next state, and runs nothing of it", async () => {
    expect(await testState({ Type: "Pass", Next: "Later" }, { input: { a: 1 } })).toEqual({
      status: "SUCCEEDED",
      output: { a: 1 },
      nextState: "Later",
    });
  });

  it("follows a Choice, a Wait and a state that leads to itself", async () => {
    const choices = [{ Variable: "$.n", NumericGreaterThan: 1, Next: "Many" }];
    const choice = { Type: "Choice", Choices: choices, Default: "Few" };
    expect(await testState(choice, { input: { n: 2 } })).toMatchObject({ nextState: "Many" });
    expect(await testState(choice, { input: { n: 1 } })).toMatchObject({ nextState: "Few" });
    const wait = { Type: "Wait", Seconds: 86400, Next: "StateName" };
    expect(await testState(wait, { input: 1 })).toEqual({
      status: "SUCCEEDED",
      output: 1,
      nextState: "StateName",
    });
    const again = { ...lambda, Next: "StateName" };
    expect(await testState(again, { mock: { result: {} } })).toMatchObject({
      nextState: "StateName",
    });
    for (const join of [
      { Type: "Map", ItemProcessor: processor, Next: "StateName" },
      { Type: "Parallel", Branches: [processor], Next: "StateName" },
    ]) {
      const result = await testState(join, { input: [1], mock: { result: [1] } });
      expect(result).toMatchObject({ output: [1], nextState: "StateName" });
    }
  });

  it("finds a state of a machine, also inside a Map, in the language of its scope", async () => {
    const machine = {
      QueryLanguage: "JSONPath",
      StartAt: "All",
      States: {
        All: {
          Type: "Map",
          ItemProcessor: {
            StartAt: "Inner",
            States: {
              Inner: {
                Type: "Pass",
                Parameters: { "at.$": "$$.Map.Item.Index", "name.$": "$$.State.Name" },
                End: true,
              },
            },
          },
          End: true,
        },
      },
    };
    const result = await testState(machine, { stateName: "Inner", input: "x" });
    expect(result).toEqual({ status: "SUCCEEDED", output: { at: 0, name: "Inner" } });
    await expect(testState(machine, { stateName: "Nobody" })).rejects.toThrow(
      "State not found in definition",
    );
  });
});

describe("context and variables", () => {
  it("makes a Context Object up", async () => {
    const { output } = await testState(
      { ...lambda, ResultSelector: { "all.$": "$$" }, End: true },
      { input: 1, mock: { result: {} }, now },
    );
    expect(output).toMatchObject({
      all: {
        Execution: { Input: 1, StartTime: now.toISOString() },
        State: { EnteredTime: now.toISOString(), Name: "StateName", RetryCount: 0 },
      },
    });
  });

  it("uses the one that is given, with nothing added", async () => {
    const state = { ...lambda, ResultSelector: { "id.$": "$$.Execution.Id" }, End: true };
    const mock = { result: {} };
    expect(await testState(state, { mock, context: { Execution: { Id: "e" } } })).toMatchObject({
      output: { id: "e" },
    });
    for (const context of [{}, { Execution: { Name: "e" } }])
      expect(await testState(state, { mock, context })).toMatchObject({
        status: "FAILED",
        error: "States.Runtime",
      });
  });

  it.each([
    [{ State: { RetryCount: "1" } }, "State.RetryCount must be a number"],
    [{ Execution: { Name: 1 } }, "Execution.Name must be a string"],
    [{ State: "here" }, "State must be an object"],
    [{ Map: {} }, "'Map' field is not supported when mocking a Context object"],
  ])("refuses the context %j", async (context, message) => {
    const call = testState({ ...lambda, End: true }, { mock: { result: {} }, context });
    await expect(call).rejects.toThrow(`Invalid Context object provided: ${message}`);
  });

  it("reads variables, and shows what they are after the state", async () => {
    const state = {
      Type: "Pass",
      Parameters: { "sum.$": "States.MathAdd($a, $b.c)" },
      Assign: { "a.$": "$.sum" },
      End: true,
    };
    const variables = { a: 1, b: { c: 2, "d.$": "kept" } };
    const { output, inspectionData } = await debug(state, { input: { n: 9 }, variables });
    expect(output).toEqual({ sum: 3 });
    expect(inspectionData?.variables).toEqual({ a: 3, b: { c: 2, "d.$": "kept" } });
  });
});

describe("Retry and Catch", () => {
  const failing = {
    ...lambda,
    Retry: [
      { ErrorEquals: ["Other"] },
      { ErrorEquals: ["Busy"], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 2 },
    ],
    Catch: [
      { ErrorEquals: ["Other"], Next: "Nowhere" },
      { ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Handler" },
    ],
    Next: "Done",
  };
  const errorOutput = { error: "Busy", cause: "too much" };

  it("says when it would try again", async () => {
    const result = await debug(failing, {
      mock: { errorOutput },
      stateConfiguration: { retrierRetryCount: 1 },
    });
    expect(result).toMatchObject({ status: "RETRIABLE", ...errorOutput });
    expect(result).not.toHaveProperty("output");
    expect(result.inspectionData?.errorDetails).toEqual({
      retryIndex: 1,
      retryBackoffIntervalSeconds: 6,
    });
  });

  it("catches when the retrier is used up", async () => {
    const stateConfiguration = { retrierRetryCount: 2 };
    const result = await debug(failing, {
      input: { a: 1 },
      mock: { errorOutput },
      stateConfiguration,
    });
    expect(result).toMatchObject({
      status: "CAUGHT_ERROR",
      output: { a: 1, error: { Error: "Busy", Cause: "too much" } },
      nextState: "Handler",
      inspectionData: { errorDetails: { retryIndex: 1, catchIndex: 1 } },
    });
  });

  it("leaves States.Runtime alone, and shows how far the state came", async () => {
    const state = { ...failing, OutputPath: "$.none" };
    const result = await debug(state, { mock: { result: { a: 1 } } });
    expect(result).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "Invalid path '$.none' : No results for path: $['none']",
      inspectionData: {
        input: {},
        afterInputPath: {},
        afterParameters: {},
        result: { a: 1 },
        afterResultSelector: { a: 1 },
        afterResultPath: { a: 1 },
      },
    });
  });
});

describe("Map", () => {
  it("shows items, inputs and batches", async () => {
    const state = {
      Type: "Map",
      InputPath: "$.in",
      ItemsPath: "$.list",
      ItemSelector: {
        "value.$": "$$.Map.Item.Value",
        "index.$": "$$.Map.Item.Index",
        "of.$": "$.of",
      },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ItemProcessor: distributed,
      MaxConcurrency: 3,
      ToleratedFailurePercentage: 50,
      ResultPath: "$.results",
      End: true,
    };
    const input = { in: { list: ["a", "b", "c"], of: 3 } };
    const inputs = ["a", "b", "c"].map((value, index) => ({ value, index, of: 3 }));
    const { output, inspectionData } = await debug(state, { input, mock: { result: ["x", "y"] } });
    expect(output).toEqual({ ...input, results: ["x", "y"] });
    expect(inspectionData).toEqual({
      input,
      afterInputPath: input.in,
      afterItemsPath: ["a", "b", "c"],
      afterItemSelector: inputs,
      afterItemBatcher: [{ Items: inputs.slice(0, 2) }, { Items: inputs.slice(2) }],
      maxConcurrency: 3,
      toleratedFailurePercentage: 50,
      afterResultSelector: ["x", "y"],
      afterResultPath: output,
    });
  });

  it.each([
    [{ ToleratedFailureCount: 1 }, 1, "SUCCEEDED"],
    [{ ToleratedFailureCount: 1 }, 2, "FAILED"],
    [{ ToleratedFailurePercentage: 50 }, 1, "SUCCEEDED"],
    [{ ToleratedFailurePercentage: 50 }, 2, "FAILED"],
    [{}, 3, "SUCCEEDED"],
  ])(
    "with %j and %d of 3 iterations failed is %s",
    async (tolerance, mapIterationFailureCount, status) => {
      const state = { Type: "Map", ItemProcessor: distributed, ...tolerance, End: true };
      const call = {
        input: [1, 2, 3],
        mock: { result: [1] },
        stateConfiguration: { mapIterationFailureCount },
      };
      expect(await testState(state, call)).toMatchObject({ status });
    },
  );

  it("reads the data that stand for its ItemReader's", async () => {
    const state = {
      Type: "Map",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", MaxItems: 1 },
        Parameters: { "Bucket.$": "$.bucket", Key: "k" },
      },
      ItemSelector: { "row.$": "$$.Map.Item.Value" },
      ItemProcessor: distributed,
      End: true,
    };
    const call = {
      input: { bucket: "b" },
      mock: { result: [] },
      stateConfiguration: { mapItemReaderData: "a,b\n1,2\n3,4\n" },
    };
    const { inspectionData } = await debug(state, call);
    expect(inspectionData?.afterItemSelector).toEqual([{ row: { a: "1", b: "2" } }]);
    expect(await debug(state, { ...call, input: {} })).toMatchObject({ status: "FAILED" });
  });
});

describe("a Task without a mock", () => {
  const state = {
    ...lambda,
    Parameters: { FunctionName: "add", "Payload.$": "$" },
    ResultSelector: { "sum.$": "$.Payload" },
    End: true,
  };

  it("is done by a handler", async () => {
    const tasks = { add: ({ a, b }: { a: number; b: number }) => a + b };
    expect(await testState(state, { input: { a: 1, b: 2 }, tasks })).toEqual({
      status: "SUCCEEDED",
      output: { sum: 3 },
    });
  });

  it("takes the result of a Task that was run elsewhere", async () => {
    expect(await testState(state, { taskResult: { Payload: 7 } })).toMatchObject({
      output: { sum: 7 },
    });
  });

  it("is refused when nobody does it", async () => {
    await expect(testState(state)).rejects.toThrow(/Nobody answers/);
  });
});

describe("what is refused", () => {
  const map = { Type: "Map", ItemProcessor: processor, End: true };
  const parallel = { Type: "Parallel", Branches: [processor, processor], End: true };
  const writer = {
    ...map,
    ItemProcessor: distributed,
    ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b" } },
  };
  const one = { Type: "Parallel", Branches: [processor], End: true };
  const rows: [object, TestStateOptions, string][] = [
    [
      map,
      {},
      "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
    ],
    [
      map,
      { stateConfiguration: { mapIterationFailureCount: 0 } },
      "TestState does not support MapIterationFailureCount when a mock is not specified.",
    ],
    [map, { mock: { result: {} } }, "Mocked result must be an array."],
    [writer, { mock: { result: [] } }, "Mocked result must be a JSON object."],
    [
      one,
      { mock: { result: [1, 2] } },
      "Mocked result must contain the same number of items as number of Parallel branches.",
    ],
    [
      map,
      { input: [1], mock: { result: [1] }, stateConfiguration: { mapIterationFailureCount: 2 } },
      "Map iteration failure count must be less than or equal to the number of Map iterations",
    ],
    [
      map,
      { mock: { errorOutput: {} }, stateConfiguration: { errorCausedByState: "No" } },
      "State not found in definition",
    ],
    [pass, { mock: { result: 1 } }, "State type 'Pass' is not supported when a mock is specified"],
    [
      { ...lambda, End: true },
      { mock: { result: {} }, revealSecrets: true },
      "TestState does not support RevealSecrets when a mock is specified.",
    ],
    [{ ...lambda, End: true }, { mock: { resultText: "{" } }, "Mocked result must be valid JSON"],
    [
      { ...lambda, End: true },
      { mock: { result: 1, errorOutput: {} } },
      "A test mock should have only one of the following fields: [result, errorOutput].",
    ],
    [
      { Type: "Nothing", End: true },
      {},
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/StateName/Type'",
    ],
  ];
  const invalid: [object, string][] = [
    [
      { ...lambda, Credentials: {}, End: true },
      "The field 'RoleArn' is required but was missing at /States/StateName/Credentials",
    ],
    [{ Type: "Task", End: true }, "These fields are required: [Resource] at /States/StateName"],
    [{ Type: "Choice", Choices: [] }, "Value cannot be empty at /States/StateName/Choices"],
    [
      { Type: "Wait", Timestamp: "2020", End: true },
      "String does not match RFC3339 timestamp at /States/StateName/Timestamp",
    ],
    [
      { ...pass, Parameters: { "a.$": "x y" } },
      "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/StateName/Parameters",
    ],
  ];
  it.each(invalid)("%j", async (definition, text) => {
    const message = `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${text}'`;
    await expect(testState(definition)).rejects.toMatchObject({
      code: "InvalidDefinition",
      message,
    });
    await expect(testState(JSON.stringify(definition))).rejects.toThrow(message);
  });

  it.each(rows)("%j with %j", async (definition, options, message) => {
    await expect(testState(definition, options)).rejects.toMatchObject({
      name: "TestStateError",
      message,
    });
  });

  it("takes what goes together", async () => {
    expect(await testState(writer, { input: [], mock: { result: {} } })).toMatchObject({
      status: "SUCCEEDED",
    });
    const inner = { ...parallel, Branches: [processor] };
    const call = {
      mock: { errorOutput: { error: "E" } },
      stateConfiguration: { errorCausedByState: "Each" },
    };
    expect(await testState(inner, call)).toEqual({ status: "FAILED", error: "E" });
  });
});
