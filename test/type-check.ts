import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** What `tsc` says of generated files under the settings that every generated module must pass; "" when nothing. */
export function typeErrors(files: readonly string[]): string {
  const folder = mkdtempSync(join(root, ".type-check-"));
  try {
    const project = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: { noEmit: true, types: [], skipLibCheck: true },
      files: files.map((file) => resolve(file)),
      include: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
    const args = [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: root });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
