import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import type { Json } from "../1-parse/document.js";
import type { Io } from "./io.js";
import { fileProblem, UsageError } from "./usage-error.js";

/**
 * The text of a file, or of the standard input for `-`; `label` is what a message calls it.
 * Throws UsageError when it cannot be read.
 */
export async function readText(file: string, io: Io, label = file): Promise<string> {
  if (file === "-") return withoutBom(await io.stdin());
  try {
    return withoutBom(await readFile(resolve(io.cwd, file), "utf8"));
  } catch (error) {
    const problem = fileProblem(error);
    if (problem === undefined) throw error;
    throw new UsageError(`"${label}" cannot be read: ${problem}.`);
  }
}

/** The JSON in `text`; `name` is what a message calls it. Throws UsageError. */
export function parseJson(text: string, name: string): Json {
  try {
    // JSON.parse gives nothing but JSON values.
    return JSON.parse(text) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name} is not JSON: ${reason}`);
  }
}

/** Narrows a JSON value to an object. */
export function isRecord(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutBom(text: string): string {
  return text.replace(/^\ufeff/, "");
}
