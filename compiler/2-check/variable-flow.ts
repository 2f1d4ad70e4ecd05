import type { Node } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import { statesByName } from "./graph.js";
import type { Outline, ScopeOutline, StateOutline } from "./outline.js";
import { hasBrokenLink, hasOpenLink, startOf } from "./transitions.js";
import {
  assignments,
  itemsOf,
  scopeAround,
  union,
  type Assignment,
  type Names,
} from "./variables.js";

/**
 * The variables that some path to a state assigns before it is entered. A state that nothing leads to is left out; where it is not
 * known what leads where, anything may be assigned.
 */
export function namesAtEntry({ scopes }: Outline): ReadonlyMap<StateOutline, Names> {
  const found = new Map<StateOutline, Names>();
  for (const scope of scopes) {
    const outer = scopeAround(scope);
    const names = outer && scope.owner ? found.get(scope.owner) : new Set<string>();
    if (names) flowThrough(scope, names, found);
  }
  return found;
}

function flowThrough(scope: ScopeOutline, names: Names, found: Map<StateOutline, Names>): void {
  if (hasOpenLink(scope) || hasBrokenLink(scope)) {
    for (const state of scope.states) found.set(state, "anything");
    return;
  }
  const states = statesByName(scope);
  const open: StateOutline[] = [];
  const enter = (target: string | undefined, before: Names) => {
    const state = states.get(target ?? "");
    if (!state) return;
    const known = found.get(state);
    const now = known ? either(known, before) : before;
    if (now === known) return;
    found.set(state, now);
    open.push(state);
  };
  enter(startOf(scope)?.target, names);
  for (let state = open.pop(); state; state = open.pop()) {
    const before = found.get(state) ?? names;
    for (const { target, assigned } of waysOut(state)) enter(target, union(before, assigned));
  }
}

interface WayOut {
  readonly target: string | undefined;
  readonly assigned: readonly Assignment[];
}

/** A rule and a catcher assign their own variables only; Assign of a Choice state is for Default. */
function waysOut({ node, path }: StateOutline): readonly WayOut[] {
  const inner = ["Choices", "Catch"].flatMap((field) =>
    itemsOf(node, field).map((item, at) => ({
      target: textOf(item, "Next"),
      assigned: assignments(item, pointer(path, field, at)),
    })),
  );
  const assigned = assignments(node, path);
  const own = ["Next", "Default"].map((field) => ({ target: textOf(node, field), assigned }));
  return [...own, ...inner];
}

function textOf(node: Node, field: string): string | undefined {
  const value = member(node, field)?.value;
  return value?.kind === "string" ? value.value : undefined;
}

function either(known: Names, more: Names): Names {
  if (known === "anything" || more === "anything") return "anything";
  const added = [...more].filter((name) => !known.has(name));
  return added.length === 0 ? known : new Set([...known, ...added]);
}
