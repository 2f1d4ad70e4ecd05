import { athena, glue } from "./analytics.js";
import { codebuild } from "./codebuild.js";
import { dynamodb } from "./dynamodb.js";
import { batch, bedrock, ecs } from "./jobs.js";
import { kms, secretsmanager, ssm } from "./keys.js";
import { lambda } from "./lambda.js";
import { events, sns, sqs } from "./messaging.js";
import { s3 } from "./s3.js";
import { readModel, type Shape } from "./shape.js";
import { states } from "./states.js";

export type { Shape } from "./shape.js";

/**
 * What an operation answers, as a Task gets it: `resultShape("dynamodb", "putItem")`, `resultShape("aws-sdk:kms", "encrypt")`.
 * `undefined` for what is not known here, and for jobs whose end is waited for.
 */
export function resultShape(resourceType: string, resource: string): Shape | undefined {
  const [, isSdk, service = ""] = /^(aws-sdk:)?(.*)$/.exec(resourceType) ?? [];
  const operation = operationOf(service, resource);
  const model = Object.hasOwn(models, service) ? models[service] : undefined;
  if (operation === undefined || model === undefined) return undefined;
  const shape = readModel(model)(operation);
  return isSdk === undefined ? parsed(service, resource, shape) : shape;
}

/** `.sync` of an execution ends with its description. */
function operationOf(service: string, resource: string): string | undefined {
  if (service === "states" && /^startExecution\.sync(:2)?$/.test(resource))
    return "describeExecution";
  return resource.includes(".") ? undefined : resource;
}

/** What optimised integrations make JSON of, where the API has text. */
function parsed(service: string, resource: string, shape: Shape | undefined): Shape | undefined {
  const isParsed =
    (service === "lambda" && resource === "invoke") ||
    (service === "states" && resource.endsWith(".sync:2")) ||
    (service === "bedrock" && resource === "invokeModel");
  if (!isParsed || shape?.kind !== "object") return shape;
  const any = (): Shape => ({ kind: "any" });
  const fields = new Map(shape.fields);
  for (const name of ["Payload", "Input", "Output", "Body"])
    if (fields.has(name)) fields.set(name, any);
  return { ...shape, fields };
}

const models: { readonly [service: string]: string } = {
  athena,
  batch,
  bedrock,
  bedrockruntime: bedrock,
  codebuild,
  dynamodb,
  ecs,
  eventbridge: events,
  events,
  glue,
  kms,
  lambda,
  s3,
  secretsmanager,
  sfn: states,
  sns,
  sqs,
  ssm,
  states,
};
