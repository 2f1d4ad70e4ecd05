import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import type { Handler } from "../../local/types.js";
import { bundleHandlers } from "./bundle-handlers.js";
import type { Io } from "./io.js";
import { isRecord, readText } from "./read.js";
import { UsageError } from "./usage-error.js";

/**
 * The handlers that a TypeScript or JavaScript module exports, by function or state name: each exported function by
 * its own name, then those of exported records (`export const tasks = { "Charge card": … }`).
 * Throws UsageError when the file cannot be read or built, when it throws, or when it exports no function.
 */
export async function loadHandlers(
  file: string,
  io: Io,
): Promise<Readonly<Record<string, Handler>>> {
  await readText(file, io);
  const module = await importModule(file, io);
  const handlers = new Map<string, Handler>();
  for (const [name, value] of Object.entries(module)) {
    if (name !== "default" && isHandler(value)) handlers.set(name, value);
  }
  // A CommonJS module arrives as its default export.
  for (const value of [module["default"], module["tasks"]]) {
    if (!isRecord(value)) continue;
    for (const [name, handler] of Object.entries(value))
      if (isHandler(handler)) handlers.set(name, handler);
  }
  if (handlers.size === 0) {
    throw new UsageError(
      `"${file}" exports no function.`,
      `Export one for each Task: export const ChargeCard = async (input) => …, or export const tasks = { "Charge card": … }`,
    );
  }
  return Object.fromEntries(handlers);
}

async function importModule(file: string, io: Io): Promise<{ readonly [name: string]: unknown }> {
  // Imports in the bundle are absolute, so it can lie anywhere: the user's folders stay clean.
  const directory = await mkdtemp(join(tmpdir(), "heaviside-"));
  const outfile = join(directory, "handlers.mjs");
  try {
    await writeFile(
      outfile,
      await bundleHandlers({ file: resolve(io.cwd, file), outfile, cwd: io.cwd }),
    );
    process.setSourceMapsEnabled(true);
    return (await import(pathToFileURL(outfile).href)) as { readonly [name: string]: unknown };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${file}" threw while it was loaded: ${shortly(error)}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The message and where in the user's files it comes from. */
function shortly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = /^ +at .*$/m.exec(error.stack ?? "")?.[0];
  return place === undefined ? error.message : `${error.message}\n${place}`;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
