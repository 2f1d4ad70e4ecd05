import { $sum } from "../../runtime/jsonata/functions/aggregates.js";
import { optionalMember, quote } from "../5-emit/text.js";
import { called, code, knownCode, missing, type Code } from "./code.js";
import { emit } from "./emit.js";
import { emitKeptCall } from "./emit-call.js";
import { pairCodes } from "./emit-build.js";
import { tuplesCode } from "./emit-tuples.js";
import { fieldCode, fieldOf, stepFunction } from "./item-function.js";
import { anything, isOnly, kinds, kindsOf, maybe, type Kinds } from "./kinds.js";
import { itemName } from "./names.js";
import { variableField } from "./parameter-fields.js";
import type { Place } from "./place.js";
import { foundList, itemsOf, plainList } from "./plain-list.js";
import {
  indexOf,
  none,
  plainItem,
  readNames,
  written,
  type Left,
  type Read,
} from "./plain-names.js";
import type { Filtered, Kept, Path, Sort, Stage, Step, Tree } from "./tree.js";
import { resolve } from "./variables.js";

/** `a.b[0].(c + d)`: in plain TypeScript as far as it is proven, the rest by `path(…)` or `follow(…)`. */
export function emitPath(tree: Path, place: Place): Code {
  const whole =
    fieldCode(onlyName(tree), place) ?? parameterField(tree, place) ?? foundList(tree, place);
  if (whole) return whole;
  const { head, steps, from } = startOf(tree, place);
  const tuplesAt = steps.findIndex((step) => step.tuples);
  const plain = tuplesAt < 0 ? steps : steps.slice(0, tuplesAt);
  const { value, rest } =
    from === undefined ? readNames(head, plain, place) : { value: head, rest: plain };
  // Nothing is found in nothing.
  if (value.text === missing.text && from === undefined && tuplesAt < 0 && !tree.group)
    return missing;
  const parts = [...(from ?? [])];
  const start = tree.steps.length - steps.length + plain.length - rest.length;
  for (const [at, step] of rest.entries()) {
    const isFirst = parts.length === 0 && value.isFlat;
    const before = tree.steps[start + at - 1];
    parts.push(...stepParts(step, before, place, isFirst ? noArray : anything));
  }
  if (tuplesAt >= 0) parts.push(tuplesCode(tree, steps.slice(tuplesAt), place));
  else parts.push(...endParts(tree, place));
  if (parts.length === 0) return value;
  const areNames = from === undefined && parts.every((part) => part.startsWith('"'));
  const name = areNames ? "path" : from === undefined ? "follow" : "followFrom";
  // In data that came as JSON there are no functions.
  const json = areNames && value.shape?.kind === "unknown" ? value.shape : undefined;
  const known = json && kindsOf(json) | kinds.missing;
  // Names are only looked up: that cannot fail.
  const note = areNames ? place.scope.imports.safely : place.scope.imports.jsonata;
  const call = called(note(name), [value, ...parts], known);
  const read = json ? { ...call, shape: json } : call;
  const chain = areNames && place.scope.isInlined ? memberChain(value, rest) : undefined;
  return chain === undefined ? read : { ...read, text: `(${chain} ?? ${read.text})` };
}

/** `$item.price`, where `$item` is a parameter of which the function gets the fields. */
function parameterField(tree: Path, place: Place): Code | undefined {
  const read = variableField(tree);
  const resolved = read && resolve(read.variable, place, place.frame);
  const fields = resolved?.kind === "value" ? resolved.variable?.fields : undefined;
  return read && fields && fieldOf(fields, read.name, place.taken);
}

/** The name that is all of a path. */
export function onlyName({ steps, keepArray, tuples, group }: Path): string | undefined {
  const [step, ...more] = steps;
  if (step?.of.kind !== "name" || more.length > 0 || keepArray || tuples || group) return undefined;
  return step.stages.length > 0 || step.tuples || step.isArray ? undefined : step.of.name;
}

/** The path as far as it is proven to be names and indices; `undefined` where it binds variables, or starts from a list of contexts. */
export function plainStart(tree: Path, place: Place): Read<Left> | undefined {
  if (tree.steps.some((step) => step.tuples)) return undefined;
  const { head, steps, from } = startOf(tree, place);
  return from ? undefined : readNames(head, steps, place);
}

/**
 * `v?.a?.b`, which is nothing where a step leads through a list. Not for names that anything but an object of JSON may have, and
 * not for what had to be evaluated twice.
 */
function memberChain({ text, kinds: known }: Code, steps: readonly Left[]): string | undefined {
  const names = steps.map(({ of }) => (of.kind === "name" ? of.name : ""));
  const isPlain = /^[\w$]+(?:\.[\w$]+)*$/.test(text) && names.every((name) => /^\D/.test(name));
  const others = maybe(known, kinds.function) ? [...scalarObjects, callable] : scalarObjects;
  if (!isPlain || names.some((name) => others.some((other) => name in other))) return undefined;
  return text + names.map(optionalMember).join("");
}

const scalarObjects: readonly object[] = [[], Object(""), Object(0), Object(false)];
/** What functions have, those of the library, lambdas and regular expressions. */
const callable = Object.assign(() => undefined, $sum, { body: undefined, pattern: undefined });

interface Start {
  readonly head: Code;
  readonly steps: readonly Left[];
  /** The first step as a part, where the context may turn out to be a list, on each of whose items it works. */
  readonly from?: readonly string[];
}

function startOf(tree: Path, place: Place): Start {
  const [first, ...rest] = tree.steps;
  if (!first) return { head: missing, steps: [] };
  const { of } = first;
  if (first.tuples) return { head: tupleStart(of, place), steps: tree.steps };
  if (of.kind === "variable" && of.name === "states" && place.scope.states) {
    const start = statesStart(rest, place);
    if (start) return start;
  }
  if (of.kind === "name" || of.kind === "sort")
    return { head: place.context.start, steps: tree.steps };
  if (isVariable(of) || first.isArray)
    return { head: emit(of, place), steps: [written(first), ...rest] };
  if (!place.context.isItem)
    return { head: emit(of, withItem(place)), steps: [written(first), ...rest] };
  const from = [stepFunction(of, place, "item").text, ...stageParts(first, place)];
  return { head: place.context.code, steps: rest, from };
}

/** `$states.input`, which is written as what it stands for. */
function statesStart([next, ...others]: readonly Step[], { scope }: Place): Start | undefined {
  if (next?.of.kind !== "name") return undefined;
  const known = scope.states?.[next.of.name];
  const isWhole = others.length === 0 && next.stages.length === 0;
  const text = (isWhole ? known?.whole : undefined) ?? known?.text ?? "";
  const head = known ? knownCode({ ...known, text }) : missing;
  if (!next.tuples) return { head, steps: [written(next), ...others] };
  const of: Tree = { kind: "context", position: next.position };
  return { head: code(`[${head.text}]`, kinds.array), steps: [{ ...next, of }, ...others] };
}

/** What works on the whole input has it as an item: a list in it is a list. The same one for the same place. */
export function withItem(place: Place): Place {
  const { code: whole } = place.context;
  const context = { code: whole, start: whole, isItem: whole !== missing };
  const inner = items.get(place) ?? { ...place, context };
  items.set(place, inner);
  return inner;
}

const items = new WeakMap<Place, Place>();

function isVariable(of: Step["of"]): boolean {
  if (of.kind === "filtered") return isVariable(of.value);
  return ["variable", "context", "root", "parent"].includes(of.kind);
}

/** A step that binds works on the context as one item, unless it is a name. */
function tupleStart(of: Step["of"], place: Place): Code {
  const { start, code: whole } = place.context;
  return of.kind !== "name" && isVariable(of) ? code(`[${whole.text}]`, kinds.array) : start;
}

const noArray = anything & ~kinds.array;

/** What a step is written as among the arguments of `follow`. */
function stepParts(
  step: Left,
  before: Step | undefined,
  place: Place,
  known: Kinds,
): readonly string[] {
  const { of, isArray } = step;
  const stages = stageParts({ of: step.written ?? of, stages: step.stages }, place);
  if (of === none) return stages;
  switch (of.kind) {
    case "name":
      return [nameText(of.name, place), ...stages];
    case "sort":
      return [orderText(of, before, place), ...stages];
    default: {
      const mark = isArray ? [place.scope.imports.jsonata("asItem")] : [];
      const f = stepFunction(of, place, itemName(before?.of), "value", known);
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
    const f = keyText(by, place, itemName(before?.of));
    return called(jsonata(descending ? "descending" : "ascending"), [f]);
  });
  return called(jsonata("orderBy"), texts).text;
}

/** What items are ordered or grouped by: a name, or a function. */
export function keyText(tree: Tree, place: Place, item: string): string {
  const name = tree.kind === "path" ? onlyName(tree) : undefined;
  return name === undefined || name in {} ? stepFunction(tree, place, item).text : quote(name);
}

function stageParts({ of, stages }: Pick<Step, "of" | "stages">, place: Place): readonly string[] {
  return stages.map((stage) => stageText(stage, of, place));
}

function stageText(stage: Stage, of: Step["of"], place: Place): string {
  if (stage.kind === "index") throw new Error("A path that binds positions has tuples");
  const index = indexOf(stage.test);
  if (index !== undefined) return String(index);
  // Whether nothing or false is what a predicate gives, it chooses nothing.
  const test = stepFunction(stage.test, place, itemName(of), "test");
  const isTest = isOnly(test.kinds, kinds.boolean | kinds.missing);
  return called(place.scope.imports.jsonata(isTest ? "filter" : "choose"), [test]).text;
}

function endParts(tree: Path, place: Place): readonly string[] {
  const { jsonata } = place.scope.imports;
  if (tree.group) return [called(jsonata("groupBy"), pairCodes(tree.group, place, tree)).text];
  return tree.keepArray ? [jsonata("keepArray")] : [];
}

/** `$x[0]` */
export function emitFiltered({ value, stages }: Filtered, place: Place): Code {
  const item = plainFiltered(value, stages, place);
  if (item) return item;
  const parts = stageParts({ of: value, stages }, place);
  return called(place.scope.imports.jsonata("follow"), [emit(value, place), ...parts]);
}

/** `$filter(items, f)[0]`, of what is proven to be a list. */
function plainFiltered(value: Tree, [stage, ...more]: readonly Stage[], place: Place) {
  const index = stage?.kind === "filter" ? indexOf(stage.test) : undefined;
  if (index === undefined || more.length > 0) return undefined;
  const list = plainList(value, place);
  return list && itemsOf(list) ? plainItem(list, index) : undefined;
}

/** `$f()[]`: a sequence of one stays a list, which only functions and predicates give. */
export function emitKept({ value }: Kept, place: Place): Code {
  const { jsonata } = place.scope.imports;
  if (value.kind === "filtered") {
    const parts = stageParts({ of: value.value, stages: value.stages }, place);
    return called(jsonata("follow"), [emit(value.value, place), ...parts, jsonata("keepArray")]);
  }
  return value.kind === "call" || value.kind === "chain"
    ? emitKeptCall(value, place)
    : emit(value, place);
}
