import { didYouMean } from "../../diagnostics/suggest.js";
import { assignedNames, type Names } from "../variables.js";
import type { ScopeOutline } from "../outline.js";
import { variableReads, type VariableRead } from "../variable-reads.js";
import type { Rule } from "./rule.js";

/**
 * A variable is read that no state of the scope assigns, and none of the scopes around it (ASL, "Variables"). Whether one does
 * that comes before is asked by variable-not-set-yet.
 */
export const unknownVariable: Rule = (definition, diagnostics) => {
  const seen = new Map<ScopeOutline, Names>();
  for (const read of variableReads(definition)) {
    const { name, path, span, state } = read;
    const assigned = assignedNames(state.scope, seen);
    if (assigned === "anything" || assigned.has(name)) continue;
    diagnostics.report("unknown-variable", {
      path,
      span,
      message: `No state of this scope or around it assigns "${name}".`,
      help: didYouMean(name, assigned) ?? helpFor(read, seen),
    });
  }
};

function helpFor({ name, state }: VariableRead, seen: Map<ScopeOutline, Names>): string {
  if (name === "states") return "Only JSONata has $states: use $ or $$.";
  if (isAssignedOutside(name, state.scope, seen))
    return "The states of a distributed Map do not see the variables around it: pass the value on with ItemSelector.";
  const field = state.language === "JSONata" ? `$states.input.${name}` : `$.${name}`;
  return `Assign it in a state before, or write "${field}" for a field of the input.`;
}

/** Whether it is assigned around a distributed Map that the scope is in: from within it would have been found otherwise. */
function isAssignedOutside(
  name: string,
  { owner }: ScopeOutline,
  seen: Map<ScopeOutline, Names>,
): boolean {
  if (!owner) return false;
  const names = assignedNames(owner.scope, seen);
  return (names !== "anything" && names.has(name)) || isAssignedOutside(name, owner.scope, seen);
}
