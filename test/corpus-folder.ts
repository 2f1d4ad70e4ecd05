import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where definitions and recorded executions lie that are not part of this repository: see README.md. */
export const corpusFolder = resolve(process.env["HEAVISIDE_CORPUS"] ?? "../shared");

/** A part of the corpus: where it is, and what to call its tests, or to say when it is not there. */
export function corpusPart(...names: readonly string[]): {
  readonly path: string;
  readonly isThere: boolean;
  readonly title: string;
} {
  const path = join(corpusFolder, ...names);
  const isThere = existsSync(path);
  return { path, isThere, title: isThere ? path : `skipped: ${path} is not there` };
}
