import { parse as parseYaml } from "yaml";

import type { Json } from "../1-parse/document.js";
import type { Io } from "./io.js";
import { isRecord, readText } from "./read.js";
import { UsageError } from "./usage-error.js";

type Values = { readonly [name: string]: Json };

/**
 * The values of `${…}` placeholders: those of the file (one JSON or YAML object), then those of `Name=value`.
 * Throws UsageError.
 */
export async function definedValues(
  { pairs, file }: { readonly pairs: readonly string[]; readonly file: string | undefined },
  io: Io,
): Promise<Values> {
  const values: [string, Json][] =
    file === undefined ? [] : Object.entries(await valuesIn(file, io));
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    if (equals < 1) throw new UsageError(`--define takes Name=value, not "${pair}".`);
    values.push([pair.slice(0, equals), definedValue(pair.slice(equals + 1))]);
  }
  return Object.fromEntries(values);
}

/**
 * Text that is JSON stands for its value where nothing is lost by that: `5` and `true` and `["a"]`, but not `1.10` or
 * `007`, which are text. `"5"` in quotes is the text 5.
 */
export function definedValue(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return text;
  }
  const exact =
    typeof value === "string" || typeof value === "object" || JSON.stringify(value) === text;
  return exact ? value : text;
}

async function valuesIn(file: string, io: Io): Promise<Values> {
  const text = await readText(file, io);
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`"${file}" is neither JSON nor YAML: ${reason}`);
  }
  if (!isRecord(value)) throw new UsageError(`"${file}" holds no object of values by name.`);
  return value;
}
