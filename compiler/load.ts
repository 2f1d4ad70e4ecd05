import * as intrinsics from "../runtime/intrinsics/index.js";
import * as services from "../runtime/aws/services/carried.js";
import * as jsonata from "../runtime/jsonata/index.js";
import type { Machine } from "../runtime/types.js";
import * as v1 from "../runtime/v1.js";
import { phases } from "./compile.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { CompileOptions } from "./options.js";

/** A definition that cannot be loaded, and why. */
export class CompileError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const lines = errors.map(({ code, path, message }) =>
      path === "" ? `${code}: ${message}` : `${code} ${path}: ${message}`,
    );
    super(lines.join("\n"));
    this.name = "CompileError";
    this.diagnostics = diagnostics;
  }
}

/**
 * Compiles a definition and imports the module in memory, for tests and tools.
 * @throws CompileError when the definition has errors.
 */
export async function load(
  source: string | object,
  options: CompileOptions = {},
): Promise<Machine> {
  const { module, files, diagnostics } = await phases(source, options);
  if (!module) throw new CompileError(diagnostics);
  const runtime = options.runtime ?? "heaviside/runtime";
  const known = new Map<string, unknown>([
    [`${runtime}/v1`, { ...v1 }],
    [`${runtime}/intrinsics`, { ...intrinsics }],
    [`${runtime}/jsonata`, { ...jsonata }],
    [`${runtime}/services`, { ...services }],
  ]);
  for (const [name, text] of Object.entries(files))
    known.set(`./${name.replace(/\.ts$/, ".js")}`, evaluate(await commonJs(text), known));
  return evaluate(await commonJs(module.text), known)[module.machine] as Machine; // the module's own export
}

async function commonJs(text: string): Promise<string> {
  const { transform } = await import("esbuild");
  return (await transform(text, { loader: "ts", format: "cjs", target: "es2022" })).code;
}

/** Runs a module's text with what it imports. */
function evaluate(
  code: string,
  known: ReadonlyMap<string, unknown>,
): { readonly [name: string]: unknown } {
  const module = { exports: {} };
  const require = (name: string) => {
    if (known.has(name)) return known.get(name);
    throw new Error(`A generated module imports "${name}"`);
  };
  new Function("module", "exports", "require", code)(module, module.exports, require);
  return module.exports;
}
