import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { environment } from "../../runtime/aws/environment.js";
import { lambda, startSite, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle, type Queue } from "./stack/index.js";

let site: Site;
let mail: Queue;

const linear = {
  StartAt: "First",
  States: {
    First: { Type: "Task", Resource: lambda("double"), Next: "Second" },
    Second: { Type: "Task", Resource: lambda("increment"), End: true },
  },
};

const foreign = {
  StartAt: "Charge",
  States: {
    Charge: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { "FunctionName.$": "$.function", "Payload.$": "$.order" },
      ResultSelector: { "charge.$": "$.Payload" },
      Catch: [{ ErrorEquals: ["RangeError"], ResultPath: "$.error", Next: "Refused" }],
      Next: "Last",
    },
    Refused: { Type: "Pass", Parameters: { "error.$": "$.error.Error" }, End: true },
    Last: { Type: "Task", Resource: lambda("echo"), End: true },
  },
};

const integrated = {
  StartAt: "First",
  States: {
    First: { Type: "Task", Resource: lambda("increment"), Next: "Save" },
    Save: {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:putItem",
      Parameters: {
        TableName: "orders",
        Item: { id: { S: "o-1" }, n: { "N.$": "States.Format('{}', $.n)" } },
      },
      ResultPath: null,
      Next: "Load",
    },
    Load: {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:getItem",
      Parameters: { TableName: "orders", Key: { id: { S: "o-1" } } },
      ResultSelector: { "item.$": "$.Item" },
      ResultPath: "$.loaded",
      Next: "Send",
    },
    Send: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage",
      Parameters: { "QueueUrl.$": "$.queue", "MessageBody.$": "$.loaded.item.n.N" },
      ResultPath: null,
      Next: "Lost",
    },
    Lost: {
      Type: "Task",
      Resource: "arn:aws:states:::dynamodb:getItem",
      Parameters: { TableName: "nobodys", Key: { id: { S: "o-1" } } },
      Catch: [
        {
          ErrorEquals: ["DynamoDB.ResourceNotFoundException"],
          ResultPath: "$.error",
          Next: "Last",
        },
      ],
      End: true,
    },
    Last: { Type: "Pass", Parameters: { "loaded.$": "$.loaded.item" }, End: true },
  },
};

/** Gives a text of so many characters. */
const filled = {
  StartAt: "Fill",
  States: { Fill: { Type: "Task", Resource: lambda("fill"), End: true } },
};

/** Collects variables of 240,000 characters each, and reads them when all are set. */
function collecting(names: readonly string[]): object {
  const steps: readonly (readonly [string, object])[] = [
    ...names.map((name): [string, object] => [
      `Fill_${name}`,
      {
        Type: "Task",
        Resource: lambda("fill"),
        Parameters: { length: 240_000 },
        Assign: { [`${name}.$`]: "$" },
        ResultPath: null,
      },
    ]),
    ...names.map((name): [string, object] => [
      `Measure_${name}`,
      {
        Type: "Task",
        Resource: lambda("measure"),
        Parameters: { "text.$": `$${name}` },
        ResultPath: `$.${name}`,
      },
    ]),
  ];
  const states = steps.map(([name, state], at) => {
    const [next] = steps[at + 1] ?? [];
    return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  return { StartAt: steps[0]?.[0], States: Object.fromEntries(states) };
}

const asking = {
  StartAt: "Ask",
  States: {
    Ask: {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Parameters: { "QueueUrl.$": "$.queue", "MessageBody.$": "$$.Task.Token" },
      Next: "Last",
    },
    Last: { Type: "Task", Resource: lambda("echo"), Next: "Done" },
    Done: { Type: "Succeed" },
  },
};
const changed = {
  ...asking,
  States: { ...asking.States, Done: { Type: "Pass", Result: "changed", End: true } },
};

describe.skipIf(!isInstalled)(stackTitle("machines among others"), { timeout: 60_000 }, () => {
  beforeAll(async () => {
    site = await startSite();
    mail = await site.stack.queue("mail");
    await site.stack.table({
      TableName: "orders",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    });
    await site.deployBare("foreign");
  });

  afterAll(() => site.stop());

  test("an event without a carrier goes to the handler, and its answer back", () =>
    site.use(linear, { name: "Untouched" }, async (machine) => {
      const name = machine.functionName("double");
      expect(await site.stack.invoke(name, { n: 4 })).toMatchObject({ payload: { n: 8 } });
    }));

  test("a carrier in the client context of a synchronous call", () =>
    site.use(linear, { name: "Called" }, async (machine) => {
      const heaviside = { v: 1, x: "Called:by-hand", t: Date.now(), s: "First", n: 0, e: 1 };
      const options = { clientContext: { heaviside } };
      const name = machine.functionName("double");
      const { functionError } = await site.stack.invoke(name, { n: 4 }, options);
      expect(functionError).toBeUndefined();
      const arn = "arn:aws:states:us-east-1:000000000000:execution:Called:by-hand";
      expect(await site.outcome(arn)).toEqual({ status: "SUCCEEDED", output: { n: 9 } });
    }));

  test("the same name and input start once, another input or a later start not at all", () =>
    site.use(linear, { name: "Named", dedupe: "claim" }, async (machine) => {
      const [first, second] = await Promise.all([
        machine.start({ n: 1 }, "order-1"),
        machine.start({ n: 1 }, "order-1"),
      ]);
      expect(second).toBe(first);
      await expect(machine.start({ n: 2 }, "order-1")).rejects.toThrow("ExecutionAlreadyExists");
      expect(await site.outcome(first)).toEqual({ status: "SUCCEEDED", output: { n: 3 } });
      await expect(machine.start({ n: 1 }, "order-1")).rejects.toThrow("ExecutionAlreadyExists");
      await site.stack.idle();
      expect(await site.told(first)).toHaveLength(1);
    }));

  test("a function that does not know heaviside is called and waited for", () =>
    site.use(foreign, { name: "Foreign" }, async (machine) => {
      expect(await machine.run({ function: "foreign", order: { total: 5 } })).toEqual({
        status: "SUCCEEDED",
        output: { charge: { charged: 5 } },
      });
      expect(await machine.run({ function: "foreign", order: { total: -5 } })).toEqual({
        status: "SUCCEEDED",
        output: { error: "RangeError" },
      });
    }));

  test.each(["none", "checkpoint"] as const)("services are called in place: %s", (dedupe) =>
    site.use(integrated, { name: "Integrated", dedupe }, async (machine) => {
      const before = (await site.stack.messages("mail")).ready.length;
      expect(await machine.run({ n: 1, queue: mail.url })).toEqual({
        status: "SUCCEEDED",
        output: { loaded: { id: { S: "o-1" }, n: { N: "2" } } },
      });
      const { ready } = await site.stack.messages("mail");
      expect(ready.slice(before).map(({ body }) => body)).toEqual(["2"]);
    }),
  );

  test("a result over 256 KiB is refused", () =>
    site.use(filled, { name: "Filled" }, async (machine) => {
      await machine.endsAsLocally({ length: 256 * 1024 - 2 });
      const outcome = await machine.run({ length: 256 * 1024 - 1 });
      expect(outcome).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
    }));

  test("an event over 900 kB is kept in the bucket", () => {
    const variables = { [environment.bucket]: "payloads" };
    const definition = collecting(["a", "b", "c", "d"]);
    return site.use(definition, { name: "Kept", environment: variables }, async (machine) => {
      site.stack.calls.reset();
      await machine.endsAsLocally({});
      expect(site.stack.calls.of("s3").calls).toBeGreaterThan(0);
    });
  });

  test("without a bucket it ends the execution", () =>
    site.use(collecting(["a", "b", "c", "d"]), { name: "Refused" }, async (machine) => {
      expect(await machine.run({})).toMatchObject({
        status: "FAILED",
        error: "Heaviside.CarrierTooLarge",
      });
    }));

  test("an execution of another version of the machine is refused, or served on beside it", async () => {
    const options = { name: "Versions", dedupe: "claim" } as const;
    const before = await site.deploy(asking, options);
    const input = { queue: mail.url };
    const callBack = async (execution: string): Promise<unknown> => {
      const { ready } = await site.stack.messages("mail");
      const name = execution.split(":").slice(-2).join(":");
      const taskToken = ready.map(({ body }) => body).find((body) => body.startsWith(name));
      await site.ask({ sendTaskSuccess: { taskToken, output: '"called"' } });
      return site.outcome(execution);
    };
    const asked = async (): Promise<string> => {
      const execution = await before.start(input);
      await site.stack.idle();
      return execution;
    };
    const [one, other] = [await asked(), await asked()];
    // In place of the one before.
    await site.deploy(changed, options);
    expect(await callBack(one)).toMatchObject({
      status: "FAILED",
      error: "Heaviside.DefinitionMismatch",
    });
    const both = await site.deploy(changed, { ...options, others: [asking] });
    expect(await callBack(other)).toEqual({ status: "SUCCEEDED", output: "called" });
    const execution = await asked();
    expect(await callBack(execution)).toEqual({ status: "SUCCEEDED", output: "changed" });
    await both.remove();
  });
});
