import { mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import type { FunctionSource } from "./lambda/settings.js";
import { requireBanner, root } from "./root.js";
import { bundledSdk } from "./sdk.js";

/** Functions as they are deployed: a folder each, with one module. */
export interface Bundles {
  /** The scratch folder of it all. */
  readonly folder: string;
  /** Stands in for the native addon of AWS's runtime client. */
  readonly transport: string;
  /** The folder with a function's `index.mjs`. The same source is bundled once. */
  bundle(source: FunctionSource): Promise<string>;
}

/** In a scratch folder outside of the project, beside AWS's SDK. */
export async function startBundles(plugins: readonly Plugin[]): Promise<Bundles> {
  const [scratch, sdk] = await Promise.all([
    mkdtemp(join(tmpdir(), "heaviside-stack-")),
    bundledSdk(),
  ]);
  await symlink(sdk.folder, join(scratch, "node_modules"));
  const transport = join(scratch, "transport.cjs");
  await build({
    ...common,
    entryPoints: [join(root, "test/aws/stack/lambda/transport.ts")],
    outfile: transport,
    format: "cjs",
  });
  const known = new Map<string, Promise<string>>();
  const bundle = async (source: FunctionSource, folder: string) => {
    await build({
      ...common,
      ...inputOf(source),
      outfile: join(folder, "index.mjs"),
      format: "esm",
      external: [...sdk.packages],
      banner: { js: requireBanner },
      plugins: [...plugins],
    });
    return folder;
  };
  return {
    folder: scratch,
    transport,
    bundle(source) {
      const key = JSON.stringify([source.entry, source.code]);
      const bundled = known.get(key) ?? bundle(source, join(scratch, String(known.size + 1)));
      known.set(key, bundled);
      return bundled;
    },
  };
}

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  logLevel: "silent",
  // Its paths lead from the package's name to its source.
  tsconfig: join(root, "tsconfig.json"),
} as const satisfies BuildOptions;

function inputOf({ entry, code }: FunctionSource): BuildOptions {
  if (entry !== undefined) return { entryPoints: [resolve(entry)] };
  return { stdin: { contents: code, resolveDir: root, sourcefile: "handler.ts", loader: "ts" } };
}
