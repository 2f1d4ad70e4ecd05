import { readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";

import type { Serving } from "../../deploy/functions.js";
import { keepsHistory, servedIn, type Constants } from "../../deploy/served.js";
import { isGenerated } from "../6-write/files.js";
import type { Io } from "./io.js";
import { UsageError } from "./usage-error.js";

/**
 * The handlers in a folder, without those of its dependencies; files are named from `root`. Nothing of them is run.
 * Throws UsageError when the folder is not there, or a file cannot be read.
 */
export async function handlersIn(
  directory: string,
  {
    root,
    constants,
    io,
  }: { readonly root: string; readonly constants: Constants; readonly io: Io },
): Promise<readonly Serving[]> {
  const whole = resolve(io.cwd, directory);
  const found = await stat(whole).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`--handlers "${directory}" is no folder.`);
  const names = await readdir(whole, { recursive: true });
  const files = names.filter((name) => isSource(name) && !/(^|[\\/])node_modules[\\/]/.test(name));
  const all: Serving[] = [];
  for (const name of files.toSorted())
    all.push(...(await handlersOf(join(whole, name), { root, constants, io })));
  return all;
}

/** Looks whether handlers keep a history, they or a file that they import. */
export async function withHistories(
  all: readonly Serving[],
  root: string,
): Promise<readonly Serving[]> {
  const { build } = await import("esbuild");
  const looked = all.map(async (one) => {
    // What cannot be bundled yet, nobody knows.
    const built = await build({
      entryPoints: [resolve(root, one.file)],
      packages: "external",
      bundle: true,
      format: "esm",
      logLevel: "silent",
      write: false,
    }).catch(() => undefined);
    const text = built?.outputFiles[0]?.text;
    return text === undefined ? one : { ...one, keepsHistory: keepsHistory(text) };
  });
  return Promise.all(looked);
}

/** What one file serves. Throws UsageError. */
export async function handlersOf(
  path: string,
  {
    root,
    constants,
    io,
  }: { readonly root: string; readonly constants: Constants; readonly io: Io },
): Promise<readonly Serving[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`"${relative(io.cwd, path)}" cannot be read.`);
  });
  // Most files are nobody's handler.
  if (!text.includes("heaviside/")) return [];
  const { transform } = await import("esbuild");
  const loader = /^\.[cm]?ts$/.test(extname(path)) ? "ts" : "js";
  try {
    const { code } = await transform(text, { loader, format: "esm", logLevel: "silent" });
    const isModule = (from: string) => isOfMachine(resolve(dirname(path), from), constants);
    const file = relative(root, path).replaceAll("\\", "/");
    return servedIn(code, file, { ...constants, isModule });
  } catch {
    throw new UsageError(`"${relative(io.cwd, path)}" is no TypeScript that can be read.`);
  }
}

/** Whether what is imported from there was generated for the machine: `compile --out` may have called it as it likes. */
function isOfMachine(imported: string, { machine }: Constants): boolean {
  const path = imported.replace(/\.([cm]?)js$/, ".$1ts");
  try {
    const text = readFileSync(path, "utf8");
    return isGenerated(text) && text.includes(`\nexport const ${machine} = {\n`);
  } catch {
    return false;
  }
}

function isSource(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name) && !/\.(d\.[cm]?ts|test\.\w+)$/.test(basename(name));
}
