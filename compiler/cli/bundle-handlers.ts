import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, relative } from "node:path";
import { pathToFileURL } from "node:url";

import type { BuildFailure, Loader, Plugin } from "esbuild";

import { UsageError } from "./usage-error.js";

/**
 * One ES module of a handler file and the user's own files that it imports, to be written to `outfile`. Packages stay
 * outside, imported by their absolute addresses, and `import.meta.url` and `__dirname` say what they would in the
 * original files. Messages name files from `cwd`. Throws UsageError. All paths are absolute.
 */
export async function bundleHandlers({
  file,
  outfile,
  cwd,
}: {
  readonly file: string;
  readonly outfile: string;
  readonly cwd: string;
}): Promise<string> {
  const { build } = await import("esbuild");
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      outfile,
      absWorkingDir: cwd,
      bundle: true,
      write: false,
      platform: "node",
      format: "esm",
      target: `node${process.versions.node}`,
      sourcemap: "inline",
      logLevel: "silent",
      // Only what Node.js would choose: its conditions, its main field.
      conditions: [],
      mainFields: ["main"],
      define: ownNames,
      // CommonJS files among the user's own call it.
      banner: { js: requireIn(file) },
      plugins: [packagesOutside, ownPlace],
    });
    return outputFiles[0]?.text ?? "";
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const isMissing = error.errors.some(({ text }) => /^Could not resolve "\./.test(text));
    throw new UsageError(
      `"${relative(cwd, file)}" cannot be loaded: ${reasons(error)}`,
      isMissing ? '"heaviside compile" writes the modules of machines.' : undefined,
    );
  }
}

/** What a file knows of its own place, as the constants that each bundled file gets. */
const ownNames = {
  "import.meta.url": "__heaviside_url",
  "import.meta.filename": "__heaviside_file",
  "import.meta.dirname": "__heaviside_dir",
  __filename: "__heaviside_file",
  __dirname: "__heaviside_dir",
};

/** Leaves packages where they are: Node.js imports them itself, each once, with its own idea of their format. */
const packagesOutside: Plugin = {
  name: "packages-outside",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === "asked" || kind === "entry-point" || /^[A-Za-z]:/.test(path))
        return undefined;
      const asUrl = (found: string) =>
        kind.startsWith("require") ? found : pathToFileURL(found).href;
      const own = /^heaviside(\/|$)/.test(path) ? ownFile(path) : undefined;
      if (own !== undefined) return { path: asUrl(own), external: true };
      const found = await resolve(path, { kind, resolveDir, pluginData: "asked" });
      if (found.errors.length > 0) {
        // What is imported only under a condition may be missing.
        if (kind !== "import-statement") return { path, external: true };
        return { errors: [{ text: `The package "${path}" is not installed` }] };
      }
      // A path alias of tsconfig.json, or a package of the same workspace: the user's own file, to be bundled.
      if (found.external || !/[\\/]node_modules[\\/].*(?<!\.json)$/.test(found.path)) return found;
      return { path: asUrl(found.path), external: true };
    });
  },
};

/** Each bundled file keeps its own address. */
const ownPlace: Plugin = {
  name: "own-place",
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
      const loader = loaders[extname(path)];
      if (loader === undefined) return undefined;
      const text = await readFile(path, "utf8");
      if (!/import\.meta|__(file|dir)name/.test(text)) return undefined;
      const constants = [
        `const __heaviside_url = ${JSON.stringify(pathToFileURL(path).href)};`,
        `const __heaviside_file = ${JSON.stringify(path)};`,
        `const __heaviside_dir = ${JSON.stringify(dirname(path))};`,
      ].join("");
      // On the first line, so that positions in the source map stay right.
      return {
        contents: text.startsWith("#!") ? text.replace("\n", `\n${constants}`) : constants + text,
        loader,
      };
    });
  },
};

const loaders: { readonly [extension: string]: Loader } = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".jsx": "jsx",
};

/** This package's own file, so that a StatesError thrown by a handler is the one that the runtime knows. */
function ownFile(specifier: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(specifier);
  } catch {
    return undefined;
  }
}

function requireIn(file: string): string {
  const from = JSON.stringify(pathToFileURL(file).href);
  return `import { createRequire as __heaviside_createRequire } from "node:module"; const require = __heaviside_createRequire(${from});`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function reasons({ errors }: BuildFailure): string {
  return errors
    .slice(0, 3)
    .map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1} ${text}` : text,
    )
    .join("\n");
}
