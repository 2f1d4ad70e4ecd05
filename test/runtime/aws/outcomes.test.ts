import { expect, test } from "vitest";
import type { Sdk } from "../../../runtime/aws/sdk.js";
import { tellOutcome, type EndedExecution } from "../../../runtime/aws/outcomes.js";

// What whoever is told of an outcome can go by, where it is told twice.

const arn = "arn:aws:states:eu-west-1:123456789012";
function ended(name: string, stopDate: number): EndedExecution {
  return {
    ...{ name, stopDate, outcome: { status: "SUCCEEDED", output: 1 } },
    executionArn: `${arn}:execution:Orders:${name}`,
    stateMachineArn: `${arn}:stateMachine:Orders`,
  };
}

/** All that is sent of an outcome: commands to SQS, and events to functions. */
async function told(destination: string, execution: EndedExecution) {
  const sent: { readonly [field: string]: string }[] = [];
  const client = { send: async (command: (typeof sent)[number]) => void sent.push(command) };
  const SendMessageCommand = class {
    constructor(given: object) {
      Object.assign(this, given);
    }
  };
  // As far as it is used.
  const sdk = {
    connect: async () => ({ client, module: { SendMessageCommand } }),
  } as unknown as Sdk;
  const invoke = async (to: string, event: string) => void sent.push({ to, event });
  await tellOutcome(sdk, destination, { ended: execution, invoke });
  return sent;
}

const queue = "https://sqs.eu-west-1.amazonaws.com/123456789012/ended";

test("a FIFO queue drops what it was told before", async () => {
  const [first] = await told(`${queue}.fifo`, ended("first", 1000));
  const [again] = await told(`${queue}.fifo`, ended("first", 2000));
  const [other] = await told(`${queue}.fifo`, ended("other", 2000));
  expect(first?.MessageDeduplicationId).toMatch(/^[0-9a-f]{32}$/);
  expect(again?.MessageDeduplicationId).toBe(first?.MessageDeduplicationId);
  expect(other?.MessageDeduplicationId).not.toBe(first?.MessageDeduplicationId);
  expect(first?.MessageGroupId).toBe(first?.MessageDeduplicationId);
});

test("others find the id in the event", async () => {
  const [message] = await told(queue, ended("first", 1000));
  expect(message).not.toHaveProperty("MessageGroupId");
  const [call] = await told("arn:aws:lambda:eu-west-1:123456789012:function:f", ended("first", 5));
  const { id } = JSON.parse(message?.MessageBody ?? "") as { readonly id: string };
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.parse(call?.event ?? "")).toMatchObject({ id, detail: { name: "first" } });
});
