import type { ScopeOutline } from "../outline.js";
import { namesAtEntry } from "../variable-flow.js";
import { variableReads, type VariableRead } from "../variable-reads.js";
import {
  assignedNames,
  scopeAround,
  scopeAssignments,
  type Assignment,
  type Names,
} from "../variables.js";
import type { Rule } from "./rule.js";

/**
 * A variable is read where no path from the start has assigned it. What a state assigns has its value from the next state on
 * (ASL, "Variables").
 */
export const variableNotSetYet: Rule = (definition, diagnostics) => {
  const before = namesAtEntry(definition);
  const seen = new Map<ScopeOutline, Names>();
  for (const read of variableReads(definition)) {
    const { name, path, span, state } = read;
    const names = before.get(state);
    const assigned = assignedNames(state.scope, seen);
    if (!names || names === "anything" || names.has(name)) continue;
    // What is assigned nowhere is an unknown-variable.
    if (assigned === "anything" || !assigned.has(name)) continue;
    const places = assignmentsOf(name, state.scope);
    diagnostics.report("variable-not-set-yet", {
      path,
      span: span(),
      message: `"${name}" has no value here: no path to this state assigns it.`,
      help: helpFor(read, places),
      related: places
        .slice(0, 1)
        .map((one) => ({ message: `"${name}" is assigned here.`, path: one.path, span: one.span })),
    });
  }
};

function assignmentsOf(name: string, scope: ScopeOutline): readonly Assignment[] {
  const outer = scopeAround(scope);
  const own = scopeAssignments(scope).filter((one) => one.name === name);
  return [...own, ...(outer ? assignmentsOf(name, outer) : [])];
}

function helpFor({ state }: VariableRead, places: readonly Assignment[]): string {
  const isOwn = places.every(({ path }) => path.startsWith(`${state.path}/Assign/`));
  return isOwn
    ? "What a state assigns has its value from the next state on."
    : "Assign it in a state that comes before.";
}
