import { plainName } from "../4-analyse/plain-read.js";
import type { Shape } from "../4-analyse/shape.js";
import { member } from "../5-emit/text.js";
import { code, level, within, type Code } from "./code.js";
import { plainStart, type Left } from "./emit-path.js";
import { itemFunction } from "./item-function.js";
import { isOnly, kinds, kindsOf } from "./kinds.js";
import { itemName } from "./names.js";
import type { Place } from "./place.js";
import type { Step, Tree } from "./tree.js";

/**
 * All that a path finds as an array, `order.items.filter((item) => item.quantity > 0)`, where everything on the way is proven:
 * `undefined` elsewhere. It is the path's own value only where nobody asks whether one value is a list.
 */
export function plainList(tree: Tree, place: Place): Code | undefined {
  if (tree.kind !== "path" || tree.group) return undefined;
  const start = plainStart(tree, place);
  if (!start || !isOnly(start.value.kinds, kinds.array)) return undefined;
  let list: Code | undefined = start.value;
  let found = tree.steps.at(-1 - start.rest.length)?.of;
  for (const step of start.rest) {
    list = list && listStep(list, step, { found, place });
    found = step.written ?? step.of;
  }
  return list && itemsOf(list) ? list : undefined;
}

/** Where a step is written: `found` is what the step before it found. */
interface At {
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

function filtered(list: Code, test: Tree, { found, place }: At): Code | undefined {
  const items = itemsOf(list);
  if (!items) return undefined;
  const f = itemFunction(test, place, itemName(found), "test", items);
  // Anything but true and false may be an index.
  if (!isOnly(f.kinds, kinds.boolean)) return undefined;
  return { ...list, text: `${within(list, level.primary)}.filter(${f.text})` };
}

function arrayOf(items: Shape): Shape {
  return { kind: "array", items };
}
