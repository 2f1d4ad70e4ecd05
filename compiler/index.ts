import { formatted, print } from "./6-write/print.js";
import { phases } from "./compile.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { CompileOptions, CompileResult } from "./options.js";

export type { Diagnostic, Related, Severity } from "./diagnostics/diagnostic.js";
export type { CompileOptions, CompileResult } from "./options.js";
export { CompileError, load } from "./load.js";
export { expression } from "./expression.js";

/**
 * Compiles an ASL definition, as text or as an object, to a TypeScript module. Never throws for what is wrong in the
 * definition: that is in `diagnostics`, all of it at once, and `code` is absent exactly when one of them is an error.
 */
export async function compile(
  source: string | object,
  options: CompileOptions = {},
): Promise<CompileResult> {
  const { name, module, files, diagnostics } = await phases(source, options);
  if (!module) return { name, files, diagnostics };
  const companions = Object.entries(files).map(async ([file, text]) => [
    file,
    await formatted(text, options.prettier),
  ]);
  return {
    name,
    code: await print(module.text, options.prettier),
    files: Object.fromEntries(await Promise.all(companions)),
    diagnostics,
  };
}

/** What is wrong with a definition: the diagnostics of `compile`, in the order of the text. */
export async function check(
  source: string | object,
  options: CompileOptions = {},
): Promise<readonly Diagnostic[]> {
  return (await phases(source, options)).diagnostics;
}
