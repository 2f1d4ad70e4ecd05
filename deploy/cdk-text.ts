import { quote, template } from "../compiler/5-emit/text.js";
import { ids } from "./needs.js";
import type { Sub } from "./sub.js";

/** What CloudFormation fills in itself, as a stack of CDK has it. */
export const pseudo: { readonly [name: string]: string } = {
  "AWS::Partition": "partition",
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::StackName": "stackName",
  "AWS::StackId": "stackId",
  "AWS::URLSuffix": "urlSuffix",
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
    case ids.outcomes:
      return "this.outcomes.queueUrl";
    case `${ids.outcomes}.Arn`:
      return "this.outcomes.queueArn";
    case ids.bucket:
      return "oversize.bucketName";
    case ids.key:
      return "this.carrierKey.secretArn";
    default:
      return pseudo[name] ?? `props.${propName(name)}`;
  }
}

/** A text, as a literal or a template literal. */
export function text(sub: Sub): string {
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

export function propName(id: string): string {
  return id.slice(0, 1).toLowerCase() + id.slice(1);
}
