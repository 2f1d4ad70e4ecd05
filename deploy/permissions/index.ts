import type { Expression, MapState, TaskState, Text } from "../../compiler/3-lower/machine.js";
import { integration } from "../functions.js";
import type { Sub } from "../sub.js";
import { dynamodbGrants } from "./dynamodb.js";
import { fieldsOf, type Call, type Grant } from "./grant.js";
import { apiGrants, httpGrants } from "./http.js";
import { bedrockGrants, ecsGrants, jobGrants } from "./jobs.js";
import { functionArns, lambdaGrants } from "./lambda.js";
import { eventsGrants, snsGrants, sqsGrants } from "./messaging.js";
import { readerGrants, s3Grants, writerGrants } from "./s3.js";
import { prefixOf, sdkGrants } from "./sdk.js";
import { ownMachineGrants, statesGrants, type OwnMachines } from "./states.js";

export type { Grant } from "./grant.js";
export type { OwnMachines } from "./states.js";

/** A Task whose work is done in place: what its call needs. `toSub` gives texts of the definition. */
export function taskGrants(
  state: TaskState,
  toSub: (text: Text) => Sub,
  machines: OwnMachines = new Map(),
): readonly Grant[] {
  const found = integration(state.resource);
  if (!found)
    return [{ actions: ["lambda:InvokeFunction"], resources: functionArns(toSub(state.resource)) }];
  const { service, action, pattern } = found;
  const call = callOf(action, pattern, state.parameters, toSub);
  const isToken = service === "aws-sdk:sfn" && action.startsWith("sendTask");
  const own = service === "states" || isToken ? ownMachineGrants(call, machines) : undefined;
  return own ?? serviceGrants(service.replace(/^aws-sdk:/, ""), call);
}

/** What a distributed Map reads and writes. */
export function mapGrants(state: MapState, toSub: (text: Text) => Sub): readonly Grant[] {
  const { itemReader, resultWriter } = state.distributed ?? {};
  const grants: Grant[] = [];
  if (itemReader) {
    const { action = "" } = integration(itemReader.resource) ?? {};
    grants.push(...readerGrants(callOf(action, "", itemReader.parameters, toSub)));
  }
  if (resultWriter?.resource)
    grants.push(...writerGrants(callOf("putObject", "", resultWriter.parameters, toSub)));
  return grants;
}

function callOf(
  action: string,
  pattern: string,
  parameters: Expression | undefined,
  toSub: (text: Text) => Sub,
): Call {
  return { action, pattern, ...fieldsOf(parameters, toSub) };
}

function serviceGrants(service: string, call: Call): readonly Grant[] {
  const prefix = prefixOf(service);
  const grants = services[prefix]?.(call) ?? jobGrants(prefix, call);
  return grants ?? sdkGrants(service, call);
}

const services: { readonly [prefix: string]: (call: Call) => readonly Grant[] | undefined } = {
  apigateway: (call) => (call.action === "invoke" ? apiGrants(call) : undefined),
  bedrock: (call) =>
    call.action === "createModelCustomizationJob" ? undefined : bedrockGrants(call),
  dynamodb: dynamodbGrants,
  ecs: ecsGrants,
  events: eventsGrants,
  http: httpGrants,
  lambda: (call) => (call.action === "invoke" ? lambdaGrants(call) : undefined),
  s3: s3Grants,
  sns: snsGrants,
  sqs: sqsGrants,
  states: statesGrants,
};
