import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Document, Json } from "./document.js";
import { maxDepth, parseJson } from "./json.js";
import { pointer } from "./pointer.js";

/**
 * The document of a JavaScript value: its text is the value's JSON with an indentation of 2, into which the spans
 * point. What JSON cannot say (undefined, functions, symbols, BigInt, NaN, Infinity, cycles, maps and other
 * instances) is reported by its path; then there is no document. An own `toJSON` is honoured, as by JSON.stringify.
 */
export function fromValue(
  value: unknown,
  fileName: string,
  diagnostics: Diagnostics,
): Document | undefined {
  const plain = plainValue(value, "", { diagnostics, outer: [] });
  if (plain === undefined) return undefined;
  return parseJson({ fileName, text: JSON.stringify(plain, undefined, 2) }, diagnostics);
}

interface Place {
  readonly diagnostics: Diagnostics;
  /** The objects around the value. */
  readonly outer: readonly object[];
}

/** The value made of plain objects, or `undefined` after a report. All problems are reported, not the first only. */
function plainValue(value: unknown, path: string, place: Place): Json | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : refuse(String(value), path, place);
    case "bigint":
      return refuse("a BigInt", path, place, "Give a number or a string.");
    case "object":
      return value === null ? null : plainObject(value, path, place);
    case "undefined":
      return refuse("undefined", path, place, "Leave the key out, or give null.");
    default:
      return refuse(`a ${typeof value}`, path, place);
  }
}

function plainObject(value: object, path: string, place: Place): Json | undefined {
  if (place.outer.includes(value)) return refuse("a cycle", path, place);
  if (place.outer.length > maxDepth) {
    const message = `Values lie in each other more than ${maxDepth} levels deep.`;
    place.diagnostics.report("too-deeply-nested", { path, message, help: "Nest less deeply." });
    return undefined;
  }
  const inner = { ...place, outer: [...place.outer, value] };
  const read = (key: string | number): Json | undefined =>
    attempt(
      () => plainValue(Reflect.get(value, key), pointer(path, key), inner),
      pointer(path, key),
      place,
    );
  if (Array.isArray(value)) {
    // By index, so that a hole is seen as undefined and refused.
    const items = Array.from({ length: value.length }, (_, index) => read(index));
    return complete(items) ? items : undefined;
  }
  if ("toJSON" in value && typeof value.toJSON === "function") {
    const { toJSON } = value;
    return attempt(() => plainValue(Reflect.apply(toJSON, value, []), path, inner), path, place);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return refuse(`an instance of ${nameOf(value)}`, path, place, "Give a plain object.");
  }
  const entries = Object.keys(value).map((key) => [key, read(key)] as const);
  return complete(entries.map(([, item]) => item))
    ? Object.fromEntries(entries.map(([key, item]) => [key, item ?? null]))
    : undefined;
}

/** Runs what may call code of the user's: a getter, a proxy, a toJSON. */
function attempt(read: () => Json | undefined, path: string, place: Place): Json | undefined {
  try {
    return read();
  } catch (error) {
    return refuse(`something that throws (${String(error)})`, path, place);
  }
}

function complete(items: readonly (Json | undefined)[]): items is readonly Json[] {
  return items.every((item) => item !== undefined);
}

function refuse(
  what: string,
  path: string,
  { diagnostics }: Place,
  help = "Give a JSON value.",
): undefined {
  const message = `The definition holds ${what}, which has no JSON form.`;
  diagnostics.report("value-not-json", { path, message, help });
}

function nameOf(value: object): string {
  const { constructor } = value;
  return typeof constructor === "function" && constructor.name !== ""
    ? constructor.name
    : "a class";
}
