import type { Json } from "../../compiler/1-parse/document.js";
import { statementsOf, type ObservedRole, type PolicyStatement } from "./policy.js";
import { fields, items, targetOf, textOf, type Resource } from "./template-values.js";

/**
 * What the role of a function in a template allows; `undefined` where the template does not tell, as with a managed policy that
 * is not among those known here. References to what is in `kept` stay; others may be anything.
 */
export function templateRole(
  { id, type, properties }: Resource,
  resources: readonly Resource[],
  kept: ReadonlySet<string>,
): ObservedRole | undefined {
  const patternOf = (value: unknown): string | undefined =>
    textOf(value as Json)
      ?.replace(/\$\{(?!!)([^}]*)\}/g, (whole, name: string) => (kept.has(name) ? whole : "*"))
      .replaceAll("${!", "${");
  const role = targetOf(properties["Role"]);
  if (role === undefined) {
    if (type !== "AWS::Serverless::Function" || properties["Role"] !== undefined) return undefined;
    const own = all(listed(properties["Policies"]).map((one) => ofSam(one, patternOf)));
    return own && { name: `${id}Role`, statements: [...own, ...givenBySam] };
  }
  const resource = resources.find((one) => one.id === role && one.type === "AWS::IAM::Role");
  if (!resource || resource.properties["PermissionsBoundary"] !== undefined) return undefined;
  const statements = all([
    ...items(resource.properties["Policies"]).map((one) =>
      statementsOf(fields(one)["PolicyDocument"], patternOf),
    ),
    ...items(resource.properties["ManagedPolicyArns"]).map((one) =>
      managed(one, resources, patternOf),
    ),
    ...resources
      .filter((one) => isFor(one, role))
      .map((one) => statementsOf(one.properties["PolicyDocument"], patternOf)),
  ]);
  return statements && { name: role, statements };
}

type PatternOf = (value: unknown) => string | undefined;

/** A policy of its own that names the role. */
function isFor({ type, properties }: Resource, role: string): boolean {
  if (!/^AWS::IAM::(Policy|ManagedPolicy|RolePolicy)$/.test(type)) return false;
  const named = [...items(properties["Roles"]), ...items([properties["RoleName"] ?? ""])];
  return named.some((one) => targetOf(one) === role);
}

/** A managed policy: one of the template, or one of those of AWS that functions usually have. */
function managed(
  value: Json,
  resources: readonly Resource[],
  patternOf: PatternOf,
): readonly PolicyStatement[] | undefined {
  const own = resources.find(({ id }) => id === targetOf(value));
  if (own) return statementsOf(own.properties["PolicyDocument"], patternOf);
  const name = textOf(value)?.replace(/^.*\//, "") ?? "";
  const actions = Object.hasOwn(usual, name) ? usual[name] : undefined;
  return (
    actions && statementsOf({ Statement: { Effect: "Allow", Action: actions, Resource: "*" } })
  );
}

/** A policy of a function of SAM: a document, statements, or the name of a managed one; others are SAM's own templates. */
function ofSam(value: Json, patternOf: PatternOf): readonly PolicyStatement[] | undefined {
  if (typeof value === "string") return managed(value, [], patternOf);
  const document = fields(value);
  if (document["Statement"] !== undefined) return statementsOf(document, patternOf);
  return document["Effect"] === undefined
    ? undefined
    : statementsOf({ Statement: document }, patternOf);
}

const logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const takes = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

/** What policies of AWS allow, on everything. */
const usual: { readonly [name: string]: readonly string[] } = {
  AWSLambdaBasicExecutionRole: logs,
  AWSLambdaSQSQueueExecutionRole: [...logs, ...takes],
  AWSXRayDaemonWriteAccess: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  AdministratorAccess: ["*"],
};

/** SAM gives a function without a role its log, what its SQS events take and its destination. */
const givenBySam = statementsOf({
  Statement: { Effect: "Allow", Action: [...logs, ...takes, "sqs:SendMessage"], Resource: "*" },
});

function listed(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? items(value) : [value];
}

function all<T>(found: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  const known = found.filter((one) => one !== undefined);
  return known.length === found.length ? known.flat() : undefined;
}
