import type { Shape } from "../4-analyse/shape.js";
import { code, knownCode, level, type Code, type ItemFields } from "./code.js";
import { functionBody } from "./emit-block.js";
import type { Purpose } from "./emit.js";
import { anything, type Kinds } from "./kinds.js";
import { fresh, wordsOf } from "./names.js";
import { isFieldName } from "./parameter-fields.js";
import type { Place, Variable } from "./place.js";
import type { Tree } from "./tree.js";
import { parameterFrame } from "./variables.js";

/**
 * A function of an item, which is `$` in it: `(item) => …`. Its kinds and shape are those of what it gives. `wanted` is what the item would be
 * called, `of` what it is known to be.
 */
export function itemFunction(
  tree: Tree,
  place: Place,
  wanted: string,
  purpose: Purpose = "value",
  of: Kinds | Shape = anything,
): Code {
  const name = fresh(wanted, place.taken);
  const item = typeof of === "number" ? code(name, of) : knownCode({ text: name, shape: of });
  const body = functionBody(
    tree,
    {
      ...place,
      context: { code: item, start: item, isItem: true },
      taken: new Set([...place.taken, name]),
      depth: place.depth + 1,
    },
    purpose,
  );
  const parameter = wordsOf(body.text).includes(name) ? name : "";
  const { kinds: known, shape } = body;
  const text = `(${parameter}) => ${body.text}`;
  return { text, level: level.arrow, kinds: known, ...(shape && { shape }) };
}

/**
 * A function of an item as the steps of a path are: it is given the fields that names find, and the item itself,
 * `({ price }, item) => …`. `known` is what the item may be.
 */
export function stepFunction(
  tree: Tree,
  place: Place,
  wanted: string,
  purpose: Purpose = "value",
  known: Kinds = anything,
): Code {
  const name = fresh(wanted, place.taken);
  const item = code(name, known);
  const taken = new Set([...place.taken, name]);
  const fields: ItemFields = { taken, identifiers: new Map(), compared: new Set() };
  const context = { code: item, start: item, isItem: true, fields };
  const body = functionBody(tree, { ...place, context, taken, depth: place.depth + 1 }, purpose);
  const words = new Set(wordsOf(body.text));
  const read = [...fields.identifiers].filter(([, identifier]) => words.has(identifier));
  const first = read.length > 0 ? [fieldsText(read)] : words.has(name) ? ["_"] : [];
  const parameters = [...first, ...(words.has(name) ? [name] : [])];
  const text = `(${parameters.join(", ")}) => ${body.text}`;
  return { text, level: level.arrow, kinds: body.kinds };
}

/** A name that is read of the item alone, where the function around gets its fields. */
export function fieldCode(name: string | undefined, place: Place): Code | undefined {
  const { fields } = place.context;
  return fields && name !== undefined && isFieldName(name)
    ? fieldOf(fields, name, place.taken)
    : undefined;
}

/** A field of an item, by its identifier. */
export function fieldOf(fields: ItemFields, name: string, taken: ReadonlySet<string>): Code {
  const { identifiers } = fields;
  const identifier =
    identifiers.get(name) ??
    fresh(name, new Set([...fields.taken, ...taken, ...identifiers.values()]));
  identifiers.set(name, identifier);
  return { ...code(identifier, anything), fields };
}

/** Fields as a parameter: `{ price, in: in2 }`. */
export function fieldsText(fields: Iterable<readonly [name: string, identifier: string]>): string {
  const texts = [...fields].map(([name, identifier]) =>
    name === identifier ? name : `${name}: ${identifier}`,
  );
  return `{ ${texts.join(", ")} }`;
}

/** A function of a tuple: `({ item, $x }) => …`, with those of its variables that are read. */
export function tupleFunction(
  tree: Tree,
  place: Place,
  bound: readonly Variable[],
  wanted: string,
  purpose: Purpose = "value",
): Code {
  const fieldNames = bound.map(({ identifier }) => identifier);
  const name = fresh(wanted, new Set([...place.taken, ...fieldNames]));
  const item = code(name, anything);
  for (const variable of bound) variable.isRead = false;
  const inner = { ...place, depth: place.depth + 1 };
  const { frame, taken } = parameterFrame(bound, inner);
  const context = { code: item, start: item, isItem: true };
  const body = functionBody(
    tree,
    { ...inner, frame, context, taken: new Set([...taken, name]) },
    purpose,
  );
  const fields = [
    ...(wordsOf(body.text).includes(name) ? [name === "item" ? name : `item: ${name}`] : []),
    ...[...frame.variables.values()]
      .filter(({ isRead }) => isRead)
      .map(({ identifier }) => identifier),
  ];
  const parameter = fields.length === 0 ? "" : `{ ${fields.join(", ")} }`;
  return { text: `(${parameter}) => ${body.text}`, level: level.arrow, kinds: body.kinds };
}
