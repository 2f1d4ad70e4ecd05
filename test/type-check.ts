import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** What `tsc` says of generated files under the settings that every generated module must pass; "" when nothing. */
export function typeErrors(files: readonly string[]): string {
  const folder = mkdtempSync(join(root, ".type-check-"));
  try {
    // As in the package, where it is declared and nothing behind it is seen.
    const services = join(folder, "services.d.ts");
    writeFileSync(services, "export declare const services: object, distributed: object;");
    const project = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        ...{ noEmit: true, types: [], skipLibCheck: true },
        paths: { ...sources(), "heaviside/runtime/services": [services] },
      },
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

/** Where the package's own names lead, from the root. */
function sources(): { readonly [name: string]: readonly string[] } {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as {
    readonly compilerOptions: { readonly paths: { readonly [name: string]: readonly string[] } };
  };
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, files]) => [
      name,
      files.map((file) => join(root, file)),
    ]),
  );
}
