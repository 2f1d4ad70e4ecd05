import { tableLayout, environment } from "../../runtime/aws/environment.js";
import { ids, type FunctionNeed, type Needs } from "../needs.js";
import {
  defaults,
  type Observed,
  type ObservedFunction,
  type ObservedQueue,
  type ObservedSource,
  type ObservedTable,
} from "./observed.js";
import { templateRole } from "./template-roles.js";
import {
  fields,
  items,
  numberOf,
  resourcesIn,
  targetOf,
  textOf,
  type Fields,
  type Resource,
} from "./template-values.js";

/**
 * What a template of CloudFormation or SAM would deploy. A function is found by its name, or by its logical id where that is the
 * one that "heaviside template" gives.
 */
export function observeTemplate(template: Fields, needs: Needs): Observed {
  const globals = fields(fields(template["Globals"])["Function"]);
  const resources = resourcesIn(template).map((one) =>
    one.type === "AWS::Serverless::Function"
      ? {
          ...one,
          properties: {
            ...globals,
            ...one.properties,
            Environment: merged(globals, one.properties),
          },
        }
      : one,
  );
  const sources = resources.flatMap((one) => sourcesOf(one, resources));
  const functions = new Map<string, ObservedFunction>();
  for (const need of needs.functions) {
    const found =
      resources.find((one) => isFunction(one, need)) ??
      consumer(need, functions, sources, resources);
    if (found) functions.set(need.id, functionOf(found, resources));
  }
  const named = [...functions.values()];
  const queues = named.flatMap(({ onFailure, delays }) => [onFailure, delays]);
  const tables = named.flatMap(({ history, table }) => [history, table]);
  return {
    functions,
    queues: lookedUp(queues, "AWS::SQS::Queue", resources, (one) => queueOf(one, sources)),
    tables: lookedUp(tables, "AWS::DynamoDB::Table", resources, tableOf),
  };
}

const functionTypes = ["AWS::Serverless::Function", "AWS::Lambda::Function"];

function merged(globals: Fields, own: Fields): Fields {
  const variables = [globals, own].map((one) => fields(fields(one["Environment"])["Variables"]));
  return { Variables: Object.assign({}, ...variables) as Fields };
}

function isFunction({ id, type, properties }: Resource, need: FunctionNeed): boolean {
  if (!functionTypes.includes(type)) return false;
  const name = textOf(properties["FunctionName"]);
  return name === undefined ? id === need.id : name === need.name.text;
}

/** The invoker may be called anything: it takes the messages of a queue that the other functions name. */
function consumer(
  { kind }: FunctionNeed,
  others: ReadonlyMap<string, ObservedFunction>,
  sources: readonly QueueSource[],
  resources: readonly Resource[],
): Resource | undefined {
  if (kind !== "invoker") return undefined;
  const named = new Set(
    [...others.values()].flatMap(({ onFailure, delays }) => [onFailure, delays]),
  );
  const source = sources.find(({ queue }) => named.has(queue));
  return resources.find(({ id }) => id === source?.function);
}

function functionOf(resource: Resource, resources: readonly Resource[]): ObservedFunction {
  const { id, properties } = resource;
  const apart = resources.find(
    (one) =>
      one.type === "AWS::Lambda::EventInvokeConfig" &&
      targetOf(one.properties["FunctionName"]) === id,
  );
  const config = apart?.properties ?? fields(properties["EventInvokeConfig"]);
  const onFailure = fields(fields(config["DestinationConfig"])["OnFailure"])["Destination"];
  const variables = fields(fields(properties["Environment"])["Variables"]);
  const runtime = textOf(properties["Runtime"]);
  const failures = referred(onFailure);
  // A topic, a bus or a function: nothing that the invoker takes messages from.
  const isOther = resources.some((one) => one.id === failures && one.type !== "AWS::SQS::Queue");
  const delays = referred(variables[environment.delays]);
  const table = referred(variables[environment.table]);
  const history = referred(variables[environment.history]);
  const names = templateNames(
    { delays, failures: isOther ? undefined : failures, history, table },
    variables,
  );
  const kept = new Set([
    ...[...names.values()].map((text) => text.slice(2, -1)),
    ...resources.filter(isUnnamed).map((one) => `${one.id}.Arn`),
  ]);
  const role = templateRole(resource, resources, kept);
  return {
    name: id,
    ...(runtime !== undefined && { runtime }),
    timeout: numberOf(properties["Timeout"], defaults.timeout),
    recursiveLoop: properties["RecursiveLoop"] === "Allow" ? "Allow" : "Terminate",
    retryAttempts: numberOf(config["MaximumRetryAttempts"], defaults.retryAttempts),
    eventAge: numberOf(config["MaximumEventAgeInSeconds"], defaults.eventAge),
    environment: new Map(Object.entries(variables).map(([name, value]) => [name, constant(value)])),
    ...(failures !== undefined && !isOther && { onFailure: failures }),
    ...(delays !== undefined && { delays }),
    ...(table !== undefined && { table }),
    ...(history !== undefined && { history }),
    ...(role && { role }),
    names,
  };
}

/** A queue or table that only this template knows: no ARN in a definition can be its. */
function isUnnamed({ type, properties }: Resource): boolean {
  const nameless = { "AWS::SQS::Queue": "QueueName", "AWS::DynamoDB::Table": "TableName" };
  const field = nameless[type as keyof typeof nameless] as string | undefined;
  return field !== undefined && properties[field] === undefined;
}

/** What references in the resources of statements are in this template, whatever its resources are called. */
function templateNames(
  named: { readonly [Name in "delays" | "failures" | "history" | "table"]: string | undefined },
  variables: Fields,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, id: string | undefined, attribute: string): void => {
    if (id !== undefined && /^\w+$/.test(id)) found.set(name, "${" + id + attribute + "}");
  };
  add(`${ids.delays}.Arn`, named.delays, ".Arn");
  add(`${ids.failures}.Arn`, named.failures, ".Arn");
  add(`${ids.history}.Arn`, named.history, ".Arn");
  add(`${ids.table}.Arn`, named.table, ".Arn");
  add(`${ids.outcomes}.Arn`, targetOf(variables[environment.outcomes]), ".Arn");
  add(ids.bucket, targetOf(variables[environment.bucket]), "");
  return found;
}

/** A logical id; of what the template does not tell, the text. */
function referred(value: Fields[string] | undefined): string | undefined {
  return value === undefined ? undefined : (targetOf(value) ?? textOf(value) ?? "?");
}

function constant(value: Fields[string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

interface QueueSource extends ObservedSource {
  readonly queue: string;
}

/** Event source mappings, and the SQS events of a function of SAM. */
function sourcesOf(
  { id, type, properties }: Resource,
  resources: readonly Resource[],
): readonly QueueSource[] {
  if (type === "AWS::Lambda::EventSourceMapping") {
    const target = targetOf(properties["FunctionName"]) ?? textOf(properties["FunctionName"]) ?? "";
    return [sourceOf(properties, properties["EventSourceArn"], target, resources)];
  }
  if (type !== "AWS::Serverless::Function") return [];
  return Object.values(fields(properties["Events"])).flatMap((event) => {
    const { Type, Properties } = fields(event);
    const given = fields(Properties);
    return Type === "SQS" ? [sourceOf(given, given["Queue"], id, resources)] : [];
  });
}

function sourceOf(
  given: Fields,
  queue: Fields[string] | undefined,
  target: string,
  resources: readonly Resource[],
): QueueSource {
  const consumed = resources.find(({ id }) => id === target);
  return {
    queue: referred(queue) ?? "?",
    function: target,
    isEnabled: given["Enabled"] !== false && given["Enabled"] !== "false",
    batchWindow: numberOf(given["MaximumBatchingWindowInSeconds"], 0),
    reportsFailures: items(given["FunctionResponseTypes"]).includes("ReportBatchItemFailures"),
    functionTimeout: numberOf(consumed?.properties["Timeout"], defaults.timeout),
  };
}

function queueOf({ id, properties }: Resource, sources: readonly QueueSource[]): ObservedQueue {
  const redrive = properties["RedrivePolicy"];
  const count = fields(redrive)["maxReceiveCount"];
  return {
    name: id,
    visibilityTimeout: numberOf(properties["VisibilityTimeout"], defaults.visibilityTimeout),
    ...(redrive !== undefined && { maxReceiveCount: numberOf(count, Number.NaN) }),
    isFifo: properties["FifoQueue"] === true || properties["FifoQueue"] === "true",
    sources: sources.filter(({ queue }) => queue === id),
  };
}

function tableOf({ id, properties }: Resource): ObservedTable {
  const types = new Map(
    items(properties["AttributeDefinitions"]).map((one) => {
      const { AttributeName, AttributeType } = fields(one);
      return [AttributeName, AttributeType] as const;
    }),
  );
  const key = items(properties["KeySchema"]).map((one) => fields(one)["AttributeName"]);
  const ttl = fields(properties["TimeToLiveSpecification"]);
  const isOn = ttl["Enabled"] === true || ttl["Enabled"] === "true";
  return {
    name: id,
    key: key.map((name) => `${String(name)} ${String(types.get(name))}`),
    ...(isOn && { expires: textOf(ttl["AttributeName"]) ?? tableLayout.expires }),
    isOnDemand: properties["BillingMode"] === "PAY_PER_REQUEST",
  };
}

function lookedUp<Kind>(
  keys: readonly (string | undefined)[],
  type: string,
  resources: readonly Resource[],
  observe: (resource: Resource) => Kind,
): ReadonlyMap<string, Kind | "elsewhere"> {
  const found = new Map<string, Kind | "elsewhere">();
  for (const key of keys) {
    if (key === undefined) continue;
    const resource = resources.find((one) => one.id === key);
    found.set(key, resource?.type === type ? observe(resource) : "elsewhere");
  }
  return found;
}
