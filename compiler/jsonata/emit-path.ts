import { plainName } from "../4-analyse/plain-read.js";
import { member, optionalMember, quote } from "../5-emit/text.js";
import { called, code, level, missing, within, type Code } from "./code.js";
import { emit } from "./emit.js";
import { emitKeptCall } from "./emit-call.js";
import { pairCodes } from "./emit-build.js";
import { tuplesCode } from "./emit-tuples.js";
import { itemFunction } from "./item-function.js";
import { anything, isOnly, kinds, kindsOf, maybe, type Kinds } from "./kinds.js";
import { itemName } from "./names.js";
import type { Place } from "./place.js";
import type { Filtered, Kept, Path, Sort, Stage, Step, Tree } from "./tree.js";

/** `a.b[0].(c + d)`: in plain TypeScript as far as it is proven, the rest by `path(…)`. */
export function emitPath(tree: Path, place: Place): Code {
  const { head, steps, from } = startOf(tree, place);
  const tuplesAt = steps.findIndex((step) => step.tuples);
  const plain = tuplesAt < 0 ? steps : steps.slice(0, tuplesAt);
  const read = from === undefined ? readNames(head, plain) : { value: head, count: 0 };
  const rest = plain.slice(read.count).flatMap((step, at) => {
    const before = plain[read.count + at - 1] ?? tree.steps[0];
    const isFirst = step.of !== none && (at === 0 || before?.of === none);
    return stepParts(step, before, place, isFirst && read.value.isFlat ? noArray : anything);
  });
  const parts = [...(from ?? []), ...rest];
  if (tuplesAt >= 0) parts.push(tuplesCode(tree, steps.slice(tuplesAt), place));
  else parts.push(...endParts(tree, place));
  if (parts.length === 0) return read.value;
  const name = place.scope.imports.jsonata(from === undefined ? "path" : "pathFrom");
  return called(name, [read.value, ...parts]);
}

interface Start {
  readonly head: Code;
  /** The steps that are left. */
  readonly steps: readonly Step[];
  /** The first step as a part, where the context may turn out to be a list, on each of whose items it works. */
  readonly from?: readonly string[];
}

function startOf(tree: Path, place: Place): Start {
  const [first, ...rest] = tree.steps;
  if (!first) return { head: missing, steps: [] };
  const { of } = first;
  const [next, ...others] = rest;
  if (first.tuples) return { head: tupleStart(of, place), steps: tree.steps };
  if (of.kind === "variable" && of.name === "states" && place.scope.states && next?.of.kind === "name" && first.stages.length === 0) {
    const known = place.scope.states[next.of.name];
    const head = known ? { ...code(known.text, kindsOf(known.shape)), shape: known.shape } : missing;
    return { head, steps: [{ ...next, of: none }, ...others] };
  }
  if (of.kind === "name" || of.kind === "sort") return { head: place.context.start, steps: tree.steps };
  const isOnce = isVariable(of) || first.isArray || !place.context.isItem;
  if (isOnce) return { head: emit(of, place), steps: [{ ...first, of: none }, ...rest] };
  const from = [itemFunction(of, place, "item").text, ...stageParts(first, place)];
  return { head: place.context.code, steps: rest, from };
}

// What has been read already: only its predicates are left.
const none: Tree = { kind: "context", position: -1 };

function isVariable(of: Step["of"]): boolean {
  if (of.kind === "filtered") return isVariable(of.value);
  return ["variable", "context", "root", "parent"].includes(of.kind);
}

/** A step that binds works on the context as one item, unless it is a name. */
function tupleStart(of: Step["of"], place: Place): Code {
  const { start, code: whole } = place.context;
  return of.kind !== "name" && isVariable(of) ? code(`[${whole.text}]`, kinds.array) : start;
}

/** As many names as are known to be those of objects. */
function readNames(head: Code, steps: readonly Step[]): { readonly value: Code; readonly count: number } {
  let value = head;
  let count = 0;
  for (const { of, stages } of steps) {
    if (of === none) {
      if (stages.length > 0) break;
    } else {
      if (of.kind !== "name" || !value.shape || value.shape.kind === "unknown") break;
      const read = plainName(value.shape, of.name);
      if (!read || maybe(value.kinds, ~(kinds.object | kinds.null | kinds.missing))) break;
      const isNullish = maybe(value.kinds, kinds.null | kinds.missing);
      // A field that is null has no fields, which is no value; the chain would give what it has: undefined.
      const link = isNullish ? optionalMember(of.name) : member(of.name);
      const absent = isNullish || read.missing !== "never" ? kinds.missing : 0;
      value = { ...code(within(value, level.primary) + link, kindsOf(read.shape) | absent), shape: read.shape };
      if (stages.length > 0) {
        // The predicates are left to be written.
        return { value, count };
      }
    }
    count++;
  }
  return { value, count };
}

const noArray = anything & ~kinds.array;

/** What a step is written as among the arguments of `path`. */
function stepParts(
  step: Step,
  before: Step | undefined,
  place: Place,
  known: Kinds,
): readonly string[] {
  const { of, isArray } = step;
  const stages = stageParts(step, place);
  if (of === none) return stages;
  switch (of.kind) {
    case "name":
      return [nameText(of.name, place), ...stages];
    case "sort":
      return [orderText(of, before, place), ...stages];
    case "wildcard":
    case "descendants":
      return [place.scope.imports.jsonata(of.kind), ...stages];
    default: {
      const mark = isArray ? [place.scope.imports.jsonata("asItem")] : [];
      const f = itemFunction(of, place, itemName(before?.of), "value", known);
      return [f.text, ...mark, ...stages];
    }
  }
}

/** A name as a step; what every object of JavaScript has a field of is looked for with care. */
export function nameText(name: string, { scope }: Place): string {
  return name in {} ? `${scope.imports.jsonata("field")}(${quote(name)})` : quote(name);
}

function orderText({ terms }: Sort, before: Step | undefined, place: Place): string {
  const { jsonata } = place.scope.imports;
  const texts = terms.map(({ by, descending }) => {
    const f = itemFunction(by, place, itemName(before?.of));
    return called(jsonata(descending ? "descending" : "ascending"), [f]);
  });
  return called(jsonata("orderBy"), texts).text;
}

function stageParts({ of, stages }: Pick<Step, "of" | "stages">, place: Place): readonly string[] {
  return stages.map((stage) => stageText(stage, of, place));
}

function stageText(stage: Stage, of: Step["of"], place: Place): string {
  if (stage.kind === "index") throw new Error("A path that binds positions has tuples");
  const index = indexOf(stage.test);
  if (index !== undefined) return String(index);
  const item = itemName(of);
  const f = itemFunction(stage.test, place, item);
  if (!isOnly(f.kinds, kinds.boolean | kinds.missing))
    return called(place.scope.imports.jsonata("choose"), [f]).text;
  const test = itemFunction(stage.test, place, item, "test");
  return called(place.scope.imports.jsonata("filter"), [test]).text;
}

/** The index that a predicate is, where it is one. */
export function indexOf(test: Tree): number | undefined {
  return test.kind === "literal" && typeof test.value === "number" ? Math.floor(test.value) : undefined;
}

function endParts(tree: Path, place: Place): readonly string[] {
  const { jsonata } = place.scope.imports;
  if (tree.group)
    return [called(jsonata("groupBy"), pairCodes(tree.group, place, itemName(tree))).text];
  return tree.keepArray ? [jsonata("keepArray")] : [];
}

/** `$x[0]` */
export function emitFiltered({ value, stages }: Filtered, place: Place): Code {
  const parts = stageParts({ of: value, stages }, place);
  return called(place.scope.imports.jsonata("path"), [emit(value, place), ...parts]);
}

/** `$f()[]`: a sequence of one stays a list, which only functions and predicates give. */
export function emitKept({ value }: Kept, place: Place): Code {
  const { jsonata } = place.scope.imports;
  if (value.kind === "filtered") {
    const parts = stageParts({ of: value.value, stages: value.stages }, place);
    return called(jsonata("path"), [emit(value.value, place), ...parts, jsonata("keepArray")]);
  }
  return value.kind === "call" || value.kind === "chain" ? emitKeptCall(value, place) : emit(value, place);
}

