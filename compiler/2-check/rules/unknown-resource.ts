import type { Node } from "../../1-parse/document.js";
import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { oneOf, suggest } from "../../diagnostics/suggest.js";
import { type Integration, integrationOf, optimised } from "../integrations.js";
import { readers, sdkPatterns, writers } from "../integrations.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/**
 * A Resource names a service integration that AWS does not have (AWS, "Integrating optimized services"). Every other
 * URI is let through: the language leaves them to the interpreter.
 */
export const unknownResource: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type } of states) {
    const report = (owner: Node | undefined, at: string, problemOf: Problem) => {
      const value = member(owner, "Resource")?.value;
      if (value?.kind !== "string" || hasPlaceholder(value.value)) return;
      const integration = integrationOf(value.value);
      const problem = integration && problemOf(integration);
      if (!problem) return;
      diagnostics.report("unknown-resource", {
        path: pointer(at, "Resource"),
        span: value.span,
        ...problem,
      });
    };
    if (type === "Task") report(node, path, problemOfTask);
    if (type !== "Map") continue;
    for (const [field, known] of [
      ["ItemReader", readers],
      ["ResultWriter", writers],
    ] as const)
      report(member(node, field)?.value, pointer(path, field), problemOfAccess(field, known));
  }
};

interface Found {
  readonly message: string;
  readonly help: string;
}
type Problem = (integration: Integration) => Found | undefined;

const problemOfTask: Problem = ({ service, action, pattern }) => {
  if (service.startsWith("aws-sdk:")) {
    if (service === "aws-sdk:" || action === "")
      return {
        message: "An SDK integration names a service and an action.",
        help: 'Write it such as "arn:aws:states:::aws-sdk:s3:getObject".',
      };
    return problemOfPattern({ name: `${service}:${action}`, pattern }, sdkPatterns);
  }
  const actions = own(optimised, service);
  if (!actions)
    return {
      message: `Step Functions has no optimised integration of "${service}".`,
      help: help(suggest(service, Object.keys(optimised)), `aws-sdk:${service}:${action}`),
    };
  const patterns = own(actions, action);
  if (!patterns)
    return {
      message: `The integration of "${service}" has no action "${action}".`,
      help: help(suggest(action, Object.keys(actions)), `aws-sdk:${service}:${action}`),
    };
  return problemOfPattern({ name: `${service}:${action}`, pattern }, patterns);
};

function problemOfPattern(
  { name, pattern }: { readonly name: string; readonly pattern: string },
  patterns: readonly string[],
): Found | undefined {
  if (patterns.includes(pattern)) return undefined;
  const others = patterns.filter((one) => one !== "");
  return {
    message: `"${name}" has no "${pattern}".`,
    help: others.length > 0 ? `It has ${oneOf(others)}.` : "Remove it.",
  };
}

const problemOfAccess =
  (field: string, known: readonly string[]): Problem =>
  ({ service, action, pattern }) => {
    if (service.startsWith("aws-sdk:") || known.includes(`${service}:${action}${pattern}`)) return;
    return {
      message: `${field} does not work with "${service}:${action}${pattern}".`,
      help: `Use ${oneOf(known.map((one) => `arn:aws:states:::${one}`))}.`,
    };
  };

const help = (near: string | undefined, sdk: string): string =>
  near === undefined
    ? `Use the SDK integration, "arn:aws:states:::${sdk}".`
    : `Did you mean "${near}"? If not, use "arn:aws:states:::${sdk}".`;

const own = <Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
