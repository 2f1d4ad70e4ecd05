import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { describe, expect, test, vi } from "vitest";

import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { standIn, type Deployed, type FunctionAnswers } from "./aws-stand-in.js";
import { region, task } from "./deployed.js";

vi.setConfig({ testTimeout: 60_000 });

const templates = resolve(import.meta.dirname, "templates");
const read = (name: string) => readFileSync(join(templates, name), "utf8");
const orders = resolve(import.meta.dirname, "../../examples/orders/orders.asl.json");

interface Said {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly subject: string;
  }[];
}

/** What the doctor says of a template, but for what is said of the example's handlers. */
async function said(template: string, ...more: readonly string[]) {
  const cwd = await folder({ "template.yaml": template });
  const argv = ["doctor", orders, "--template", "template.yaml", "--json", ...more];
  const { code, stdout, stderr } = await heaviside(argv, { cwd });
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as Said;
  const lines = findings
    .filter((finding) => finding.code !== "no-host")
    .map((finding) => `${finding.severity} ${finding.code} ${finding.subject}`);
  return { code, lines };
}

/** A change of one place, and what is said then. */
type Change = readonly [what: string, from: string | RegExp, to: string, lines: readonly string[]];

const ofBoth: readonly Change[] = [
  ["nothing", "x", "x", []],
  [
    "no RecursiveLoop",
    "      RecursiveLoop: Allow\n",
    "",
    ["error recursion-stopped ValidateFunction"],
  ],
  [
    "Lambda's own retries",
    "MaximumRetryAttempts: 0",
    "MaximumRetryAttempts: 1",
    ["error retry-attempts ValidateFunction"],
  ],
  [
    "a function is missing",
    'FunctionName: "pack"',
    'FunctionName: "other"',
    ["error function-missing PackFunction"],
  ],
  ["too short a function", "Timeout: 40", "Timeout: 20", ["error function-timeout ChargeFunction"]],
  ["an old Node.js", "nodejs22.x", "nodejs18.x", ["error old-runtime ValidateFunction"]],
  [
    "a variable is missing",
    "          HEAVISIDE_TABLE: !Ref Table\n",
    "",
    ["error variable-missing ChargeFunction"],
  ],
  [
    "a message comes back too early",
    "VisibilityTimeout: 180",
    "VisibilityTimeout: 60",
    ["error visibility-timeout DelayQueue"],
  ],
  [
    "SQS's own default",
    "      VisibilityTimeout: 180\n",
    "",
    ["error visibility-timeout DelayQueue"],
  ],
  [
    "no queue for what cannot be delivered",
    /      RedrivePolicy:\n.*\n.*\n/,
    "",
    ["error no-dead-letters DelayQueue"],
  ],
  [
    "few deliveries",
    "maxReceiveCount: 10",
    "maxReceiveCount: 1",
    ["warning few-deliveries DelayQueue"],
  ],
  [
    "a FIFO queue",
    "VisibilityTimeout: 180",
    "VisibilityTimeout: 180\n      FifoQueue: true",
    ["error fifo-queue DelayQueue"],
  ],
  [
    "all of a batch fails",
    /.*FunctionResponseTypes: .*\n/,
    "",
    ["error no-partial-batches DelayQueue"],
  ],
  ["another key", /\bpk\b/g, "id", ["error table-key Table"]],
  [
    "a sort key",
    "        - AttributeName: pk\n          KeyType: HASH\n",
    "        - AttributeName: pk\n          KeyType: HASH\n        - AttributeName: sk\n          KeyType: RANGE\n",
    ["error table-key Table"],
  ],
  ["items stay", "        Enabled: true", "        Enabled: false", ["error table-grows Table"]],
  [
    "provisioned capacity",
    "      BillingMode: PAY_PER_REQUEST\n",
    "",
    ["warning provisioned-table Table"],
  ],
  [
    "an action that is not allowed",
    "Action: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem]",
    "Action: [dynamodb:GetItem, dynamodb:PutItem]",
    ["error permission-missing ChargeFunction"],
  ],
  [
    "another queue",
    "Resource: !GetAtt DelayQueue.Arn",
    "Resource: !GetAtt DeadLetterQueue.Arn",
    ["error permission-missing ValidateFunction"],
  ],
  [
    "another function",
    '                  - "arn:aws:lambda:eu-west-1:123456789012:function:charge"',
    '                  - "arn:aws:lambda:eu-west-1:123456789012:function:change"',
    ["error permission-missing ValidateFunction"],
  ],
  [
    "a denial",
    "Action: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem]\n                Resource: !GetAtt Table.Arn",
    'Action: dynamodb:*\n                Resource: !GetAtt Table.Arn\n              - Effect: Deny\n                Action: dynamodb:PutItem\n                Resource: "*"',
    ["error permission-missing ChargeFunction"],
  ],
  ["no log", /                  - logs:PutLogEvents\n/, "", ["warning no-log ValidateFunction"]],
  [
    "a pattern is enough",
    "Action: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem]",
    "Action: dynamodb:*",
    [],
  ],
  ["whatever the resources are called", /\bTable\b/g, "Joins", []],
  // Of a role from elsewhere, and of policies that are not here, nobody knows what they allow.
  [
    "a role from elsewhere",
    "Role: !GetAtt ChargeFunctionRole.Arn",
    'Role: "arn:aws:iam::123456789012:role/charge"',
    [],
  ],
  [
    "a policy from elsewhere",
    /(ChargeFunctionRole:\n.*\n    Properties:\n)([^]*?)Action: \[dynamodb:GetItem/,
    "$1      ManagedPolicyArns: [!ImportValue Tables]\n$2Action: [dynamodb:Scan",
    [],
  ],
  // What is known when it is deployed, nobody can blame.
  ["a parameter as timeout", "Timeout: 40", "Timeout: !Ref Seconds", []],
  [
    "a queue from elsewhere",
    "HEAVISIDE_QUEUE: !Ref DelayQueue",
    'HEAVISIDE_QUEUE: "https://sqs/1/q"',
    [],
  ],
];

const ofSam: readonly Change[] = [
  [
    "no failure queue",
    /        DestinationConfig:\n.*\n.*\n.*\n/,
    "",
    ["error no-failure-queue ValidateFunction"],
  ],
  [
    "failures go to a function",
    /Type: SQS\n( +)Destination: !GetAtt FailureQueue.Arn/,
    "Type: Lambda\n$1Destination: !GetAtt Invoker.Arn",
    ["error no-failure-queue ValidateFunction"],
  ],
  [
    "a batch window",
    "BatchSize: 10",
    "BatchSize: 10\n            MaximumBatchingWindowInSeconds: 5",
    ["warning batch-window DelayQueue"],
  ],
  [
    "nobody listens",
    /        Delays:\n          Type: SQS/,
    "        Delays:\n          Type: SNS",
    ["error queue-not-consumed DelayQueue"],
  ],
  ["the invoker is called something else", /\bInvoker\b/g, "Dispatcher", []],
  [
    "RecursiveLoop for all functions",
    "Globals:\n  Function:\n",
    "Globals:\n  Function:\n    RecursiveLoop: Allow\n",
    [],
  ],
];

const ofCloudFormation: readonly Change[] = [
  [
    "no failure queue",
    /      DestinationConfig:\n.*\n.*\n/,
    "",
    ["error no-failure-queue ValidateFunction"],
  ],
  [
    "switched off",
    "      BatchSize: 10",
    "      BatchSize: 10\n      Enabled: false",
    ["error source-disabled DelayQueue"],
  ],
  [
    "nobody listens",
    "EventSourceArn: !GetAtt DelayQueue.Arn",
    "EventSourceArn: !GetAtt Other.Arn",
    ["error queue-not-consumed DelayQueue"],
  ],
];

describe.each([
  ["SAM", "orders.yaml", [...ofBoth, ...ofSam]],
  ["CloudFormation", "orders-cloudformation.yaml", [...ofBoth, ...ofCloudFormation]],
] as const)("a template of %s", (_, name, changes) => {
  test.each(changes)("%s", async (what, from, to, lines) => {
    const text = read(name);
    const changed = text.replace(from, to);
    if (what !== "nothing") expect(changed).not.toBe(text);
    // What all functions have from Globals is said of each.
    const found = await said(changed);
    const subjects = new Set(lines.map((line) => line.replace(/ \S+$/, "")));
    const first = found.lines.filter(
      (line, at) => at === 0 || !subjects.has(line.replace(/ \S+$/, "")),
    );
    expect(first).toEqual(lines);
    expect(found.code).toBe(lines.some((line) => line.startsWith("error")) ? 1 : 0);
  });
});

test("the table of histories has a key of its own", async () => {
  const text = read("orders-history.yaml");
  expect(await said(text, "--history")).toMatchObject({
    lines: expect.not.arrayContaining([expect.stringMatching(/^error/)]) as unknown,
  });
  const alone = text.replace(/        - AttributeName: sk\n          KeyType: RANGE\n/, "");
  expect((await said(alone, "--history")).lines).toContain("error table-key HistoryTable");
  const kept = text.replace(/(HistoryTable:[^]*?Enabled): true/, "$1: false");
  expect((await said(kept, "--history")).lines).toContain("error table-grows HistoryTable");
  const shut = text.replace("dynamodb:PutItem, dynamodb:UpdateItem]", "dynamodb:Scan]");
  expect((await said(shut, "--history")).lines).toContain(
    "error permission-missing ValidateFunction",
  );
});

test("functions have to agree on how deliveries are told apart", async () => {
  const { code, lines } = await said(read("orders-claim.yaml"), "--dedupe", "checkpoint");
  expect(code).toBe(1);
  expect(lines[0]).toBe("error dedupe-differs ValidateFunction");
});

test("for people, a line for each thing, and a sum", async () => {
  const cwd = await folder({
    "template.yaml": read("orders.yaml").replace("VisibilityTimeout: 180", "VisibilityTimeout: 60"),
  });
  const { code, stdout } = await heaviside(["doctor", orders, "--template", "template.yaml"], {
    cwd,
  });
  expect(code).toBe(1);
  expect(stdout).toContain(
    "error visibility-timeout DelayQueue: A message comes again after 60 s, while it may still be worked on. help: VisibilityTimeout: 180\n",
  );
  expect(stdout).toMatch(/\n1 thing to change\. 4 warnings\.\n$/);
});

describe("what is deployed", () => {
  const definition = {
    StartAt: "charge",
    States: {
      ...task("charge", { Retry: [{ ErrorEquals: ["Busy"] }], Next: "both" }),
      both: {
        Type: "Parallel",
        Branches: [{ StartAt: "pack", States: task("pack", { End: true }) }],
        End: true,
      },
    },
  };
  const queueArn = (name: string) => `arn:aws:sqs:eu-west-1:123456789012:${name}`;
  const own = (variables: object): FunctionAnswers => ({
    configuration: { Runtime: "nodejs22.x", Timeout: 70, Environment: { Variables: variables } },
    invokeConfig: {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: queueArn("failures") } },
    },
    recursion: { RecursiveLoop: "Allow" },
  });
  const queue = (name: string) => ({
    QueueArn: queueArn(name),
    VisibilityTimeout: "180",
    RedrivePolicy: JSON.stringify({ maxReceiveCount: 10, deadLetterTargetArn: queueArn("dead") }),
  });
  const source = {
    FunctionArn: `${region}shop-invoker`,
    State: "Enabled",
    FunctionResponseTypes: ["ReportBatchItemFailures"],
  };
  const delays = "https://sqs.eu-west-1.amazonaws.com/123456789012/delays";
  const good: Deployed = {
    functions: {
      charge: own({ HEAVISIDE_QUEUE: delays, HEAVISIDE_TABLE: "joins" }),
      pack: own({ HEAVISIDE_QUEUE: delays, HEAVISIDE_TABLE: "joins" }),
      "shop-invoker": {
        ...own({ HEAVISIDE_QUEUE: delays, HEAVISIDE_FAILURES: queueArn("failures") }),
        configuration: {
          Runtime: "nodejs24.x",
          Timeout: 30,
          Environment: {
            Variables: { HEAVISIDE_QUEUE: delays, HEAVISIDE_FAILURES: queueArn("failures") },
          },
        },
      },
    },
    queues: { delays: queue("delays"), failures: queue("failures") },
    sources: { [queueArn("delays")]: [source], [queueArn("failures")]: [source] },
    tables: {
      joins: {
        table: {
          KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
          BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
        },
        ttl: { TimeToLiveStatus: "ENABLED", AttributeName: "ttl" },
      },
    },
  };
  const asked = async (deployed: Deployed) => {
    const calls = await standIn(deployed);
    const cwd = await folder({ "m.asl.json": definition });
    const argv = ["doctor", "m.asl.json", "--stack", "shop", "--json"];
    const handlers = ["--handler", "charge=h/charge.ts", "--handler", "pack=h/pack.ts"];
    const { code, stdout, stderr } = await heaviside([...argv, ...handlers], { cwd });
    expect(stderr).toBe("");
    const { findings } = JSON.parse(stdout) as Said;
    return {
      code,
      calls,
      lines: findings.map((one) => `${one.severity} ${one.code} ${one.subject}`),
    };
  };

  test("is as it should be; nothing is changed", async () => {
    const { code, calls, lines } = await asked(good);
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
    expect(
      new Set(calls.map((call) => call.replace(/\/functions\/[^/]+/, "/functions/NAME"))),
    ).toEqual(
      new Set([
        "GET /2015-03-31/functions/NAME/configuration",
        "GET /2019-09-25/functions/NAME/event-invoke-config",
        "GET /2024-08-31/functions/NAME/recursion-config",
        "GET /2015-03-31/event-source-mappings",
        "GetQueueUrl",
        "GetQueueAttributes",
        "DescribeTable",
        "DescribeTimeToLive",
      ]),
    );
  });

  test("the invoker may have any name", async () => {
    const { "shop-invoker": invoker, ...functions } = good.functions;
    const named = { ...source, FunctionArn: `${region}mine` };
    const { code, lines } = await asked({
      ...good,
      functions: { ...functions, ...(invoker && { mine: invoker }) },
      sources: { [queueArn("delays")]: [named], [queueArn("failures")]: [named] },
    });
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
  });

  test("a function as Lambda makes it", async () => {
    const bare: FunctionAnswers = { configuration: { Runtime: "nodejs22.x" } };
    const { code, lines } = await asked({ ...good, functions: { ...good.functions, pack: bare } });
    expect(code).toBe(1);
    expect(lines).toEqual([
      "error recursion-stopped pack",
      "error retry-attempts pack",
      "error no-failure-queue pack",
      "error variable-missing pack",
    ]);
  });

  test("nothing is there", async () => {
    const { code, lines } = await asked({ functions: {}, queues: {}, sources: {}, tables: {} });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        "error function-missing ChargeFunction",
        "error function-missing PackFunction",
        "error function-missing Invoker",
      ],
    });
  });

  test("queues and the table are gone", async () => {
    const { lines } = await asked({ ...good, queues: {}, sources: {}, tables: {} });
    expect(lines).toEqual([
      `error queue-missing ${queueArn("failures")}`,
      `error queue-missing ${delays}`,
      "error table-missing joins",
    ]);
  });

  test("a queue without redrive, a mapping that is off, a table without TTL", async () => {
    const { lines } = await asked({
      ...good,
      queues: { ...good.queues, delays: { QueueArn: queueArn("delays"), VisibilityTimeout: "30" } },
      sources: {
        ...good.sources,
        [queueArn("delays")]: [{ FunctionArn: source.FunctionArn, State: "Disabled" }],
      },
      tables: { joins: { table: {}, ttl: { TimeToLiveStatus: "DISABLED" } } },
    });
    expect(lines).toEqual([
      "error visibility-timeout delays",
      "error no-dead-letters delays",
      "error source-disabled delays",
      "error no-partial-batches delays",
      "error table-key joins",
      "error table-grows joins",
      "warning provisioned-table joins",
    ]);
  });

  test("roles that nobody can read are told of once", async () => {
    const { charge = own({}), ...functions } = good.functions;
    const Role = "arn:aws:iam::123456789012:role/charge";
    const configuration = { ...charge.configuration, Role };
    const { code, lines } = await asked({
      ...good,
      functions: { charge: { ...charge, configuration }, ...functions },
    });
    expect({ code, lines }).toEqual({ code: 0, lines: ["warning roles-not-read roles"] });
  });

  test("AWS that refuses is no bug", async () => {
    await standIn(good);
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    const cwd = await folder({ "m.asl.json": definition });
    const argv = ["doctor", "m.asl.json", "--stack", "shop", "--handler", "charge=c.ts"];
    const { code, stderr } = await heaviside(argv, { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^heaviside: AWS cannot be asked: /);
  });
});

describe("wrong usage", () => {
  test.each([
    [["doctor", orders], "either --stack NAME or --template FILE"],
    [
      ["doctor", orders, "--stack", "a", "--template", "b"],
      "either --stack NAME or --template FILE",
    ],
    [["doctor", orders, "--template", "nowhere.yaml"], '"nowhere.yaml" cannot be read'],
    [["doctor", orders, "--template", "not.yaml"], '"not.yaml" is no template'],
  ])("%j", async (argv, message) => {
    const cwd = await folder({ "not.yaml": "a: 1\n" });
    const { code, stderr } = await heaviside(argv, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
