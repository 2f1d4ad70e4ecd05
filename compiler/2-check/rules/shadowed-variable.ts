import type { ScopeOutline } from "../outline.js";
import { hasPlaceholder } from "../placeholders.js";
import { namesAtEntry } from "../variable-flow.js";
import { scopeAround, scopeAssignments, type Assignment } from "../variables.js";
import type { Rule } from "./rule.js";

/**
 * A branch or a Map's processor assigns a variable that has the name of one around it which is set by then (ASL, "Variables"). AWS
 * takes the name of one that only the Parallel or Map itself sets, when the branches have ended.
 */
export const shadowedVariable: Rule = (definition, diagnostics) => {
  if (definition.scopes.length === 1) return;
  const before = namesAtEntry(definition);
  for (const scope of definition.scopes) {
    const around = scope.owner && before.get(scope.owner);
    const assigned = scopeAssignments(scope);
    if (!around || around === "anything" || assigned.length === 0) continue;
    const outer = outerAssignments(scope);
    for (const { name, path, span } of assigned) {
      const first = outer.get(name);
      if (!first || !around.has(name) || hasPlaceholder(name)) continue;
      diagnostics.report("shadowed-variable", {
        path,
        span,
        message: `"${name}" is the name of a variable of the states around this ${called[scope.kind]}.`,
        help: "Choose another name: what is set outside can be read in here, and not be set.",
        related: [{ message: `"${name}" is set here first.`, path: first.path, span: first.span }],
      });
    }
  }
};

const called = { machine: "machine", branch: "branch", processor: "Map" } as const;

/** By name the first assignments of what is around a scope, without those of its own Parallel or Map. */
function outerAssignments(scope: ScopeOutline): ReadonlyMap<string, Assignment> {
  const { owner } = scope;
  const outer = scopeAround(scope);
  if (!owner || !outer) return new Map();
  const others = { ...outer, states: outer.states.filter((state) => state !== owner) };
  const own = [...scopeAssignments(others)].reverse();
  return new Map([...own.map((one) => [one.name, one] as const), ...outerAssignments(outer)]);
}
