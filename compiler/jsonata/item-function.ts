import type { Shape } from "../4-analyse/shape.js";
import { code, knownCode, level, type Code } from "./code.js";
import { functionBody } from "./emit-block.js";
import type { Purpose } from "./emit.js";
import { anything, type Kinds } from "./kinds.js";
import { fresh, wordsOf } from "./names.js";
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
