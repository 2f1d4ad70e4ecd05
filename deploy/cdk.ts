import { lineComment, quote } from "../compiler/5-emit/text.js";
import { environment } from "../runtime/aws/environment.js";
import { sharedLines } from "./cdk-shared.js";
import { propName, pseudo, text } from "./cdk-text.js";
import { ids, type FunctionNeed, type Needs, type Statement } from "./needs.js";
import { invokerFile } from "./sam.js";
import { functionComment, invokerQueues } from "./shared-resources.js";
import { referencesIn } from "./sub.js";
import type { Build } from "./template.js";

/**
 * A file with a construct of the AWS CDK, not yet formatted. CDK adds to the roles what its event sources, destinations and logs
 * want; what executions need comes from the definition.
 */
export function cdkConstruct(needs: Needs, build: Build): string {
  const { machine, parameters } = needs;
  const name = `${machine.replace(/[^\p{ID_Continue}]/gu, "").replace(/^(?!\p{ID_Start})/u, "The")}Machine`;
  const props = parameters.map(
    ({ id, placeholder, isJson }) =>
      `${lineComment(`The value of "${placeholder}" in the definition${isJson ? ", as JSON" : ""}.`)}\nreadonly ${propName(id)}: string;`,
  );
  const hasProps = props.length > 0;
  const lines = [
    ...sharedLines(needs, build),
    ...needs.functions.flatMap((each) => ["", ...functionLines(each, needs)]),
  ];
  return [
    lineComment(build.heading),
    imports(needs),
    "",
    ...(hasProps ? [`export interface ${name}Props {\n${props.join("\n")}\n}`, ""] : []),
    lineComment(`Runs ${machine} on Lambda.`),
    `export class ${name} extends Construct {`,
    ...needs.functions.map((need) => `readonly ${memberOf(need)}: NodejsFunction;`),
    ...(needs.extras?.outcomes?.isOwn ? ["readonly outcomes: Queue;"] : []),
    ...(needs.extras?.seal ? ["readonly carrierKey: Secret;"] : []),
    "",
    `constructor(scope: Construct, id: string${hasProps ? `, props: ${name}Props` : ""}) {`,
    "super(scope, id);",
    ...stackLine(needs),
    ...lines,
    "}",
    "}",
    "",
  ].join("\n");
}

function imports({ history, table, extras = {} }: Needs): string {
  const hasTable = table !== undefined || history === true;
  const isKept = hasTable || extras.bucket === true || extras.seal === true;
  const all: readonly (readonly [string, string])[] = [
    [isKept ? "Duration, RemovalPolicy, Stack" : "Duration, Stack", "aws-cdk-lib"],
    ...(hasTable
      ? [["AttributeType, BillingMode, Table", "aws-cdk-lib/aws-dynamodb"] as const]
      : []),
    ["PolicyStatement", "aws-cdk-lib/aws-iam"],
    ["Architecture, RecursiveLoop, Runtime", "aws-cdk-lib/aws-lambda"],
    ["SqsDestination", "aws-cdk-lib/aws-lambda-destinations"],
    ["SqsEventSource", "aws-cdk-lib/aws-lambda-event-sources"],
    ["NodejsFunction, OutputFormat", "aws-cdk-lib/aws-lambda-nodejs"],
    ...(extras.bucket ? [["BlockPublicAccess, Bucket", "aws-cdk-lib/aws-s3"] as const] : []),
    ...(extras.seal ? [["Secret", "aws-cdk-lib/aws-secretsmanager"] as const] : []),
    ["Queue", "aws-cdk-lib/aws-sqs"],
    ["Construct", "constructs"],
  ];
  return all.map(([names, from]) => `import { ${names} } from "${from}";`).join("\n");
}

/** The stack's own values, those that are read. */
function stackLine({ functions, settings = [] }: Needs): readonly string[] {
  const subs = functions.flatMap(({ name, environment: variables, statements }) => [
    name,
    ...Object.entries(variables).flatMap(([key, value]) =>
      key === environment.settings ? [] : [value],
    ),
    ...statements.flatMap(({ resources }) => resources),
  ]);
  const names = new Set([...subs, ...settings.map(({ value }) => value)].flatMap(referencesIn));
  const read = Object.entries(pseudo).flatMap(([name, local]) => (names.has(name) ? [local] : []));
  return read.length === 0 ? [] : [`const { ${read.join(", ")} } = Stack.of(this);`, ""];
}

/** For an app to give functions what their handlers need: variables, rights. */
function memberOf({ id, kind }: FunctionNeed): string {
  return kind === "invoker" ? "invoker" : propName(id);
}

function functionLines(need: FunctionNeed, needs: Needs): readonly string[] {
  const { id, kind, name, handler, timeout, statements } = need;
  const target = `this.${memberOf(need)}`;
  const variables = Object.entries(need.environment).map(
    ([name, value]) => `${name}: ${name === environment.settings ? "settings" : text(value)},`,
  );
  return [
    lineComment(functionComment(need)),
    `${target} = new NodejsFunction(this, "${id}", {`,
    "...shared,",
    `functionName: ${text(name)},`,
    `entry: ${quote(handler?.file ?? invokerFile)},`,
    ...(handler && handler.export !== "handler" ? [`handler: ${quote(handler.export)},`] : []),
    `timeout: Duration.seconds(${timeout}),`,
    ...(variables.length > 0 ? ["environment: {", ...variables, "},"] : []),
    "});",
    ...statements.flatMap((statement) => statementLines(target, statement)),
    ...(kind === "invoker" ? sourceLines(target, needs) : []),
  ];
}

function statementLines(
  target: string,
  { reason, actions, resources }: Statement,
): readonly string[] {
  return [
    lineComment(reason),
    `${target}.addToRolePolicy(`,
    "new PolicyStatement({",
    `actions: [${actions.map(quote).join(", ")}],`,
    `resources: [${resources.map(text).join(", ")}],`,
    "}),",
    ");",
  ];
}

function sourceLines(target: string, needs: Needs): readonly string[] {
  return invokerQueues(needs).map(
    ({ id }) =>
      `${target}.addEventSource(new SqsEventSource(${references[id]}, { batchSize: 10, reportBatchItemFailures: true }));`,
  );
}

const references: { readonly [name: string]: string } = {
  [ids.delays]: "delays",
  [ids.failures]: "failures",
};
