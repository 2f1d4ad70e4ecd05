import { build } from "esbuild";

/** Bundles a module as a function has it; `folder` is where the files are that it imports. */
export async function bundle(
  contents: string,
  outfile: string,
  folder: string = process.cwd(),
): Promise<void> {
  await build({
    stdin: { contents, resolveDir: folder, sourcefile: "bench/entry.ts", loader: "ts" },
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfig: "tsconfig.json",
    logLevel: "error",
  });
}
