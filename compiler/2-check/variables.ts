import type { Node, Span } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import type { ScopeOutline, StateOutline } from "./outline.js";
import { hasPlaceholder } from "./placeholders.js";

// Which variables states assign (ASL, "Variables").

/** A variable that an Assign sets, and where. */
export interface Assignment {
  readonly name: string;
  /** JSON Pointer of its key. */
  readonly path: string;
  readonly span: Span;
}

/** Names that may have a value; of a placeholder for one nobody knows what it becomes. */
export type Names = ReadonlySet<string> | "anything";

/** What an object with an Assign sets: a state, a Choice Rule, a catcher. */
export function assignments(owner: Node, path: string): readonly Assignment[] {
  const assign = member(owner, "Assign")?.value;
  if (assign?.kind !== "string" && assign?.kind !== "object") return [];
  const at = pointer(path, "Assign");
  if (assign.kind === "string") return [{ name: assign.value, path: at, span: assign.span }];
  return assign.members.map(({ key, keySpan }) => ({
    name: key.replace(/\.\$$/, ""),
    path: pointer(at, key),
    span: keySpan,
  }));
}

/** What the states of a scope assign, their Choice Rules and catchers included. */
export function scopeAssignments({ states }: ScopeOutline): readonly Assignment[] {
  return states.flatMap((state) => [
    ...assignments(state.node, state.path),
    ...["Choices", "Catch"].flatMap((field) => partsOf(state, field)),
  ]);
}

/** What the rules of a Choice state assign, or the catchers of a state. */
function partsOf({ node, path }: StateOutline, field: string): readonly Assignment[] {
  return itemsOf(node, field).flatMap((item, at) => assignments(item, pointer(path, field, at)));
}

/** The items of an array in a field; none where it is no array. */
export function itemsOf(node: Node, field: string): readonly Node[] {
  const list = member(node, field)?.value;
  return list?.kind === "array" ? list.items : [];
}

/** The scope whose variables a scope sees: the iterations of a distributed Map are executions of their own. */
export function scopeAround({ owner }: ScopeOutline): ScopeOutline | undefined {
  return owner && !isDistributed(owner) ? owner.scope : undefined;
}

function isDistributed({ node }: StateOutline): boolean {
  const processor = (member(node, "ItemProcessor") ?? member(node, "Iterator"))?.value;
  const mode = member(member(processor, "ProcessorConfig")?.value, "Mode")?.value;
  return mode?.kind === "string" && mode.value !== "INLINE";
}

/** The names that are assigned somewhere in a scope or in one that it sees. */
export function assignedNames(
  scope: ScopeOutline,
  seen: Map<ScopeOutline, Names> = new Map(),
): Names {
  const known = seen.get(scope);
  if (known) return known;
  const outer = scopeAround(scope);
  const around = outer ? assignedNames(outer, seen) : new Set<string>();
  const found = union(around, scopeAssignments(scope));
  seen.set(scope, found);
  return found;
}

/** Names, and those that assignments add. */
export function union(names: Names, added: readonly Assignment[]): Names {
  if (names === "anything" || added.some(({ name }) => hasPlaceholder(name))) return "anything";
  return added.every(({ name }) => names.has(name))
    ? names
    : new Set([...names, ...added.map(({ name }) => name)]);
}
