import { Agent, request as httpRequest, type Server } from "node:http";
import { createDynalite } from "./packages.js";
import { closed, listening, urlOf } from "./server.js";
import { jsonReply, type Service, type ServiceReply } from "./service.js";

type Fields = Readonly<Record<string, unknown>>;

/** DynamoDB on dynalite, with what dynalite lacks: see the README. */
export interface DynamoDb {
  readonly service: Service;
  /** Calls an operation for the tests: not counted. Throws what DynamoDB answers with. */
  call(operation: string, input: object): Promise<Fields>;
  stop(): Promise<void>;
}

interface State {
  readonly server: Server;
  readonly agent: Agent;
  readonly timeToLive: Map<string, Fields>;
  /** The last write. One follows the other, so that a refused one can tell what it was refused for. */
  writes: Promise<unknown>;
}

interface Answer {
  readonly status: number;
  readonly fields: Fields;
}

const writing = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"];
const reading = ["GetItem", "BatchGetItem", "Query", "Scan"];

export async function startDynamoDb(): Promise<DynamoDb> {
  const server = await createDynalite();
  server.keepAliveTimeout = 0;
  await listening(server);
  const agent = new Agent({ keepAlive: true });
  const state: State = { server, agent, timeToLive: new Map(), writes: Promise.resolve() };
  return {
    service: ({ body }, operation) => serve(state, operation, fieldsOf(body.toString())),
    async call(operation, input) {
      const { status, body } = await serve(state, operation, { ...input });
      if (status !== 200) throw new Error(`${operation}: ${body.toString()}`);
      return fieldsOf(body.toString());
    },
    async stop() {
      agent.destroy();
      await closed(server);
    },
  };
}

async function serve(state: State, operation: string, input: Fields): Promise<ServiceReply> {
  if (operation.endsWith("TimeToLive")) return timeToLive(state, operation, input);
  if (writing.includes(operation)) {
    const write = state.writes.then(() => metered(state, operation, input));
    state.writes = write.catch(() => undefined);
    return write;
  }
  return metered(state, operation, input);
}

/** Asks what the operation costs, whether the client wants to know it or not. */
async function metered(state: State, operation: string, input: Fields): Promise<ServiceReply> {
  const isWrite = writing.includes(operation);
  if (!isWrite && !reading.includes(operation)) {
    const { status, fields } = await ask(state, operation, input);
    return jsonReply(status, fields);
  }
  const {
    ReturnConsumedCapacity: wanted,
    ReturnValuesOnConditionCheckFailure: old,
    ...rest
  } = input;
  const { status, fields } = await ask(state, operation, {
    ...rest,
    ReturnConsumedCapacity: wanted === "INDEXES" ? "INDEXES" : "TOTAL",
  });
  if (String(fields["__type"]).endsWith("#ConditionalCheckFailedException")) {
    const item = old === "ALL_OLD" ? await itemOf(state, rest) : undefined;
    return {
      ...jsonReply(status, { ...fields, ...(item !== undefined && { Item: item }) }),
      writeUnits: 1,
    };
  }
  const { ConsumedCapacity: consumed, ...others } = fields;
  const isWanted = wanted === "TOTAL" || wanted === "INDEXES";
  const units = unitsOf(consumed);
  return {
    ...jsonReply(status, isWanted ? fields : others),
    ...(isWrite ? { writeUnits: units } : { readUnits: units }),
  };
}

function unitsOf(consumed: unknown): number {
  const all = (Array.isArray(consumed) ? consumed : [consumed ?? {}]) as readonly Fields[];
  return all.reduce((sum, { CapacityUnits: units = 0 }) => sum + Number(units), 0);
}

/** The item that a write was about. Nothing was written since. */
async function itemOf(state: State, input: Fields): Promise<unknown> {
  const { TableName, Key, Item } = input as { TableName: string; Key?: Fields; Item?: Fields };
  const key = Key ?? keyOf(Item ?? {}, await keyNames(state, TableName));
  const { fields } = await ask(state, "GetItem", { TableName, Key: key, ConsistentRead: true });
  return fields["Item"];
}

function keyOf(item: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

async function keyNames(state: State, TableName: string): Promise<readonly string[]> {
  const { fields } = await ask(state, "DescribeTable", { TableName });
  const { KeySchema } = fields["Table"] as { KeySchema: readonly { AttributeName: string }[] };
  return KeySchema.map(({ AttributeName }) => AttributeName);
}

/** dynalite knows no TimeToLive; nothing expires here. */
async function timeToLive(state: State, operation: string, input: Fields): Promise<ServiceReply> {
  const name = String(input["TableName"]);
  const found = await ask(state, "DescribeTable", { TableName: name });
  if (found.status !== 200) return jsonReply(found.status, found.fields);
  if (operation === "UpdateTimeToLive") {
    const specification = input["TimeToLiveSpecification"] as Fields;
    state.timeToLive.set(name, specification);
    return jsonReply(200, { TimeToLiveSpecification: specification });
  }
  const { Enabled, AttributeName } = state.timeToLive.get(name) ?? {};
  const TimeToLiveDescription =
    Enabled === true
      ? { TimeToLiveStatus: "ENABLED", AttributeName }
      : { TimeToLiveStatus: "DISABLED" };
  return jsonReply(200, { TimeToLiveDescription });
}

async function ask(state: State, operation: string, input: Fields): Promise<Answer> {
  const sent = httpRequest(urlOf(state.server), {
    method: "POST",
    agent: state.agent,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${operation}`,
      "x-amz-date": "20260101T000000Z",
      authorization: "AWS4-HMAC-SHA256 Credential=stack, SignedHeaders=host, Signature=stack",
    },
  });
  sent.end(JSON.stringify(input));
  return new Promise((resolve, reject) => {
    sent.on("error", reject).on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("error", reject);
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 500, fields: fieldsOf(text) }),
      );
    });
  });
}

function fieldsOf(text: string): Fields {
  return text === "" ? {} : (JSON.parse(text) as Fields);
}
