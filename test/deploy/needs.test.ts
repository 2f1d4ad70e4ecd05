import { describe, expect, test } from "vitest";

import { deployed, region, summary, task, type Deployed } from "./deployed.js";

const wait = (name: string, more: object) => ({ [name]: { Type: "Wait", Seconds: 60, ...more } });
const end = { End: true };
const fork = ["GetItem", "PutItem", "UpdateItem"];
const join = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"];

interface Row extends Deployed {
  readonly rule: string;
  readonly states: object;
  /** What each function may do. */
  readonly functions: object;
  /** Which of these there are. */
  readonly queue?: boolean;
  readonly table?: boolean;
  readonly machine?: object;
}

const Retry = [{ ErrorEquals: ["Busy"], MaxAttempts: 2 }];
const branch = (...states: readonly object[]) => ({
  StartAt: Object.keys(states[0] ?? {})[0],
  States: Object.assign({}, ...states),
});

const rows: readonly Row[] = [
  {
    rule: "a linear flow invokes what comes next, and nothing else",
    states: { ...task("a", { Next: "b" }), ...task("b", { Next: "c" }), ...task("c", end) },
    ours: ["a", "b", "c"],
    functions: { A: { calls: ["B"] }, B: { calls: ["C"] }, C: {} },
  },
  {
    rule: "control states are stepped in place: what follows them is called by the function before",
    states: {
      ...task("a", { Next: "which" }),
      which: {
        Type: "Choice",
        Choices: [{ Variable: "$.x", IsPresent: true, Next: "pass" }],
        Default: "b",
      },
      pass: { Type: "Pass", Next: "c" },
      ...task("b", end),
      ...task("c", { Catch: [{ ErrorEquals: ["States.ALL"], Next: "d" }], End: true }),
      ...task("d", end),
    },
    ours: ["a", "b", "c", "d"],
    functions: { A: { calls: ["B", "C"] }, B: {}, C: { calls: ["D"] }, D: {} },
  },
  {
    rule: "a loop calls back",
    states: {
      ...task("a", { Next: "which" }),
      which: {
        Type: "Choice",
        Choices: [{ Variable: "$.more", IsPresent: true, Next: "a" }],
        Default: "b",
      },
      ...task("b", end),
    },
    ours: ["a", "b"],
    functions: { A: { calls: ["A", "B"] }, B: {} },
  },
  {
    rule: "Retry is a message to itself, and a call where the time has come already",
    states: { ...task("a", { Retry, Next: "b" }), ...task("b", end) },
    ours: ["a", "b"],
    functions: { A: { calls: ["A", "B"], waits: [] }, B: {} },
    queue: true,
  },
  {
    rule: "Retry that tries nothing again takes no time",
    states: task("a", { Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 0 }], End: true }),
    ours: ["a"],
    functions: { A: {} },
  },
  {
    rule: "after a Wait comes the next function, or whoever waited",
    states: {
      ...task("a", { Next: "pause" }),
      ...wait("pause", { Next: "b" }),
      ...task("b", { Next: "rest" }),
      ...wait("rest", { Next: "pass" }),
      pass: { Type: "Pass", Next: "c" },
      ...task("c", end),
    },
    ours: ["a", "b", "c"],
    functions: { A: { calls: ["B"], waits: [] }, B: { calls: ["B", "C"], waits: [] }, C: {} },
    queue: true,
  },
  {
    rule: "a foreign function is called and waited for by the one before",
    options: { foreign: ["other"] },
    states: { ...task("a", { Next: "other" }), ...task("other", { Next: "b" }), ...task("b", end) },
    ours: ["a", "b"],
    functions: { A: { calls: ["B"], other: [`lambda:InvokeFunction ${region}other`] }, B: {} },
  },
  {
    rule: "a service is called in place, with what it is about",
    states: {
      ...task("a", { Next: "put" }),
      put: {
        Type: "Task",
        Resource: "arn:aws:states:::dynamodb:putItem",
        Parameters: { TableName: "orders", "Item.$": "$.item" },
        Next: "b",
      },
      ...task("b", end),
    },
    ours: ["a", "b"],
    functions: {
      A: {
        calls: ["B"],
        other: [
          "dynamodb:PutItem arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders",
        ],
      },
      B: {},
    },
  },
  {
    rule: "branches that go on elsewhere meet at the table; the last one goes on",
    states: {
      ...task("a", { Next: "both" }),
      both: {
        Type: "Parallel",
        Branches: [branch(task("b", end)), branch(task("c", { Next: "d" }), task("d", end))],
        Next: "e",
      },
      ...task("e", end),
    },
    ours: ["a", "b", "c", "d", "e"],
    functions: {
      A: { calls: ["B", "C"], table: fork },
      B: { calls: ["E"], table: join },
      // It may fail, which ends its branch.
      C: { calls: ["D"], table: join },
      D: { calls: ["E"], table: join },
      E: {},
    },
    table: true,
  },
  {
    rule: "branches that end where they began need no table",
    states: {
      ...task("a", { Next: "both" }),
      both: {
        Type: "Parallel",
        Branches: [
          branch({ b: { Type: "Pass", ...end } }),
          branch({
            c: {
              Type: "Task",
              Resource: "arn:aws:states:::sns:publish",
              Parameters: { TopicArn: "arn:aws:sns:eu-west-1:123456789012:t", "Message.$": "$" },
              ...end,
            },
          }),
        ],
        Next: "d",
      },
      ...task("d", end),
    },
    ours: ["a", "d"],
    functions: {
      A: { calls: ["D"], other: ["sns:Publish arn:aws:sns:eu-west-1:123456789012:t"] },
      D: {},
    },
  },
  {
    rule: "a Map with MaxConcurrency: the iteration that ends starts the next; there may be none",
    states: {
      ...task("a", { Next: "each" }),
      each: {
        Type: "Map",
        MaxConcurrency: 5,
        ItemProcessor: branch(task("b", { Next: "c" }), task("c", end)),
        Next: "d",
      },
      ...task("d", end),
    },
    ours: ["a", "b", "c", "d"],
    functions: {
      A: { calls: ["B", "D"], table: fork },
      B: { calls: ["B", "C"], table: join },
      C: { calls: ["B", "D"], table: join },
      D: {},
    },
    table: true,
  },
  {
    rule: "a Parallel that is tried again is entered by the function that has forked it",
    states: {
      ...task("a", { Next: "both" }),
      both: { Type: "Parallel", Branches: [branch(task("b", end))], Retry, Next: "c" },
      ...task("c", end),
    },
    ours: ["a", "b", "c"],
    functions: {
      A: { calls: ["A", "B"], waits: [], table: fork },
      B: { calls: ["A", "C"], waits: [], table: join },
      C: {},
    },
    queue: true,
    table: true,
  },
  {
    rule: "what a branch leads to through the joins around it",
    states: {
      ...task("a", { Next: "outer" }),
      outer: {
        Type: "Map",
        ItemProcessor: branch({
          inner: {
            Type: "Parallel",
            Branches: [branch(task("b", end))],
            Catch: [{ ErrorEquals: ["States.ALL"], Next: "c" }],
            End: true,
          },
          ...task("c", end),
        }),
        Next: "d",
      },
      ...task("d", end),
    },
    ours: ["a", "b", "c", "d"],
    functions: {
      // The inner Parallel always leaves, and may fail before: then it is caught here.
      A: { calls: ["B", "C", "D"], table: fork },
      B: { calls: ["C", "D"], table: join },
      C: { calls: ["D"], table: join },
      D: {},
    },
    table: true,
  },
  {
    rule: "a branch that waits ends in another call than the one that forked it",
    states: {
      ...task("a", { Next: "both" }),
      both: {
        Type: "Parallel",
        Branches: [branch(wait("pause", end)), branch({ b: { Type: "Pass", ...end } })],
        Next: "c",
      },
      ...task("c", end),
    },
    ours: ["a", "c"],
    functions: { A: { calls: ["A", "C"], waits: [], table: join }, C: {} },
    queue: true,
    table: true,
  },
  {
    rule: "a token is kept in the table, and its time in the queue",
    states: {
      ...task("a", { Next: "ask" }),
      ask: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
        Parameters: { FunctionName: "asks", Payload: { "t.$": "$$.Task.Token" } },
        TimeoutSeconds: 60,
        Next: "b",
      },
      ...task("b", end),
    },
    ours: ["a", "b"],
    functions: {
      A: {
        calls: ["A", "B"],
        waits: [],
        table: ["GetItem", "PutItem", "UpdateItem"],
        other: [
          "lambda:InvokeFunction arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:asks",
        ],
      },
      B: {},
    },
    queue: true,
    table: true,
  },
  {
    rule: "a token without a time limit needs no queue",
    states: {
      ...task("a", { Next: "ask" }),
      ask: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        Parameters: {
          QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q",
          MessageBody: { "t.$": "$$.Task.Token" },
        },
        End: true,
      },
    },
    ours: ["a"],
    functions: {
      A: {
        calls: ["A"],
        table: ["GetItem", "PutItem", "UpdateItem"],
        other: ["sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:q"],
      },
    },
    table: true,
  },
  {
    rule: "a job is looked at by the function that began it, which asks the table who waits for it",
    states: {
      ...task("a", { Next: "query" }),
      query: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution.sync",
        Parameters: {
          StateMachineArn: "arn:aws:states:eu-west-1:123456789012:stateMachine:child",
        },
        TimeoutSeconds: 86_400,
        Next: "b",
      },
      ...task("b", end),
    },
    ours: ["a", "b"],
    functions: {
      A: {
        calls: ["A", "B"],
        waits: [],
        table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"],
        other: [
          "states:StartExecution arn:aws:states:eu-west-1:123456789012:stateMachine:child",
          "states:DescribeExecution,states:StopExecution arn:aws:states:eu-west-1:123456789012:execution:child:*",
        ],
      },
      B: {},
    },
    queue: true,
    table: true,
  },
  {
    rule: "claims need the table everywhere, and hand over to themselves what is done in place",
    options: { foreign: ["other"] },
    states: { ...task("a", { Next: "other" }), ...task("other", { Next: "b" }), ...task("b", end) },
    ours: ["a", "b"],
    dedupe: "claim",
    functions: {
      A: {
        calls: ["A", "B"],
        table: ["GetItem", "PutItem", "UpdateItem"],
        other: [`lambda:InvokeFunction ${region}other`],
      },
      B: { table: ["GetItem", "PutItem", "UpdateItem"] },
    },
    table: true,
  },
  {
    rule: "what comes before the first function is done by the one that starts",
    states: {
      ...wait("first", { Next: "pass" }),
      pass: { Type: "Pass", Next: "a" },
      ...task("a", end),
    },
    ours: ["start", "a"],
    functions: { A: {}, Start: { calls: ["A", "Start"], waits: [] } },
    queue: true,
  },
];

test("a function that nobody serves and that is not foreign would be handed over to", async () => {
  const states = { ...task("a", { Next: "other" }), ...task("other", end) };
  const found = async (foreign: readonly string[]) => {
    const { findings } = await deployed(
      { StartAt: "a", States: states },
      { ours: ["a"], options: { foreign } },
    );
    return findings.map(({ code, subject, help }) => ({ code, subject, help }));
  };
  expect(await found(["other"])).toEqual([]);
  expect(await found([])).toEqual([
    {
      code: "function-not-known",
      subject: "other",
      help: `Serve it; or say that its function does without heaviside, here and to compile: --foreign '${region}other'.`,
    },
  ]);
});

test("what is foreign is called in place though somebody serves it", async () => {
  const states = { ...task("a", { Next: "other" }), ...task("other", end) };
  const { needs } = await deployed(
    { StartAt: "a", States: states },
    { ours: ["a", "other"], options: { foreign: ["other"] } },
  );
  expect(summary(needs)).toEqual({ A: { other: [`lambda:InvokeFunction ${region}other`] } });
});

describe("the functions of a machine may do", () => {
  test.each(rows)("$rule", async ({ states, functions, queue, table, machine, ...how }) => {
    const StartAt = Object.keys(states)[0];
    const { needs, findings } = await deployed({ StartAt, States: states, ...machine }, how);
    expect(summary(needs)).toEqual(functions);
    expect(needs.delays !== undefined).toBe(queue ?? false);
    expect(needs.table !== undefined).toBe(table ?? false);
    expect(findings).toEqual([]);
  });
});

describe("the invoker", () => {
  const invokerOf = async (states: object, ours: readonly string[]) => {
    const definition = { StartAt: Object.keys(states)[0], States: states };
    const { needs } = await deployed(definition, { ours });
    return needs.functions.at(-1);
  };

  test("calls every function of ours, and has no queue without time", async () => {
    const states = { ...task("a", { Next: "b" }), ...task("b", { Next: "c" }), ...task("c", end) };
    const invoker = await invokerOf(states, ["a", "b"]);
    expect(invoker?.statements).toEqual([
      {
        reason: expect.any(String),
        actions: ["lambda:InvokeFunction"],
        resources: [
          { kind: "sub", text: `${region}a` },
          { kind: "sub", text: `${region}b` },
        ],
      },
    ]);
    expect(Object.keys(invoker?.environment ?? {})).toEqual(["HEAVISIDE_FAILURES"]);
  });

  test("reads what a token waits for, and does not put it", async () => {
    const states = {
      ...task("a", { Next: "ask" }),
      ask: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
        Parameters: { FunctionName: "f", Payload: { "t.$": "$$.Task.Token" } },
        End: true,
      },
    };
    const actions = (await invokerOf(states, ["a"]))?.statements.map((one) => one.actions.join());
    expect(actions).toEqual(["lambda:InvokeFunction", "dynamodb:GetItem,dynamodb:UpdateItem"]);
  });
});

describe("a function", () => {
  const needOf = async (states: object, ours: readonly string[], machine: object = {}) =>
    (await deployed({ StartAt: Object.keys(states)[0], States: states, ...machine }, { ours }))
      .needs.functions[0];

  test.each([
    { states: task("a", end), timeout: 70 },
    { states: task("a", { TimeoutSeconds: 30, End: true }), timeout: 40 },
    { states: task("a", { TimeoutSeconds: 5000, End: true }), timeout: 900 },
    {
      states: { ...task("a", { Next: "b" }), ...task("b", { TimeoutSeconds: 20, End: true }) },
      timeout: 90,
    },
    // Nobody knows how long somebody else's function takes.
    { states: { ...task("a", { Next: "b" }), ...task("b", end) }, timeout: 900 },
  ])("has time for its Task and what it calls: $timeout s", async ({ states, timeout }) => {
    expect((await needOf(states, ["a"]))?.timeout).toBe(timeout);
  });

  test.each([
    [{}, 21_600],
    [{ TimeoutSeconds: 600 }, 600],
    [{ TimeoutSeconds: 5 }, 60],
    [{ TimeoutSeconds: 604_800 }, 21_600],
  ])("is not called for an execution that is over: %j", async (machine, seconds) => {
    expect((await needOf(task("a", end), ["a"], machine))?.maximumEventAge).toBe(seconds);
  });

  test.each([
    [`${region}charge`, "charge", `${region}charge`],
    [`${region}charge:live`, "charge", `${region}charge:live`],
    ["${ChargeFunctionArn}", "${AWS::StackName}-charge", undefined],
    ["${Charge.Arn}", "${AWS::StackName}-charge", undefined],
    [
      "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Stage}-charge",
      "${Stage}-charge",
      "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Stage}-charge",
    ],
  ])("is called what the definition calls it: %s", async (Resource, name, arn) => {
    const own = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:";
    const need = await needOf({ a: { Type: "Task", Resource, End: true } }, ["a"]);
    expect(need?.name.text).toBe(name);
    expect(need?.arn.text).toBe(arn ?? `${own}${name}`);
  });

  test("by lambda:invoke, with its name alone", async () => {
    const states = {
      a: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Parameters: { FunctionName: "charge", "Payload.$": "$" },
        End: true,
      },
    };
    expect((await needOf(states, ["a"]))?.name.text).toBe("charge");
  });
});

describe("placeholders", () => {
  const states = {
    a: {
      Type: "Task",
      Resource: "${AFunctionArn}",
      Parameters: { stage: "${Stage}", region: "${AWS::Region}", list: "${Some.List}" },
      Retry: "${Retry}",
      End: true,
    },
  };

  test("are parameters, but for functions of ours and what AWS fills in", async () => {
    const { needs } = await deployed({ StartAt: "a", States: states }, { ours: ["a"] });
    expect(needs.parameters).toEqual([
      { id: "Stage", placeholder: "Stage", isJson: false },
      { id: "SomeList", placeholder: "Some.List", isJson: false },
      { id: "Retry", placeholder: "Retry", isJson: true },
    ]);
    const settings = needs.functions[0]?.environment["HEAVISIDE_SETTINGS"]?.text ?? "";
    // As it is when it is deployed.
    const values: Record<string, string> = { Stage: "prod", Retry: "[]", SomeList: "x" };
    const filled = settings.replaceAll(
      /\$\{([\w:]+)\}/g,
      (_, name: string) => values[name] ?? name,
    );
    expect(JSON.parse(filled)).toEqual({
      AFunctionArn:
        "arn:AWS::Partition:lambda:AWS::Region:AWS::AccountId:function:AWS::StackName-a",
      Stage: "prod",
      "AWS::Region": "AWS::Region",
      "Some.List": "x",
      Retry: [],
    });
  });

  test("never take the id of a resource", async () => {
    const definition = {
      StartAt: "a",
      States: task("a", {
        Parameters: { x: "${Table}", y: "${AFunctionRole}", z: "${Invoker}" },
        End: true,
      }),
    };
    const { needs } = await deployed(definition, { ours: ["a"] });
    expect(needs.parameters.map(({ id }) => id)).toEqual(["Table2", "AFunctionRole2", "Invoker2"]);
  });
});

describe("what cannot be deployed, or might be better", () => {
  const said = async (states: object, ours: readonly string[]) => {
    const { findings } = await deployed(
      { StartAt: Object.keys(states)[0], States: states },
      { ours },
    );
    return findings.map(({ code, severity, subject }) => `${severity} ${code} ${subject}`);
  };

  test("no function that embeds the machine", async () => {
    expect(await said(task("a", end), [])).toEqual(["error no-handler Machine"]);
  });

  test("a machine that waits before its first function, and nobody who starts it", async () => {
    const states = { ...wait("first", { Next: "a" }), ...task("a", end) };
    expect(await said(states, ["a"])).toEqual(["error no-start-function Machine"]);
    expect(await said(states, ["a", "start"])).toEqual([]);
  });

  test("an activity", async () => {
    const Resource = "arn:aws:states:eu-west-1:123456789012:activity:do";
    const states = { ...task("a", { Next: "do" }), do: { Type: "Task", Resource, End: true } };
    expect(await said(states, ["a"])).toContain("error activity do");
  });

  test.each([
    "eks:call",
    "eks:runJob.sync",
    "elasticmapreduce:modifyInstanceFleetByName",
    "bedrock:invokeModel.sync",
  ])("what heaviside cannot do on AWS: %s", async (service) => {
    const Resource = `arn:aws:states:::${service}`;
    const states = {
      ...task("a", { Next: "do" }),
      do: { Type: "Task", Resource, Parameters: {}, End: true },
    };
    expect(await said(states, ["a"])).toContain("error unsupported-service do");
  });

  test.each(["eks:createCluster.sync", "http:invoke", "aws-sdk:eks:listClusters"])(
    "nothing of what it can: %s",
    async (service) => {
      const Resource = `arn:\${AWS::Partition}:states:::${service}`;
      const states = {
        ...task("a", { Next: "do" }),
        do: { Type: "Task", Resource, Parameters: {}, End: true },
      };
      expect(await said(states, ["a"])).not.toContain("error unsupported-service do");
    },
  );

  test("a Parquet file", async () => {
    const states = {
      ...task("a", { Next: "each" }),
      each: {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "PARQUET" },
          Parameters: { Bucket: "b", Key: "k" },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "one",
          States: { one: { Type: "Pass", End: true } },
        },
        End: true,
      },
    };
    expect(await said(states, ["a"])).toContain("error unsupported-reader each");
  });

  test("a Task that its function does not serve", async () => {
    const states = {
      ...task("a", { Next: "b" }),
      b: { Type: "Task", Resource: `${region}a`, End: true },
    };
    expect(await said(states, ["a"])).toEqual(["error task-not-served b"]);
  });

  test("an alias, which is for somebody to publish", async () => {
    const states = { a: { Type: "Task", Resource: `${region}a:live`, End: true } };
    expect(await said(states, ["a"])).toEqual(["warning alias-not-made a"]);
  });

  test("a Task that may take longer than a function", async () => {
    expect(await said(task("a", { TimeoutSeconds: 901, End: true }), ["a"])).toEqual([
      "warning timeout-too-long a",
    ]);
  });

  test("a permission on everything, because only the running state knows", async () => {
    const states = {
      ...task("a", { Next: "put" }),
      put: {
        Type: "Task",
        Resource: "arn:aws:states:::dynamodb:putItem",
        Parameters: { "TableName.$": "$.table", "Item.$": "$.item" },
        End: true,
      },
    };
    expect(await said(states, ["a"])).toEqual(["warning wide-permission put"]);
  });
});
