import { key as nameText } from "../5-emit/text.js";
import { called, code, level, missing, within, type Code } from "./code.js";
import { functionBody } from "./emit-block.js";
import { keyText } from "./emit-path.js";
import { emit } from "./emit.js";
import { itemFunction } from "./item-function.js";
import { unknown } from "../4-analyse/shape.js";
import { anything, kinds, kindsOf, maybe } from "./kinds.js";
import { itemName, listName } from "./names.js";
import { itemsOf, plainList } from "./plain-list.js";
import { listShape, recordShape } from "./shapes.js";
import type { Place } from "./place.js";
import type { ArrayTree, Grouped, ObjectTree, Pair, Range, Step, Tree } from "./tree.js";

/** `[a, b..c]`: an array among the items stands for its items, unless it is written as an array itself. */
export function emitArray({ items }: ArrayTree, place: Place): Code {
  const [only, ...more] = items;
  const list = only && more.length === 0 ? plainList(only, place) : undefined;
  if (list) return { ...list, isFlat: true };
  const all = items.map((item) => itemCode(item, place));
  const isFlat = all.every(({ kinds: known }) => !maybe(known, kinds.array));
  const isLiteral = all.every(({ text, isOpen }) => !isOpen && !text.startsWith("..."));
  return { ...arrayCode(all, place), isFlat, ...(isLiteral && { shape: listShape(all) }) };
}

interface Item extends Code {
  /** Whether it is one item, several or none is known when it is there. */
  readonly isOpen?: boolean;
}

/** `listOf(a, b)` where that says it all, `[...listOf(a), ...b]` where other items are lists for certain. */
function arrayCode(all: readonly Item[], { scope }: Place): Code {
  const listOf = (items: readonly Item[]) => called(scope.imports.safely("listOf"), items).text;
  const isOne = ({ text, kinds: known }: Item) =>
    !text.startsWith("...") && !maybe(known, kinds.array);
  if (all.some(({ isOpen }) => isOpen) && all.every((item) => item.isOpen || isOne(item)))
    return code(listOf(all), kinds.array);
  const texts = all.map((item) => (item.isOpen ? `...${listOf([item])}` : item.text));
  return code(`[${texts.join(", ")}]`, kinds.array);
}

function itemCode(item: Tree, place: Place): Item {
  const { jsonata, safely } = place.scope.imports;
  if (item.kind === "range") {
    const ends = [emit(item.from, place), emit(item.to, place)];
    const note = isShort(item) ? safely : jsonata;
    return code(`...${called(note("range"), ends).text}`, kinds.number);
  }
  const list = plainList(item, place);
  if (list) return code(`...${within(list, level.primary)}`, kindsOf(itemsOf(list) ?? unknown));
  const value = emit(item, place);
  if (item.kind === "array" || !maybe(value.kinds, kinds.missing | kinds.array))
    return { ...value, text: within(value, level.arrow) };
  return { ...value, kinds: anything, isOpen: true };
}

/** Whether both ends are whole numbers, and not too far apart. */
function isShort({ from, to }: Range): boolean {
  const [first, last] = [from, to].map((end) => (end.kind === "literal" ? end.value : undefined));
  return Number.isInteger(first) && Number.isInteger(last) && Number(last) - Number(first) < 1e7;
}

/** `{"a": b}`: an object of the context; of each item, if the context turns out to be a list. */
export function emitObject({ pairs }: ObjectTree, around: Place): Code {
  const { jsonata, safely } = around.scope.imports;
  const { isItem, code: whole } = around.context;
  // Within it a list is a list, even when it is the whole input.
  const place = inPairs(around);
  const names = pairs.map(({ key }) => literalKey(key));
  if (names.every((name) => name !== undefined) && new Set(names).size === names.length) {
    const values = pairs.map(({ value }) => emit(value, place));
    const fields = values.map((value, at) => field(names[at] ?? "", value));
    const literal = code(fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`, kinds.object);
    const isComplete = values.every(({ kinds: known }) => !maybe(known, kinds.missing));
    const object = isComplete ? literal : called(safely("record"), [literal], kinds.object);
    const shape = recordShape(
      values.map((value, at) => [names[at] ?? "", value]),
      isComplete,
    );
    return { ...object, shape };
  }
  if (isItem && maybe(whole.kinds, kinds.array))
    return called(jsonata("group"), [whole, ...pairCodes(pairs, around)], kinds.object);
  const entries = pairs.map(({ key, value }) => {
    const body = functionBody(value, { ...place, depth: place.depth + 1 });
    return `[${within(emit(key, place), level.arrow)}, () => ${body.text}]`;
  });
  return called(jsonata("entries"), entries, kinds.object);
}

/**
 * What the values of an object are given: all items, if the context turns out to be a list. To names a list is like its items, so that
 * only what takes it as a whole is told.
 */
function inPairs(place: Place): Place {
  const { code: whole, isItem } = place.context;
  if (whole === missing) return place;
  const isPlain = !isItem || !maybe(whole.kinds, kinds.array);
  const value = isPlain ? whole : called(place.scope.imports.jsonata("lone"), [whole]);
  return { ...place, context: { ...place.context, code: value, start: whole, isItem: true } };
}

function field(name: string, value: Code): string {
  const isSame = value.text === name && value.level === level.primary && !isLiteral(value);
  return isSame ? name : `${nameText(name)}: ${within(value, level.arrow)}`;
}

/** `true`, `undefined` and the like, which are no names. */
function isLiteral({ kinds: known }: Code): boolean {
  return [kinds.boolean, kinds.null, kinds.number, kinds.missing].some((kind) => kind === known);
}

function literalKey(key: Tree): string | undefined {
  return key.kind === "literal" && typeof key.value === "string" ? key.value : undefined;
}

/** The pairs of a grouping, as the arguments of what groups. */
export function pairCodes(pairs: readonly Pair[], place: Place, of?: Step["of"]): readonly Code[] {
  return pairs.map(({ key, value }) =>
    called(place.scope.imports.jsonata("pair"), [
      keyText(key, place, itemName(of)),
      itemFunction(value, place, listName(of)),
    ]),
  );
}

/** `$x{a: b}` */
export function emitGrouped({ value, pairs }: Grouped, place: Place): Code {
  const parts = [emit(value, place), ...pairCodes(pairs, place)];
  return called(place.scope.imports.jsonata("group"), parts, kinds.object);
}
