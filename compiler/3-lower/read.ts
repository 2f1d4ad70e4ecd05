import type { Node, ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import type { Path, ReferencePath, Setting } from "./machine.js";
import { parsePath, parseReferencePath } from "./path.js";
import { setting } from "./settings.js";

// Reads the fields of a checked definition. What the check phase has ruled out is a bug here, and says so.

/** A string; `undefined` where the field is absent or no string. */
export function stringField(node: ObjectNode, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.kind === "string" ? value.value : undefined;
}

export function objectField(node: ObjectNode, key: string): ObjectNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === "object" ? value : undefined;
}

/** The items of an array field; none where it is absent. */
export function arrayField(node: ObjectNode, key: string): readonly Node[] {
  const value = valueAt(node, key);
  return value?.kind === "array" ? value.items : [];
}

export function stringsField(node: ObjectNode, key: string): readonly string[] {
  return arrayField(node, key).flatMap((item) => (item.kind === "string" ? [item.value] : []));
}

/** A number, or the placeholder that stands for it. */
export function numberField(node: ObjectNode, key: string): number | Setting | undefined {
  const value = valueAt(node, key);
  if (value?.kind === "number") return value.value;
  if (value?.kind === "string") return setting(value.value, "number");
  return undefined;
}

/** The placeholder that stands for a whole array. */
export function arraySetting(node: ObjectNode, key: string): Setting | undefined {
  const value = stringField(node, key);
  return value === undefined ? undefined : setting(value, "array");
}

/** A number in `key`, or the path in `keyPath` that finds it. */
export function numberOrPath(node: ObjectNode, key: string): number | Setting | Path | undefined {
  return numberField(node, key) ?? pathField(node, `${key}Path`) ?? undefined;
}

/** A path; `null` as written; `undefined` where the field is absent. */
export function pathField(node: ObjectNode, key: string): Path | null | undefined {
  const value = valueAt(node, key);
  if (value?.kind === "null") return null;
  return value?.kind === "string" ? path(value.value) : undefined;
}

export function referencePathField(
  node: ObjectNode,
  key: string,
): ReferencePath | null | undefined {
  const value = valueAt(node, key);
  if (value?.kind === "null") return null;
  if (value?.kind !== "string") return undefined;
  const parsed = parseReferencePath(value.value);
  if (!parsed.ok) throw new Error(`The path ${value.value} passed the check: ${parsed.message}`);
  return parsed.value;
}

/** Parses a path that was checked. */
export function path(text: string): Path {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(`The path ${text} passed the check: ${parsed.message}`);
  return parsed.value;
}

/** The field itself when it is there: `{ [key]: value }`, else nothing to spread. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
