import { dirname, join, relative } from "node:path";
import { readFile } from "node:fs/promises";

import type { Io } from "./io.js";
import { isRecord } from "./read.js";
import { UsageError } from "./usage-error.js";

/**
 * What the project says for all its machines: `"heaviside": { "foreign": ["legacy-import"] }` in the nearest package.json.
 * Throws UsageError where that is something else.
 */
export async function projectForeign(directory: string, io: Io): Promise<readonly string[]> {
  for (let at = directory; ; at = dirname(at)) {
    const path = join(at, "package.json");
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text !== undefined) return foreignIn(text, relative(io.cwd, path) || path);
    if (at === dirname(at)) return [];
  }
}

function foreignIn(text: string, file: string): readonly string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    // npm will say it better.
    return [];
  }
  const settings = isRecord(manifest) ? manifest["heaviside"] : undefined;
  const foreign = isRecord(settings) ? settings["foreign"] : undefined;
  if (foreign === undefined) return [];
  if (Array.isArray(foreign) && foreign.every((each) => typeof each === "string")) return foreign;
  throw new UsageError(
    `"heaviside.foreign" in "${file}" is no list of texts.`,
    `Name functions that do not embed the runtime: "foreign": ["legacy-import"].`,
  );
}
