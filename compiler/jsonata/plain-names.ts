import { plainName } from "../4-analyse/plain-read.js";
import { member, optionalMember } from "../5-emit/text.js";
import { code, level, within, type Code } from "./code.js";
import { anything, isOnly, kinds, kindsOf, maybe } from "./kinds.js";
import type { Place } from "./place.js";
import { filtered, firstOf } from "./plain-list.js";
import type { Stage, Step, Tree } from "./tree.js";

/** A step that is left to be written, or of which only the predicates are. */
export interface Left extends Step {
  /** What the step was that has been written. */
  readonly written?: Step["of"];
}

/** A step of which the predicates are left. */
export function written(step: Step): Left {
  return { ...step, of: none, written: step.of };
}

/** What has been written already. */
export const none: Tree = { kind: "context", position: -1 };

/** What is known of a value, and what is left to be done with it. */
export interface Read<Rest> {
  readonly value: Code;
  readonly rest: readonly Rest[];
}

/** As many names and indices as are known to be those of objects and arrays, and the steps that are left. */
export function readNames(head: Code, steps: readonly Left[], place: Place): Read<Left> {
  let value = head;
  for (const [at, step] of steps.entries()) {
    if (step.of !== none) {
      const read = step.of.kind === "name" ? plainField(value, step.of.name) : undefined;
      if (!read) return { value, rest: steps.slice(at) };
      value = isPresent(read, place) ? { ...read, kinds: read.kinds & ~kinds.missing } : read;
    }
    const { value: read, rest: stages } = readStages(value, step, place);
    value = read;
    if (stages.length > 0) {
      const left = step.of === none ? step : written(step);
      return { value, rest: [{ ...left, stages }, ...steps.slice(at + 1)] };
    }
  }
  return { value, rest: [] };
}

function isPresent({ text }: Code, { present, depth }: Place): boolean {
  return present?.depth === depth && present.texts.has(text);
}

/** `[0]`, and predicates before an index: `[price > 20][0]`. */
function readStages(value: Code, step: Left, place: Place): Read<Stage> {
  const { stages } = step;
  const tests = stages.map((stage) => (stage.kind === "filter" ? stage.test : none));
  const at = tests.findIndex((test) => indexOf(test) !== undefined);
  const index = tests[at] && indexOf(tests[at]);
  // Nothing looks at the clock here: in a loop, it has to.
  if (index === undefined || (at > 0 && place.depth > 0)) return { value, rest: stages };
  const found = step.written ?? step.of;
  const first = { ...step, found, place };
  const isFirst = index === 0 && at > 0;
  const list = tests
    .slice(0, isFirst ? at - 1 : at)
    .reduce((one: Code | undefined, test) => one && filtered(one, test, first), value);
  const test = tests[at - 1];
  const read = list && (isFirst && test ? firstOf(list, test, first) : plainItem(list, index));
  if (!read) return { value, rest: stages };
  return readStages(read, { ...step, stages: stages.slice(at + 1) }, place);
}

/** `.name`, where the value is known to be an object, or nothing. */
function plainField(value: Code, name: string): Code | undefined {
  const { shape, kinds: known } = value;
  if (!shape || maybe(known, anything & ~(kinds.object | kinds.null | kinds.missing)))
    return undefined;
  const read = plainName(shape, name);
  if (!read) return undefined;
  const isNullish = maybe(known, kinds.null | kinds.missing);
  const absent = isNullish || read.missing !== "never" ? kinds.missing : 0;
  const text = within(value, level.primary) + (isNullish ? optionalMember(name) : member(name));
  return { ...code(text, kindsOf(read.shape) | absent), shape: read.shape };
}

/** `[0]` or `.at(-1)`, where the value is known to be an array, or nothing. */
export function plainItem(value: Code, index: number): Code | undefined {
  const { shape, kinds: known } = value;
  if (shape?.kind !== "array" || !isOnly(known, kinds.array | kinds.missing)) return undefined;
  const link = maybe(known, kinds.missing) ? "?." : "";
  const access = index < 0 ? `${link || "."}at(${index})` : `${link}[${index}]`;
  const text = within(value, level.primary) + access;
  return { ...code(text, kindsOf(shape.items) | kinds.missing), shape: shape.items };
}

/** The index that a predicate is, where it is one. */
export function indexOf(test: Tree): number | undefined {
  return test.kind === "literal" && typeof test.value === "number"
    ? Math.floor(test.value)
    : undefined;
}
