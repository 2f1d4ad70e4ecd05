import type { Options } from "prettier";

/**
 * Formats a generated module as prettier would, so that a project that runs prettier sees no change.
 * `options` are the user's own prettier settings, where there are any.
 */
export async function print(text: string, options: Options = {}): Promise<string> {
  const { format } = await import("prettier/standalone");
  // Babel's parser is the faster of the two that read TypeScript, and the output is the same.
  const [babel, estree] = await Promise.all([
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return format(text, {
    ...options,
    parser: "babel-ts",
    plugins: [babel.default, estree.default as never],
  });
}
