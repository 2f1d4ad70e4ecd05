import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { integrationOf } from "../integrations.js";
import type { ScopeOutline, StateOutline } from "../outline.js";
import type { Rule } from "./rule.js";

/**
 * An Express workflow, or the items of a distributed Map that run as such, use what only a standard one has (AWS,
 * "Choosing workflow type").
 */
export const notForExpress: Rule = ({ states }, diagnostics, { type }) => {
  for (const state of states) {
    if (!isExpress(state.scope, type === "EXPRESS")) continue;
    const problem = state.type === "Map" ? distributedMap(state) : resource(state);
    if (!problem) continue;
    diagnostics.report("not-for-express", {
      ...problem,
      message: `An Express workflow has no ${problem.what}.`,
      help: "Use a standard workflow for it.",
    });
  }
};

/** Whether the states of a scope run in an Express workflow. */
function isExpress({ node, owner }: ScopeOutline, machine: boolean): boolean {
  const config = member(node, "ProcessorConfig")?.value;
  if (isText(config, "Mode", "DISTRIBUTED")) return isText(config, "ExecutionType", "EXPRESS");
  return owner ? isExpress(owner.scope, machine) : machine;
}

function distributedMap({ node, path }: StateOutline) {
  const processor = member(node, "ItemProcessor") ?? member(node, "Iterator");
  const config = member(processor?.value, "ProcessorConfig");
  if (!processor || !config || !isText(config.value, "Mode", "DISTRIBUTED")) return undefined;
  return {
    path: pointer(path, processor.key, "ProcessorConfig"),
    span: config.keySpan,
    what: "distributed Map",
  };
}

function resource({ node, path: base }: StateOutline) {
  const value = member(node, "Resource")?.value;
  if (value?.kind !== "string") return undefined;
  const pattern = integrationOf(value.value)?.pattern ?? "";
  const isActivity = /^arn:aws[\w-]*:states:[^:]*:[^:]*:activity:/.test(value.value);
  if (pattern === "" && !isActivity) return undefined;
  const what = isActivity ? "activities" : `"${pattern.replace(/:2$/, "")}"`;
  return { path: pointer(base, "Resource"), span: value.span, what };
}

function isText(node: Parameters<typeof member>[0], field: string, text: string): boolean {
  const value = member(node, field)?.value;
  return value?.kind === "string" && value.value === text;
}
