import type { ErrorObject } from "ajv";
import { didYouMean, oneOf } from "../diagnostics/suggest.js";

/** What is wrong with a schema as a schema: the first problem, by JSON Pointer into it. */
export interface SchemaProblem {
  readonly pointer: string;
  /** What follows the pointer in a sentence. */
  readonly message: string;
  readonly help?: string | undefined;
}

/** ajv's error about a schema, given with its `data`, in our words. */
export function schemaProblem(error: ErrorObject | undefined): SchemaProblem {
  const { instancePath = "", keyword, params = {}, data, message = "be a schema" } = error ?? {};
  const is = shown(data);
  if (keyword === "enum") {
    const words = (params["allowedValues"] as readonly unknown[]).map(String);
    const help =
      (typeof data === "string" ? didYouMean(data, words) : undefined) ?? `Write ${oneOf(words)}.`;
    return { pointer: instancePath, message: `is ${is}, which JSON Schema does not know`, help };
  }
  if (keyword === "type") {
    const types = [params["type"]].flat().map((type) => articles[String(type)] ?? String(type));
    return { pointer: instancePath, message: `is ${is}, and takes ${types.join(" or ")}` };
  }
  return { pointer: instancePath, message: `is ${is}, and ${message}` };
}

function shown(data: unknown): string {
  if (Array.isArray(data)) return "an array";
  return typeof data === "object" && data !== null ? "an object" : JSON.stringify(data);
}

const articles: { readonly [type: string]: string } = {
  object: "an object",
  array: "an array",
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "true or false",
};
