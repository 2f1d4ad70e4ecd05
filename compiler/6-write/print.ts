import type { Options } from "prettier";
import { layOut } from "./layout.js";

/**
 * Formats a generated module as prettier would, so that a project that runs prettier sees no change.
 * `options` are the user's own prettier settings, where there are any.
 */
export async function print(text: string, options: Options = {}): Promise<string> {
  const { printWidth = 80, ...others } = options;
  // Other settings than the width may change any line.
  if (Object.keys(others).length > 0) return formatted(text, options);
  const declarations = text.trimEnd().split("\n\n");
  const laidOut = declarations.map((declaration) => layOut(declaration, printWidth));
  const open = laidOut.filter(({ isFinal }) => !isFinal);
  const closed = open.length === 0 ? [] : await formattedAll(open, options);
  if (closed.length !== open.length) return formatted(text, options);
  let next = 0;
  return `${laidOut.map(({ text, isFinal }) => (isFinal ? text : closed[next++])).join("\n\n")}\n`;
}

/** Formats declarations in one go. None of them holds an empty line. */
async function formattedAll(
  declarations: readonly { readonly text: string }[],
  options: Options,
): Promise<readonly string[]> {
  const text = declarations.map((declaration) => declaration.text).join("\n\n");
  return (await formatted(text, options)).trimEnd().split("\n\n");
}

/** Formats any other TypeScript. */
export async function formatted(text: string, options: Options = {}): Promise<string> {
  const { format } = await import("prettier/standalone");
  // Babel's parser is the faster of the two that read TypeScript, and the output is the same.
  const [babel, estree] = await Promise.all([
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return format(text, {
    ...options,
    parser: "babel-ts",
    plugins: [babel.default, estree.default as never], // the declarations of estree are empty
  });
}
