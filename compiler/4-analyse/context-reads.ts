import type { JsonataExpression, Path, State } from "../3-lower/machine.js";
import type { Path as JsonataPath, Tree } from "../jsonata/tree.js";
import { children, some } from "../jsonata/walk.js";

/** Something that a state reads, and that its input does not hold: a part of the Context Object that travels, or a variable. */
export type Read = "Execution.Input" | "Map.Item" | Variable;
/** With a `$` before its name. */
export type Variable = `$${string}`;

/** Everything of that kind in a state's own fields; of a scope inside it, nothing. */
export function contextReads(state: State): ReadonlySet<Read> {
  const found = new Set<Read>();
  for (const [field, value] of Object.entries(state)) {
    if (field === "branches" || field === "processor") continue;
    const reads = new Set<Read>();
    addReads(value, reads);
    // An ItemSelector has an item of its own.
    if (field === "itemSelector") reads.delete("Map.Item");
    for (const read of reads) found.add(read);
  }
  return found;
}

/** Whatever an expression is part of: they are in templates, predicates, catchers, filters. */
function addReads(value: unknown, found: Set<Read>): void {
  if (typeof value !== "object" || value === null) return;
  if (isPath(value)) addAll(ofPath(value), found);
  if (isJsonata(value)) addAll(ofTree(value.tree), found);
  else for (const inner of Object.values(value)) addReads(inner, found);
}

function isPath(value: object): value is Path {
  return "root" in value && "steps" in value;
}

function isJsonata(value: object): value is JsonataExpression {
  return "kind" in value && value.kind === "jsonata";
}

function ofPath({ root, steps }: Path): readonly Read[] {
  if (root.kind === "variable") return [`$${root.name}`];
  if (root.kind === "input") return [];
  return ofContext(steps.map((step) => (step.kind === "name" ? step.name : undefined)));
}

/** By the first names of a path from the Context Object; `undefined` where a step may lead anywhere. */
function ofContext([first, second = ""]: readonly (string | undefined)[]): readonly Read[] {
  if (first === undefined) return ["Execution.Input", "Map.Item"];
  if (first === "Map") return ["Map.Item"];
  return first === "Execution" && (second === "" || second === "Input") ? ["Execution.Input"] : [];
}

function ofTree(tree: Tree): readonly Read[] {
  // From a parent, a path may lead to what it has come by.
  if (some(tree, ({ kind }) => kind === "parent")) return [...whole, ...within(tree)];
  return within(tree);
}

const whole: readonly Read[] = ["Execution.Input", "Map.Item"];

function within(tree: Tree): readonly Read[] {
  if (tree.kind === "variable") return tree.name === "states" ? whole : [`$${tree.name}`];
  if (tree.kind !== "path") return children(tree).flatMap(within);
  const names = namesOf(tree);
  if (names === undefined) return children(tree).flatMap(within);
  const [field, ...others] = names;
  const isWhole = field === undefined || field === "context";
  // The first child is `$states`, about which all is said.
  return [
    ...(isWhole ? ofContext(field === undefined ? [] : others) : []),
    ...children(tree).slice(1).flatMap(within),
  ];
}

/** The names that follow `$states`, up to a step that is more than a name; `undefined` when the path starts from something else. */
function namesOf({ steps: [first, ...steps] }: JsonataPath): readonly string[] | undefined {
  if (first?.of.kind !== "variable" || first.of.name !== "states" || !isPlain(first))
    return undefined;
  const names: string[] = [];
  for (const step of steps) {
    if (step.of.kind !== "name") break;
    names.push(step.of.name);
    if (!isPlain(step)) break;
  }
  return names;
}

function isPlain({ stages, focus, index }: JsonataPath["steps"][number]): boolean {
  return stages.length === 0 && focus === undefined && index === undefined;
}

function addAll(reads: readonly Read[], found: Set<Read>): void {
  for (const read of reads) found.add(read);
}
