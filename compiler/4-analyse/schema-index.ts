import { pointer, pointerSteps } from "../1-parse/pointer.js";
import type { Json } from "../1-parse/document.js";

/** A JSON Schema that is no boolean. */
export interface Schema {
  readonly [keyword: string]: Json;
}

/** Where a schema is, and what its references are relative to. */
interface Place {
  readonly pointer: string;
  /** The URI of the nearest `$id` around it, without a fragment. */
  readonly base: string;
}

/** Finds the schemas of a file by reference. */
export interface SchemaIndex {
  /** The schema that a `$ref` inside `from` means: by pointer, `$anchor` or `$id`. Only within the file. */
  resolve(ref: string, from: Schema): Json | undefined;
  /** JSON Pointer of a schema within the file. */
  pointerOf(schema: Schema): string;
  /** How each definition of the file is referred to. */
  readonly definitions: readonly string[];
  /** Every `$ref` and the schema it stands in. */
  readonly references: readonly { readonly ref: string; readonly from: Schema }[];
}

/** What the file is called in references: its own `$id`, or a name that users never see. */
export function rootUri(root: Schema): string {
  const own = typeof root.$id === "string" ? absolute(root.$id, anonymous) : undefined;
  return (own ?? anonymous).replace(/#.*$/, "");
}

/** Indexes every schema of the file by its URIs (JSON Schema Core, "The Schema Core Vocabulary"). */
export function indexSchemas(root: Schema): SchemaIndex {
  const places = new Map<Schema, Place>();
  const byUri = new Map<string, Schema>();
  const references: { ref: string; from: Schema }[] = [];
  const uri = rootUri(root);
  visit(root, { pointer: "", base: uri });
  return {
    resolve(ref, from) {
      const target = absolute(ref, places.get(from)?.base ?? uri);
      if (target === undefined) return undefined;
      const [base = "", fragment = ""] = target.split("#", 2);
      const resource = byUri.get(base);
      if (fragment === "") return resource;
      if (!fragment.startsWith("/")) return byUri.get(target);
      return resource && valueAt(resource, decoded(fragment));
    },
    pointerOf: (schema) => places.get(schema)?.pointer ?? "",
    definitions: ["$defs", "definitions"].flatMap((key) => {
      const all = root[key];
      return isSchema(all) ? Object.keys(all).map((name) => `#${pointer("", key, name)}`) : [];
    }),
    references,
  };

  function visit(value: Json, around: Place): void {
    if (isArray(value)) {
      value.forEach((item, at) => visit(item, { ...around, pointer: pointer(around.pointer, at) }));
      return;
    }
    if (!isSchema(value) || places.has(value)) return;
    const base = (typeof value.$id === "string" && absolute(value.$id, around.base)) || around.base;
    places.set(value, { pointer: around.pointer, base: base.replace(/#.*$/, "") });
    if (value === root || typeof value.$id === "string") byUri.set(base.replace(/#$/, ""), value);
    for (const anchor of [value.$anchor, value.$dynamicAnchor])
      if (typeof anchor === "string") byUri.set(`${base}#${anchor}`, value);
    if (typeof value.$ref === "string") references.push({ ref: value.$ref, from: value });
    for (const [key, inner] of Object.entries(value)) {
      if (plainData.has(key)) continue;
      visit(inner, { base, pointer: pointer(around.pointer, key) });
    }
  }
}

/** Whether a value is a schema with keywords: an object. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** Array.isArray for JSON, which is readonly. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

const anonymous = "heaviside://schemas/";

// Keywords whose values are data, not schemas.
const plainData = new Set(["const", "enum", "default", "examples"]);

function absolute(ref: string, base: string): string | undefined {
  return URL.canParse(ref, base) ? new URL(ref, base).href : undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function valueAt(root: Schema, path: string): Json | undefined {
  return pointerSteps(path).reduce<Json | undefined>((value, step) => {
    if (isArray(value)) return value[Number(step)];
    return isSchema(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
}
