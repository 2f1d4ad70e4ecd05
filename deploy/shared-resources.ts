import { historyLayout, tableLayout } from "../runtime/aws/environment.js";
import { deliveries, invokerTimeout, retention, visibilityFactor } from "./limits.js";
import { extraOutputs, extraResources } from "./extra-resources.js";
import { ids, type FunctionNeed, type Needs, type Statement } from "./needs.js";
import { arn } from "./permissions/grant.js";
import { joined, literal, sub, type Sub } from "./sub.js";
import type { Part, Template, Value } from "./template.js";

/** The queues and the tables, which are the same in SAM and CloudFormation. */
export function sharedResources(needs: Needs): readonly Part[] {
  const { delays, history, table } = needs;
  return [
    ...(delays
      ? [
          queue(
            ids.delays,
            `Where time passes: ${delays.map((name) => JSON.stringify(name)).join(", ")}.`,
          ),
        ]
      : []),
    queue(ids.failures, "What functions could not do: the invoker lets Retry and Catch decide."),
    {
      id: ids.dead,
      comment: "Messages that the invoker could not take. Somebody should look at them.",
      body: { Type: "AWS::SQS::Queue", Properties: { MessageRetentionPeriod: retention } },
    },
    ...(table === undefined
      ? []
      : [tableResource(ids.table, `Here ${table}. Items expire.`, [tableLayout.key])]),
    ...(history
      ? [tableResource(ids.history, historyComment, [historyLayout.key, historyLayout.sort])]
      : []),
    ...extraResources(needs),
  ];
}

/** The role of a function: what it may do, each with the reason. */
export function role(need: FunctionNeed, needs: Needs): Part {
  const { id, name, statements } = need;
  const all = [...statements, ...inNameOf(need, needs), writesLog(name)];
  const trust = {
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
  const policy = { Version: "2012-10-17", Statement: all.map(statementValue) };
  return {
    id: `${id}Role`,
    body: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
        Policies: [{ PolicyName: "Executions", PolicyDocument: policy }],
      },
    },
  };
}

/** The placeholders of the definition. What is put into JSON as a text must not end it. */
export function parameters({ parameters: all }: Needs): readonly Part[] {
  return all.map(({ id, placeholder, isJson }) => ({
    id,
    body: {
      Type: "String",
      Description: literal(
        `The value of "${placeholder}" in the definition${isJson ? ", as JSON" : ""}`,
      ),
      ...(!isJson && { AllowedPattern: '[^"\\\\\\x00-\\x1f]*' }),
    },
  }));
}

/** The queues that the invoker takes messages from, and what they are called there. */
export function invokerQueues({
  delays,
}: Needs): readonly { readonly name: string; readonly id: string }[] {
  return [
    ...(delays ? [{ name: "Delays", id: ids.delays }] : []),
    { name: "Failures", id: ids.failures },
  ];
}

/** Names for whoever starts executions. */
export function outputs(needs: Needs): Template["outputs"] {
  const named = needs.functions.filter(({ kind }) => kind !== "task");
  return [
    ...named.map((need) => ({
      id: `${need.id}Name`,
      body: { Description: whatFor(need), Value: need.name },
    })),
    ...extraOutputs(needs),
  ];
}

/** What others call a function for. The invoker starts nothing: that is for the start function, or `start` in any process. */
function whatFor({ kind, requests = [] }: FunctionNeed): string {
  if (kind === "start") return "Starts executions";
  if (requests.length === 0) return "Takes messages from the queues: nobody else has to call it";
  return `Takes messages from the queues, and ${requests.join(", ")} from whoever calls it`;
}

/** What stands above a function. */
export function functionComment({ kind, tasks }: FunctionNeed): string {
  const names = tasks.map((name) => JSON.stringify(name)).join(", ");
  const comments = {
    task: `${tasks.length === 1 ? "Task" : "Tasks"} ${names}.`,
    start: "Starts executions, and goes on where they wait before their first Task's function.",
    invoker:
      "Takes messages from the queues, calls from outside, and hands on to the functions above.",
  };
  return comments[kind];
}

function queue(id: string, comment: string): Part {
  return {
    id,
    comment,
    body: {
      Type: "AWS::SQS::Queue",
      Properties: {
        VisibilityTimeout: invokerTimeout * visibilityFactor,
        MessageRetentionPeriod: retention,
        RedrivePolicy: {
          deadLetterTargetArn: sub("${" + ids.dead + ".Arn}"),
          maxReceiveCount: deliveries,
        },
      },
    },
  };
}

/** What stands above the table of histories. */
export const historyComment =
  'The history of executions, for "heaviside list", "describe" and "history". Items expire.';

/** Both tables let items expire by the same attribute. */
function tableResource(id: string, comment: string, keys: readonly string[]): Part {
  const { expires } = tableLayout;
  return {
    ...{ id, comment },
    body: {
      Type: "AWS::DynamoDB::Table",
      DeletionPolicy: "Delete",
      UpdateReplacePolicy: "Delete",
      Properties: {
        AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: "S" })),
        KeySchema: keys.map((key, index) => ({
          AttributeName: key,
          KeyType: index === 0 ? "HASH" : "RANGE",
        })),
        BillingMode: "PAY_PER_REQUEST",
        TimeToLiveSpecification: { AttributeName: expires, Enabled: true },
      },
    },
  };
}

/** What Lambda does in the name of a function. */
export function inNameOf({ kind }: FunctionNeed, needs: Needs): readonly Statement[] {
  const takesMessages = {
    reason: "Takes messages.",
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: invokerQueues(needs).map(({ id }) => sub("${" + id + ".Arn}")),
  };
  return [
    ...(kind === "invoker" ? [takesMessages] : []),
    {
      reason: "Lambda tells the failure queue what the function cannot.",
      actions: ["sqs:SendMessage"],
      resources: [sub("${" + ids.failures + ".Arn}")],
    },
  ];
}

function writesLog(name: Sub): Statement {
  const log = joined("log-group:/aws/lambda/", name);
  return {
    reason: "Its log.",
    actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [arn("logs", log), arn("logs", log, ":*")],
  };
}

/** One action or resource stands alone. The reason is a comment. */
function statementValue({ reason, actions, resources }: Statement): Value {
  const [action, ...otherActions] = actions;
  const [resource, ...otherResources] = resources;
  return {
    [comment]: reason,
    Effect: "Allow",
    Action: otherActions.length === 0 && action !== undefined ? action : actions,
    Resource: otherResources.length === 0 && resource ? resource : resources,
  };
}

/** The key of what is a comment above the value that it is in. */
export const comment = "#";

/** A description of the machine, cut to what CloudFormation takes: 1,024 bytes. */
export function description({ machine, comment: text }: Needs) {
  const whole = text === undefined ? machine : `${machine}: ${text}`;
  // Whole characters: half of one is no text.
  return literal([...whole].slice(0, 250).join(""));
}
