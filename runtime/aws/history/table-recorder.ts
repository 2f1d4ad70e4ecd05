import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { End, Recorder, Start } from "../../history/recorder.js";
import type { Sdk } from "../sdk.js";
import {
  endKey,
  keyAttributes,
  listKey,
  partsKey,
  startKey,
  textIfFits,
  textsOf,
  type Key,
} from "./items.js";

export interface HistoryTable {
  /** Its key is the texts `pk` and `sk`, its TTL the attribute `ttl`. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long items stay. */
  readonly ttlSeconds: number;
}

type Attributes = Record<string, AttributeValue>;

/** Keeps histories in a table of DynamoDB: an item for each call, and two for the execution's start and end. */
export function tableRecorder(sdk: Sdk, { name, now, ttlSeconds }: HistoryTable): Recorder {
  const ttl = (): AttributeValue => ({ N: String(Math.floor(now() / 1000) + ttlSeconds) });
  const put = async (key: Key, attributes: Attributes): Promise<void> => {
    const { client, module } = await sdk.connect("dynamodb");
    const Item = { ...attributes, ...keyAttributes(key), ttl: ttl() };
    await client.send(new module.PutItemCommand({ TableName: name, Item }));
  };
  /** The execution in the list of its machine's. An end that was listed stays. */
  const list = async (key: Key, status: string, stopTime?: number): Promise<void> => {
    const { client, module } = await sdk.connect("dynamodb");
    const value = stopTime === undefined ? "if_not_exists(#status, :status)" : ":status";
    const stop = stopTime === undefined ? "" : ", stopTime = :stop";
    const given = {
      TableName: name,
      Key: keyAttributes(key),
      UpdateExpression: `SET #status = ${value}, #ttl = :ttl${stop}`,
      ExpressionAttributeNames: { "#status": "status", "#ttl": "ttl" },
      ExpressionAttributeValues: {
        ...{ ":status": { S: status }, ":ttl": ttl() },
        ...(stopTime !== undefined && { ":stop": { N: String(stopTime) } }),
      },
    };
    await client.send(new module.UpdateItemCommand(given));
  };
  const startTimeOf = async (execution: string): Promise<number | undefined> => {
    const { client, module } = await sdk.connect("dynamodb");
    const Key = keyAttributes(startKey(execution));
    const { Item } = await client.send(new module.GetItemCommand({ TableName: name, Key }));
    return Item && Number(Item["time"]?.N);
  };
  return {
    async start({ execution, time, ...more }) {
      await Promise.all([
        put(startKey(execution), startAttributes(time, more)),
        list(listKey(execution, time), "RUNNING"),
      ]);
    },
    async parts(execution, key, parts) {
      await Promise.all(
        textsOf(parts).map((text, index) =>
          put(partsKey(execution, key, index), { parts: { S: text } }),
        ),
      );
    },
    async end({ execution, time, outcome, startTime }) {
      const listed = async (): Promise<void> => {
        const started = startTime ?? (await startTimeOf(execution));
        if (started !== undefined) await list(listKey(execution, started), outcome.status, time);
      };
      await Promise.all([put(endKey(execution), endAttributes(time, outcome)), listed()]);
    },
  };
}

function startAttributes(
  time: number,
  { input, roleArn }: Pick<Start, "input" | "roleArn">,
): Attributes {
  const text = textIfFits(input);
  return {
    ...{ time: { N: String(time) }, roleArn: { S: roleArn } },
    ...(text !== undefined && { input: { S: text } }),
  };
}

function endAttributes(time: number, outcome: End["outcome"]): Attributes {
  const text = textIfFits(outcome) ?? JSON.stringify({ status: outcome.status });
  return { time: { N: String(time) }, outcome: { S: text } };
}
