import { plainName } from "../4-analyse/plain-read.js";
import type { Shape } from "../4-analyse/shape.js";
import { join } from "../4-analyse/shape-join.js";
import { member } from "../5-emit/text.js";
import { called, code, level, within, type Code } from "./code.js";
import { itemLambda } from "./emit-lambda.js";
import { plainStart } from "./emit-path.js";
import { itemFunction } from "./item-function.js";
import { isOnly, kinds, kindsOf } from "./kinds.js";
import { itemName } from "./names.js";
import type { Place } from "./place.js";
import type { Left, Read } from "./plain-names.js";
import type { Call, Path, Step, Tree } from "./tree.js";
import { isCallOf } from "./variables.js";

/**
 * All that a path, `$map` or `$filter` finds as an array, `order.items.filter((item) => item.quantity > 0)`, where everything on the
 * way is proven: `undefined` elsewhere. It is the value itself only where nobody asks whether one value is a list.
 */
export function plainList(tree: Tree, place: Place): Code | undefined {
  if (tree.kind === "call") return calledList(tree, place);
  return tree.kind === "path" ? pathList(tree, place) : undefined;
}

/** The same as a value: `oneOrMany(…)`, where functions work on the items. What only reads names is shorter as it is. */
export function foundList(tree: Path | Call, place: Place): Code | undefined {
  const list = tree.kind === "call" ? calledList(tree, place) : workedList(tree, place);
  const items = list && itemsOf(list);
  if (!items) return undefined;
  const found = called(place.scope.imports.safely("oneOrMany"), [list]);
  const shape = join(arrayOf(items), items);
  return { ...found, kinds: kindsOf(shape) | kinds.missing, shape };
}

/** The list of a path of which a step works on the items: an array alone is what it is, even of one. */
function workedList(tree: Path, place: Place): Code | undefined {
  const start = listStart(tree, place);
  const isWorked = start?.rest.some(({ of, stages }) => of.kind === "object" || stages.length > 0);
  return start && isWorked && !tree.keepArray ? listFrom(start, tree, place) : undefined;
}

function pathList(tree: Path, place: Place): Code | undefined {
  const start = listStart(tree, place);
  return start && listFrom(start, tree, place);
}

/** What a path starts from, where that is an array; and the steps from there on. */
function listStart(tree: Path, place: Place): Read<Left> | undefined {
  // Nothing looks at the clock here: in a loop, the lists are those of its item. And what fails to be plain is written twice.
  const first = tree.steps[0]?.of.kind;
  const isOfItem = first === "name" || first === "context";
  if (tree.group || place.depth > 2 || (place.depth > 0 && !isOfItem)) return undefined;
  const start = plainStart(tree, place);
  return start && isOnly(start.value.kinds, kinds.array) ? start : undefined;
}

function listFrom({ value, rest }: Read<Left>, tree: Path, place: Place): Code | undefined {
  let list: Code | undefined = value;
  let found = tree.steps.at(-1 - rest.length)?.of;
  for (const step of rest) {
    list = list && listStep(list, step, { found, place });
    found = step.written ?? step.of;
  }
  return list && itemsOf(list) ? list : undefined;
}

/** Where a step is written: `found` is what the step before it found. */
export interface At {
  readonly found: Step["of"] | undefined;
  readonly place: Place;
}

/** The shape of what a list holds, if that is no list itself. */
export function itemsOf({ shape }: Code): Shape | undefined {
  if (shape?.kind !== "array") return undefined;
  return isOnly(kindsOf(shape.items), ~(kinds.array | kinds.missing)) ? shape.items : undefined;
}

function listStep(list: Code, step: Left, { found, place }: At): Code | undefined {
  let read: Code | undefined = list;
  if (!step.written)
    read =
      step.of.kind === "name"
        ? mapped(list, step.of.name, itemName(found))
        : built(list, step, { found, place });
  for (const stage of step.stages) {
    if (!read || stage.kind !== "filter") return undefined;
    read = filtered(read, stage.test, { found: step.written ?? step.of, place });
  }
  return read;
}

function mapped(list: Code, field: string, item: string): Code | undefined {
  const items = itemsOf(list);
  const read = items?.kind === "object" ? plainName(items, field) : undefined;
  if (read?.missing !== "never") return undefined;
  const isList = read.shape.kind === "array";
  const text = `${within(list, level.primary)}.${isList ? "flatMap" : "map"}((${item}) => ${item}${member(field)})`;
  return { ...code(text, kinds.array), shape: isList ? read.shape : arrayOf(read.shape) };
}

/** `.{'id': sku}` */
function built(list: Code, { of }: Left, { found, place }: At): Code | undefined {
  const items = itemsOf(list);
  if (!items || of.kind !== "object") return undefined;
  const f = itemFunction(of, place, itemName(found), "value", items);
  if (!f.shape || !isOnly(f.kinds, kinds.object)) return undefined;
  const text = `${within(list, level.primary)}.map(${f.text})`;
  return { ...code(text, kinds.array), shape: arrayOf(f.shape) };
}

/** `[quantity > 1]` */
export function filtered(list: Code, test: Tree, at: At): Code | undefined {
  const f = testFunction(list, test, at);
  return f && { ...list, text: `${within(list, level.primary)}.filter(${f.text})` };
}

/** `[quantity > 1][0]` */
export function firstOf(list: Code, test: Tree, at: At): Code | undefined {
  const items = itemsOf(list);
  const f = testFunction(list, test, at);
  if (!items || !f) return undefined;
  const text = `${within(list, level.primary)}.find(${f.text})`;
  return { ...code(text, kindsOf(items) | kinds.missing), shape: items };
}

function testFunction(list: Code, test: Tree, { found, place }: At): Code | undefined {
  const items = isOnly(list.kinds, kinds.array) ? itemsOf(list) : undefined;
  const f = items && itemFunction(test, place, itemName(found), "test", items);
  // Anything but true and false may be an index.
  return f && isOnly(f.kinds, kinds.boolean) ? f : undefined;
}

/** `$map(items, function($item) { … })`, `$filter(…)` */
function calledList(tree: Call, place: Place): Code | undefined {
  const [of, f, ...more] = tree.arguments;
  if (!of || f?.kind !== "lambda" || more.length > 0) return undefined;
  const isFilter = isCallOf("filter", tree.of, place);
  if (!isFilter && !isCallOf("map", tree.of, place)) return undefined;
  const list = plainList(of, place);
  const items = list && itemsOf(list);
  const each = items && itemLambda(f, place, items, isFilter ? "test" : "value");
  if (!each) return undefined;
  const text = `${within(list, level.primary)}.${isFilter ? "filter" : "map"}(${each.text})`;
  if (isFilter) return isOnly(each.kinds, kinds.boolean) ? { ...list, text } : undefined;
  const isValue = isOnly(
    each.kinds,
    ~(kinds.missing | kinds.array | kinds.function | kinds.sequence),
  );
  return isValue && each.shape
    ? { ...code(text, kinds.array), shape: arrayOf(each.shape) }
    : undefined;
}

function arrayOf(items: Shape): Shape {
  return { kind: "array", items };
}
