import { key as keyOf, lineComment, quote, template } from "../compiler/5-emit/text.js";
import { environment, historyLayout, tableLayout } from "../runtime/aws/environment.js";
import { deliveries, invokerTimeout, retention, visibilityFactor } from "./limits.js";
import { ids, type FunctionNeed, type Needs, type Statement } from "./needs.js";
import { invokerFile } from "./sam.js";
import { functionComment, historyComment, invokerQueues } from "./shared-resources.js";
import { referencesIn, type Sub } from "./sub.js";
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
    ...shared(needs, build),
    ...needs.functions.flatMap((each) => ["", ...functionLines(each, needs)]),
  ];
  return [
    lineComment(build.heading),
    imports(needs),
    "",
    ...(hasProps ? [`export interface ${name}Props {\n${props.join("\n")}\n}`, ""] : []),
    lineComment(`Runs ${machine} on Lambda.`),
    `export class ${name} extends Construct {`,
    "readonly invoker: NodejsFunction;",
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

function imports({ history, table }: Needs): string {
  const hasTable = table !== undefined || history === true;
  const all: readonly (readonly [string, string])[] = [
    [hasTable ? "Duration, RemovalPolicy, Stack" : "Duration, Stack", "aws-cdk-lib"],
    ...(hasTable
      ? [["AttributeType, BillingMode, Table", "aws-cdk-lib/aws-dynamodb"] as const]
      : []),
    ["PolicyStatement", "aws-cdk-lib/aws-iam"],
    ["Architecture, RecursiveLoop, Runtime", "aws-cdk-lib/aws-lambda"],
    ["SqsDestination", "aws-cdk-lib/aws-lambda-destinations"],
    ["SqsEventSource", "aws-cdk-lib/aws-lambda-event-sources"],
    ["NodejsFunction, OutputFormat", "aws-cdk-lib/aws-lambda-nodejs"],
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

/** What CloudFormation fills in itself, as a stack of CDK has it. */
const pseudo: { readonly [name: string]: string } = {
  "AWS::Partition": "partition",
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::StackName": "stackName",
  "AWS::StackId": "stackId",
  "AWS::URLSuffix": "urlSuffix",
};

function shared(needs: Needs, build: Build): readonly string[] {
  const { delays, history, table, functions } = needs;
  const [first] = functions;
  const days = retention / 86_400;
  return [
    "// Messages that the invoker could not take. Somebody should look at them.",
    `const deadLetters = new Queue(this, "${ids.dead}", { retentionPeriod: Duration.days(${days}) });`,
    "const redriven = {",
    `deadLetterQueue: { queue: deadLetters, maxReceiveCount: ${deliveries} },`,
    `retentionPeriod: Duration.days(${days}),`,
    `visibilityTimeout: Duration.seconds(${invokerTimeout * visibilityFactor}),`,
    "};",
    "// What functions could not do: the invoker lets Retry and Catch decide.",
    `const failures = new Queue(this, "${ids.failures}", redriven);`,
    ...(delays
      ? [
          lineComment(
            `Where time passes: ${delays.map((name) => JSON.stringify(name)).join(", ")}.`,
          ),
          `const delays = new Queue(this, "${ids.delays}", redriven);`,
        ]
      : []),
    ...(table === undefined
      ? []
      : tableLines("table", ids.table, `Here ${table}. Items expire.`, tableLayout)),
    ...(history ? tableLines("history", ids.history, historyComment, historyLayout) : []),
    "const shared = {",
    `runtime: Runtime.${build.runtime.toUpperCase().replace("NODEJS", "NODEJS_").replace(".", "_")},`,
    `architecture: Architecture.${build.architecture === "arm64" ? "ARM_64" : "X86_64"},`,
    `memorySize: ${build.memory},`,
    `maxEventAge: Duration.seconds(${first?.maximumEventAge ?? 0}),`,
    "// That is for Retry to say.",
    "retryAttempts: 0,",
    "onFailure: new SqsDestination(failures),",
    "recursiveLoop: RecursiveLoop.ALLOW,",
    'bundling: { format: OutputFormat.ESM, mainFields: ["module", "main"], minify: true, sourceMap: true },',
    "};",
    ...settingsLines(needs),
  ];
}

/** Placeholders as JSON text: CDK escapes what the props give. */
function settingsLines({ settings }: Needs): readonly string[] {
  if (!settings) return [];
  // A machine reads JSON in a text too: nothing has to be parsed here, where it may be a token.
  const fields = settings.map(({ name, value }) => `${keyOf(name)}: ${text(value)},`);
  return [
    "// What the definition's placeholders stand for.",
    "const settings = Stack.of(this).toJsonString({",
    ...fields,
    "});",
  ];
}

function tableLines(
  variable: string,
  id: string,
  comment: string,
  { key, expires, sort }: typeof tableLayout & { readonly sort?: string },
): readonly string[] {
  return [
    lineComment(comment),
    `const ${variable} = new Table(this, "${id}", {`,
    `partitionKey: { name: "${key}", type: AttributeType.STRING },`,
    ...(sort === undefined ? [] : [`sortKey: { name: "${sort}", type: AttributeType.STRING },`]),
    "billingMode: BillingMode.PAY_PER_REQUEST,",
    `timeToLiveAttribute: "${expires}",`,
    "removalPolicy: RemovalPolicy.DESTROY,",
    "});",
  ];
}

function functionLines(need: FunctionNeed, needs: Needs): readonly string[] {
  const { id, kind, name, handler, timeout, statements } = need;
  const target = kind === "invoker" ? "this.invoker" : id.slice(0, 1).toLowerCase() + id.slice(1);
  const variables = Object.entries(need.environment).map(
    ([name, value]) => `${name}: ${name === environment.settings ? "settings" : text(value)},`,
  );
  return [
    lineComment(functionComment(need)),
    `${kind === "invoker" ? "" : "const "}${target} = new NodejsFunction(this, "${id}", {`,
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

/** What a reference of a template is in the construct. */
function referenced(name: string): string {
  switch (name) {
    case ids.table:
      return "table.tableName";
    case `${ids.table}.Arn`:
      return "table.tableArn";
    case ids.history:
      return "history.tableName";
    case `${ids.history}.Arn`:
      return "history.tableArn";
    case ids.delays:
      return "delays.queueUrl";
    case `${ids.delays}.Arn`:
      return "delays.queueArn";
    case `${ids.failures}.Arn`:
      return "failures.queueArn";
    default:
      return pseudo[name] ?? `props.${propName(name)}`;
  }
}

/** A text, as a literal or a template literal. */
function text(sub: Sub): string {
  const parts = sub.text
    .split(/(\$\{(?!!)[^}]*\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, name] = /^\$\{(?!!)(.*)\}$/s.exec(part) ?? [];
      return name === undefined ? part.replaceAll("${!", "${") : { code: referenced(name) };
    });
  const [only = ""] = parts;
  if (parts.length > 1) return template(parts);
  return typeof only === "string" ? quote(only) : only.code;
}

function propName(id: string): string {
  return id.slice(0, 1).toLowerCase() + id.slice(1);
}
