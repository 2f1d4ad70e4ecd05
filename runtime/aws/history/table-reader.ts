import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Kept } from "../../history/in-order.js";
import type { End, Part, Start } from "../../history/recorder.js";
import type { Outcome } from "../../ports/ports.js";
import type { Sdk } from "../sdk.js";
import { endKey, keyAttributes, partsPrefix, startKey, type Key } from "./items.js";

/** An execution in the list of its machine's. */
export interface Listed {
  readonly name: string;
  readonly status: "RUNNING" | Outcome["status"];
  /** Milliseconds since 1970. */
  readonly startTime: number;
  readonly stopTime?: number;
}

/** Reads what `tableRecorder` has kept in a table. Rejects with what the SDK throws. */
export interface HistoryReader {
  /** The executions of a machine, the latest first; of a status, where one is given. */
  list(machine: string, options: ListOptions): Promise<readonly Listed[]>;
  /** Start and end of an execution. Both are absent where the table knows nothing of it. */
  about(execution: string): Promise<Omit<Kept, "parts">>;
  /** All of it. */
  kept(execution: string): Promise<Kept>;
}

export interface ListOptions {
  readonly most: number;
  readonly status?: string | undefined;
}

type Attributes = Record<string, AttributeValue>;

export function historyReader(sdk: Sdk, TableName: string): HistoryReader {
  const get = async (key: Key): Promise<Attributes | undefined> => {
    const { client, module } = await sdk.connect("dynamodb");
    const given = { TableName, Key: keyAttributes(key), ConsistentRead: true };
    return (await client.send(new module.GetItemCommand(given))).Item;
  };
  /** The items of a partition, page by page. */
  async function* query(pk: string, options: object): AsyncGenerator<Attributes> {
    const { client, module } = await sdk.connect("dynamodb");
    let ExclusiveStartKey: Attributes | undefined;
    do {
      const answer = await client.send(
        new module.QueryCommand({
          ...{ TableName, KeyConditionExpression: "pk = :pk", ConsistentRead: true },
          ExpressionAttributeValues: { ":pk": { S: pk } },
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
          ...options,
        }),
      );
      yield* answer.Items ?? [];
      ExclusiveStartKey = answer.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return {
    async list(machine, { most, status }) {
      const found: Listed[] = [];
      if (most === 0) return found;
      for await (const item of query(machine, { ScanIndexForward: false, Limit: 100 })) {
        const listed = listedOf(item);
        if (status !== undefined && listed.status !== status) continue;
        if (found.push(listed) >= most) break;
      }
      return found;
    },
    async about(execution) {
      const [start, end] = await Promise.all([get(startKey(execution)), get(endKey(execution))]);
      return { start: start && startOf(execution, start), end: end && endOf(execution, end) };
    },
    async kept(execution) {
      const items: Attributes[] = [];
      for await (const item of query(execution, {})) items.push(item);
      const of = ({ sk }: Key) => items.find((item) => item["sk"]?.S === sk);
      const [start, end] = [of(startKey(execution)), of(endKey(execution))];
      return {
        ...{ start: start && startOf(execution, start), end: end && endOf(execution, end) },
        parts: items
          .filter(({ sk }) => sk?.S?.startsWith(partsPrefix))
          .flatMap(({ parts }) => JSON.parse(parts?.S ?? "[]") as readonly Part[]),
      };
    },
  };
}

function listedOf({ sk, status, stopTime }: Attributes): Listed {
  const [startDate = "", name = ""] = sk?.S?.split("#") ?? [];
  return {
    name,
    // Nobody else writes it.
    status: status?.S as Listed["status"],
    startTime: Date.parse(startDate),
    ...(stopTime && { stopTime: Number(stopTime.N) }),
  };
}

function startOf(execution: string, { input, roleArn, time }: Attributes): Start {
  const given: unknown = input?.S === undefined ? undefined : JSON.parse(input.S);
  return { execution, time: Number(time?.N), input: given, roleArn: roleArn?.S ?? "" };
}

function endOf(execution: string, { outcome, time }: Attributes): End {
  return { execution, time: Number(time?.N), outcome: JSON.parse(outcome?.S ?? "") as Outcome };
}
