import type { Path } from "../3-lower/machine.js";
import { noVariables, type Readable } from "./readable.js";
import { narrowAt, shapeAt, widest } from "./shape-narrow.js";
import { valuesOf, type Shape } from "./shape.js";

/**
 * What the rules of a Choice have found out by the time that one of them is evaluated: what has been seen of the data, and
 * what TypeScript concludes from the code that looked at it. Immutable.
 */
export interface Insight {
  /** What paths read, as TypeScript sees it, or wider: fields `$` and `Variables`. */
  readonly data: Shape;
  /** Paths that have a value, which TypeScript need not know. */
  readonly present: ReadonlySet<string>;
  /** Paths that have none. */
  readonly absent: ReadonlySet<string>;
  /** What TypeScript may have excluded of a path's value though `data` says otherwise: to compare with it is an error then. */
  readonly excluded: ReadonlyMap<string, ReadonlySet<Excluded>>;
  /** Those that it may take for none at all: to read on is an error then. */
  readonly doubted: ReadonlySet<string>;
}

/** All values of a kind, or one of the two of a boolean. */
export type Excluded = Shape["kind"] | boolean;

/** What is known before the first rule. */
export function firstInsight({ $, variables }: Readable): Insight {
  const none: ReadonlySet<string> = new Set();
  const data: Shape = {
    kind: "object",
    fields: new Map([
      ["$", { shape: $, optional: false }],
      ["Variables", { shape: variables, optional: false }],
    ]),
  };
  return { data, present: none, absent: none, excluded: new Map(), doubted: none };
}

/** `$` and the variables as they are known by now. */
export function knownData({ data }: Insight): Pick<Readable, "$" | "variables"> {
  const variables = shapeAt(data, ["Variables"]);
  return {
    $: shapeAt(data, ["$"]),
    variables: variables.kind === "object" ? variables : noVariables,
  };
}

/** A path's value is there, as far as the running code knows. */
export function there(path: Path, before: Insight): Insight {
  return noted("present", path, before);
}

/** A path's value is there, and TypeScript sees it; `change` makes of its shape what else it sees. */
export function seen(path: Path, before: Insight, change?: (shape: Shape) => Shape): Insight {
  const after = there(path, before);
  const names = namesOf(path);
  if (names) return { ...after, data: narrowAt(before.data, names, change ?? ((shape) => shape)) };
  return change ? noted("doubted", path, after) : after;
}

/** TypeScript has excluded something of a path's value that its shape cannot say. */
export function excluding(path: Path, what: Excluded, before: Insight): Insight {
  if (!path.definite) return before;
  const key = pathKey(path);
  const all = new Set(before.excluded.get(key)).add(what);
  return { ...before, excluded: new Map(before.excluded).set(key, all) };
}

/** A path has no value. */
export function missing(path: Path, before: Insight): Insight {
  return noted("absent", path, before);
}

/** What is known where one of two ways was taken; `base` is the data before the first rule. */
export function either(a: Insight, b: Insight, base: Shape): Insight {
  const doubted = new Set([...a.doubted, ...b.doubted]);
  const data = widest([a.data, b.data, base], (names) => doubted.add(keyOf(names)));
  for (const key of onlyOneOf(a.absent, b.absent)) {
    const names = namesIn(key);
    const other = shapeAt((a.absent.has(key) ? b : a).data, names);
    // Without what is missing TypeScript takes the value for what the other way has made of it.
    if (other !== shapeAt(base, names) && other.kind !== "object") doubted.add(key);
  }
  return {
    data,
    doubted,
    present: new Set([...a.present].filter((key) => b.present.has(key))),
    absent: new Set([...a.absent].filter((key) => b.absent.has(key))),
    excluded: excludedByEither(a, b),
  };
}

/** What one way has excluded is back where the other brings it. */
function excludedByEither(a: Insight, b: Insight): Insight["excluded"] {
  const found = new Map<string, ReadonlySet<Excluded>>();
  for (const key of new Set([...a.excluded.keys(), ...b.excluded.keys()])) {
    const all = [...(a.excluded.get(key) ?? []), ...(b.excluded.get(key) ?? [])];
    const kept = all.filter((what) => !brings(a, key, what) && !brings(b, key, what));
    if (kept.length > 0) found.set(key, new Set(kept));
  }
  return found;
}

function brings(
  { data, excluded, absent, doubted }: Insight,
  key: string,
  what: Excluded,
): boolean {
  if (absent.has(key) || doubted.has(key)) return false;
  const kind = typeof what === "boolean" ? "boolean" : what;
  const without = excluded.get(key);
  if (without?.has(what) || without?.has(kind)) return false;
  if (what === "boolean" && without && (without.has(true) || without.has(false))) return false;
  const shape = shapeAt(data, namesIn(key));
  const members = shape.kind === "union" ? shape.members : [shape];
  return members.some((member) => {
    if (member.kind === "unknown") return true;
    const values = valuesOf(member);
    return (
      member.kind === kind && (!values || (typeof what === "boolean" && values.includes(what)))
    );
  });
}

/** Whether a value is known to be there, whatever TypeScript knows. */
export function isPresent(path: Path, { present }: Insight): boolean {
  return path.definite && present.has(pathKey(path));
}

/** Whether TypeScript may refuse to compare a value with one of a kind, or with this boolean. */
export function isExcluded(path: Path, what: Excluded, known: Insight): boolean {
  if (!path.definite) return false;
  const key = pathKey(path);
  if (known.absent.has(key) || known.doubted.has(key)) return true;
  const excluded = known.excluded.get(key);
  if (!excluded) return false;
  if (typeof what === "boolean") return excluded.has(what) || excluded.has("boolean");
  return excluded.has(what) || (what === "boolean" && (excluded.has(true) || excluded.has(false)));
}

/** How many steps of a path TypeScript lets read as members. */
export function readableSteps(path: Path, { doubted, absent }: Insight): number {
  if (doubted.size + absent.size === 0) return path.steps.length;
  const at = path.steps.findIndex((_, count) => {
    const key = pathKey({ ...path, steps: path.steps.slice(0, count) });
    return doubted.has(key) || absent.has(key);
  });
  return at < 0 ? path.steps.length : at;
}

function noted(what: "present" | "absent" | "doubted", path: Path, before: Insight): Insight {
  if (!path.definite) return before;
  return { ...before, [what]: new Set(before[what]).add(pathKey(path)) };
}

function onlyOneOf(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...[...a].filter((key) => !b.has(key)), ...[...b].filter((key) => !a.has(key))];
}

/** The names that lead to what a path reads in the data; undefined where it has others steps, or starts at `$$`. */
function namesOf({ root, steps, definite }: Path): readonly string[] | undefined {
  if (root.kind === "context" || !definite) return undefined;
  const start = root.kind === "input" ? ["$"] : ["Variables", root.name];
  const names = steps.flatMap((step) => (step.kind === "name" ? [step.name] : []));
  return names.length === steps.length ? [...start, ...names] : undefined;
}

/** The same text for the same place, however it is written. */
function pathKey(path: Path): string {
  return keyOf(namesOf(path) ?? [path.root, ...path.steps]);
}

/** The names of a key that is made of names. */
function namesIn(key: string): readonly string[] {
  return (JSON.parse(key) as unknown[]).filter((name) => typeof name === "string");
}

function keyOf(steps: readonly unknown[]): string {
  return JSON.stringify(steps);
}
