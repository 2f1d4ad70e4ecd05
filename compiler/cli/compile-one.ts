import { join } from "node:path";

import { compareFiles, writeFiles, type Change } from "../6-write/files.js";
import { keptFiles } from "../6-write/kept.js";
import type { CompileResult } from "../index.js";
import { workingOn } from "./bug.js";
import type { Definition } from "./definition.js";
import { formatOf } from "./format.js";
import type { Job } from "./target.js";
import { UsageError } from "./usage-error.js";

/** What compiling one definition came to. */
export interface Compiled {
  readonly definition: Definition;
  readonly result: CompileResult;
  /** Its files against what was on the disk before; none when the definition has errors. */
  readonly changes: readonly Change[];
  /** Whether the changes were made. */
  readonly written: boolean;
  /** What the module before is called that is kept beside the new one. */
  readonly kept?: string | undefined;
}

export interface CompileHow {
  readonly check: boolean;
  readonly force: boolean;
  /** Whether the module of another definition that lies there stays, under another name. */
  readonly keep?: boolean;
}

/**
 * Compiles a definition and writes what changed; with `check` it only compares. Files of other origin are overwritten
 * with `force` alone: without it, nothing at all is written. Throws the errors of node:fs.
 */
export async function compileOne(
  definition: Definition,
  job: Job,
  { check, force, keep = false }: CompileHow,
): Promise<Compiled> {
  const result = await compileText(definition, job);
  if (result.code === undefined) return { definition, result, changes: [], written: false };
  if (Object.hasOwn(result.files, job.module)) {
    throw new UsageError(`"${job.module}" is what a file beside the module is called.`);
  }
  const { directory, module } = job;
  const kept = keep ? await keptFiles(directory, module, result.code) : {};
  const files = { [module]: result.code, ...result.files, ...kept };
  const changes = await compareFiles({ directory, module, files });
  const written = !check && (force || changes.every(({ kind }) => kind !== "foreign"));
  if (written) await writeFiles(changes);
  return { definition, result, changes, written, kept: Object.keys(kept)[0] };
}

/** Compiles a definition in the format of the project it goes to; writes nothing. */
export async function compileText(
  { place, text, options }: Definition,
  job: Job,
): Promise<CompileResult> {
  // The compiler is loaded when it is needed: help comes at once.
  const { compile } = await import("../index.js");
  const prettier = await formatOf(join(job.directory, job.module));
  return workingOn(place.label, () => compile(text, { ...options, prettier }));
}
