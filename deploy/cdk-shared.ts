import { key as keyOf, lineComment } from "../compiler/5-emit/text.js";
import { historyLayout, tableLayout } from "../runtime/aws/environment.js";
import { text } from "./cdk-text.js";
import { extraComments } from "./extra-resources.js";
import { deliveries, invokerTimeout, oversizeDays, retention, visibilityFactor } from "./limits.js";
import { ids, type Needs } from "./needs.js";
import { historyComment } from "./shared-resources.js";
import type { Build } from "./template.js";

/** The queues and tables of a construct, and what all its functions have in common. */
export function sharedLines(needs: Needs, build: Build): readonly string[] {
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
    ...extraLines(needs),
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

function extraLines({ extras: { outcomes, bucket, seal } = {} }: Needs): readonly string[] {
  const days = `Duration.days(${retention / 86_400})`;
  return [
    ...(outcomes?.isOwn
      ? [
          lineComment(extraComments.outcomes),
          `this.outcomes = new Queue(this, "${ids.outcomes}", { retentionPeriod: ${days} });`,
        ]
      : []),
    ...(bucket
      ? [
          lineComment(extraComments.bucket),
          `const oversize = new Bucket(this, "${ids.bucket}", {`,
          "blockPublicAccess: BlockPublicAccess.BLOCK_ALL,",
          `lifecycleRules: [{ expiration: Duration.days(${oversizeDays}) }],`,
          "removalPolicy: RemovalPolicy.RETAIN,",
          "});",
        ]
      : []),
    ...(seal
      ? [
          lineComment(extraComments.key),
          `this.carrierKey = new Secret(this, "${ids.key}", {`,
          "generateSecretString: { excludePunctuation: true, passwordLength: 64 },",
          "removalPolicy: RemovalPolicy.DESTROY,",
          "});",
        ]
      : []),
  ];
}
