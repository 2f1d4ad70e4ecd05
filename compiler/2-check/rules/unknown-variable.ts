import { didYouMean } from "../../diagnostics/suggest.js";
import { assignedNames, type Names } from "../variables.js";
import type { ScopeOutline, StateOutline } from "../outline.js";
import { variableReads } from "../variable-reads.js";
import type { Rule } from "./rule.js";

/**
 * A variable is read that no state of the scope assigns, and none of the scopes around it (ASL, "Variables"). Whether one does
 * that comes before is asked by variable-not-set-yet.
 */
export const unknownVariable: Rule = (definition, diagnostics) => {
  const seen = new Map<ScopeOutline, Names>();
  for (const { name, path, span, state } of variableReads(definition)) {
    const assigned = assignedNames(state.scope, seen);
    if (assigned === "anything" || assigned.has(name)) continue;
    const near = didYouMean(name, assigned);
    const problem = isOutside(name, state.scope, seen)
      ? {
          message: `"${name}" is set outside a distributed Map, whose states do not see it.`,
          help: "Pass its value on with ItemSelector.",
        }
      : {
          message: `No state of this scope or around it assigns "${name}".`,
          help: near ?? helpFor(name, state),
        };
    diagnostics.report("unknown-variable", { path, span: span(), ...problem });
  }
};

function helpFor(name: string, { language }: StateOutline): string {
  if (name === "states") return "Only JSONata has $states: use $ or $$.";
  const field = language === "JSONata" ? `$states.input.${name}` : `$.${name}`;
  return `Assign it in a state before, or write "${field}" for a field of the input.`;
}

/** Whether it is assigned around a scope that does not see it. */
function isOutside(name: string, { owner }: ScopeOutline, seen: Map<ScopeOutline, Names>): boolean {
  if (!owner) return false;
  const names = assignedNames(owner.scope, seen);
  return (names !== "anything" && names.has(name)) || isOutside(name, owner.scope, seen);
}
