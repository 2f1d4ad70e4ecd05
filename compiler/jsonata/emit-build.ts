import { key as keyText } from "../5-emit/text.js";
import { called, code, level, missing, within, type Code } from "./code.js";
import { functionBody } from "./emit-block.js";
import { emit } from "./emit.js";
import { itemFunction } from "./item-function.js";
import { kinds, maybe } from "./kinds.js";
import type { Place } from "./place.js";
import type { ArrayTree, Grouped, ObjectTree, Pair, Tree } from "./tree.js";
import { children } from "./walk.js";

/** `[a, b..c]`: an array among the items stands for its items, unless it is written as an array itself. */
export function emitArray({ items }: ArrayTree, place: Place): Code {
  const { jsonata } = place.scope.imports;
  const texts = items.map((item) => {
    if (item.kind === "range") {
      const ends = [emit(item.from, place), emit(item.to, place)];
      return `...${called(jsonata("range"), ends).text}`;
    }
    const value = emit(item, place);
    const text = within(value, level.arrow);
    const isOne = item.kind === "array" || !maybe(value.kinds, kinds.missing | kinds.array);
    return isOne ? text : `...${called(jsonata("listOf"), [value]).text}`;
  });
  return code(`[${texts.join(", ")}]`, kinds.array);
}

/** `{"a": b}`: an object of the context; of each item, if the context turns out to be a list. */
export function emitObject({ pairs }: ObjectTree, around: Place): Code {
  const { jsonata } = around.scope.imports;
  const { isItem, code: context } = around.context;
  // Within it a list is a list, even when it is the whole input.
  const inner = { code: context, start: context, isItem: context !== missing };
  const place = { ...around, context: inner };
  if (isItem && maybe(context.kinds, kinds.array) && !isPlain(pairs))
    return called(jsonata("group"), [context, ...pairCodes(pairs, place, "item")], kinds.object);
  const names = pairs.map(({ key }) => literalKey(key));
  if (names.every((name) => name !== undefined) && new Set(names).size === names.length) {
    const values = pairs.map(({ value }) => emit(value, place));
    const fields = values.map((value, at) => field(names[at] ?? "", value));
    const object = code(fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`, kinds.object);
    const isComplete = values.every(({ kinds: known }) => !maybe(known, kinds.missing));
    return isComplete ? object : called(jsonata("record"), [object], kinds.object);
  }
  const entries = pairs.map(({ key, value }) => {
    const body = functionBody(value, { ...place, depth: place.depth + 1 });
    return `[${within(emit(key, place), level.arrow)}, () => ${body.text}]`;
  });
  return called(jsonata("entries"), entries, kinds.object);
}

function field(name: string, value: Code): string {
  const isSame = value.text === name && value.level === level.primary && !isLiteral(value);
  return isSame ? name : `${keyText(name)}: ${within(value, level.arrow)}`;
}

/** `true`, `undefined` and the like, which are no names. */
function isLiteral({ kinds: known }: Code): boolean {
  return [kinds.boolean, kinds.null, kinds.number, kinds.missing].some((kind) => kind === known);
}

function literalKey(key: Tree): string | undefined {
  return key.kind === "literal" && typeof key.value === "string" ? key.value : undefined;
}

/**
 * Whether an object is the same for a list as for a lone item: constant keys, whose values read the context by names, to which
 * it makes no difference.
 */
function isPlain(pairs: readonly Pair[]): boolean {
  return pairs.every(({ key, value }) => literalKey(key) !== undefined && readsByName(value));
}

function readsByName(tree: Tree): boolean {
  switch (tree.kind) {
    case "context":
    case "wildcard":
    case "descendants":
      return false;
    case "path": {
      const [first] = tree.steps;
      if (first === undefined || first.of.kind === "name") return true;
      return first.of.kind !== "sort" && readsByName(first.of);
    }
    case "object":
      return isPlain(tree.pairs);
    case "call":
      return tree.arguments.length > 0 && children(tree).every(readsByName);
    default:
      return children(tree).every(readsByName);
  }
}

/** The pairs of a grouping, as the arguments of what groups. */
export function pairCodes(
  pairs: readonly Pair[],
  place: Place,
  item: string,
): readonly Code[] {
  return pairs.map(({ key, value }) =>
    called(place.scope.imports.jsonata("pair"), [
      itemFunction(key, place, item),
      itemFunction(value, place, item),
    ]),
  );
}

/** `$x{a: b}` */
export function emitGrouped({ value, pairs }: Grouped, place: Place): Code {
  const parts = [emit(value, place), ...pairCodes(pairs, place, "item")];
  return called(place.scope.imports.jsonata("group"), parts, kinds.object);
}

