import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { requireBanner, root } from "./root.js";

/** The clients of AWS's SDK that the project has, bundled each. */
export interface BundledSdk {
  /** A folder to be `node_modules` beside a function. */
  readonly folder: string;
  readonly packages: readonly string[];
}

/**
 * A function that imports the SDK as it is installed reads hundreds of files at each cold start, 120 to 300 ms; bundled, 50
 * to 60. So each client is bundled once for all functions, and kept until its version changes.
 */
export async function bundledSdk(): Promise<BundledSdk> {
  const packages = await installedClients();
  const versions = await Promise.all(packages.map(versionOf));
  const key = createHash("sha256")
    .update(JSON.stringify([packages, versions]))
    .digest("hex");
  const cache = join(root, "node_modules/.cache/heaviside-stack", key.slice(0, 16));
  const folder = join(cache, "node_modules");
  if (!existsSync(cache)) await bundleInto(cache, packages);
  return { folder, packages };
}

async function installedClients(): Promise<readonly string[]> {
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(join(root, "package.json"), "utf8"),
  ) as Readonly<Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>>;
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
    name.startsWith("@aws-sdk/client-"),
  );
}

async function versionOf(name: string): Promise<string> {
  const manifest = await readFile(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** Appears at once and whole, whoever else is at it. */
async function bundleInto(cache: string, packages: readonly string[]): Promise<void> {
  const draft = `${cache}.${randomUUID()}`;
  const folder = join(draft, "node_modules");
  await build({
    entryPoints: Object.fromEntries(
      packages.map((name) => [`${name}/index`, join(root, "node_modules", name)]),
    ),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    banner: { js: requireBanner },
    bundle: true,
    splitting: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  for (const name of packages) {
    const manifest = { name, type: "module", exports: "./index.mjs" };
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "package.json"), JSON.stringify(manifest));
  }
  // Another stack may have been faster: its result is the same.
  await rename(draft, cache).catch(() => rm(draft, { recursive: true, force: true }));
}
