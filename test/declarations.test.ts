import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

// What a handler's types lead to: a project need not have those of Node.js or of the AWS SDK to check its handlers.

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "heaviside-declarations-"));
afterAll(() => rmSync(folder, { recursive: true }));

test(
  "types of what handlers and generated modules import lead to no package",
  { timeout: 60_000 },
  () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const args = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", folder];
    expect(spawnSync(process.execPath, [tsc, ...args], { cwd: root }).status).toBe(0);
    const entries = ["runtime", "runtime/jsonata", "runtime/aws", "runtime/aws/history"];
    const files = [...entries.map((name) => `${name}/index.d.ts`), "runtime/v1.d.ts"];
    expect(packagesOf(files.map((name) => join(folder, name)))).toEqual([]);
  },
);

/** The packages that declarations import, and those that they lead to. */
function packagesOf(files: readonly string[]): readonly string[] {
  const packages = new Set<string>();
  const seen = new Set(files);
  for (const file of seen) {
    const text = readFileSync(file, "utf8");
    for (const [, name = ""] of text.matchAll(/(?:\bfrom |\bimport\()"([^"]+)"/g))
      if (name.startsWith(".")) seen.add(join(dirname(file), name.replace(/\.js$/, ".d.ts")));
      else packages.add(name);
  }
  return [...packages];
}
