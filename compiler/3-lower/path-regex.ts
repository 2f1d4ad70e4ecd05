import { SyntaxProblem } from "./parsed.js";

/**
 * A regular expression of Java, as the service compiles it, for JavaScript. The few things that only Java has are
 * refused, rather than read as something else.
 */
export function javaRegex(
  source: string,
  flags: string,
  at: number,
): { readonly source: string; readonly flags: string } {
  const ignoresCase = source.startsWith("(?i)");
  const rest = ignoresCase ? source.slice(4) : source;
  const foreign = javaOnly(rest);
  if (foreign !== undefined)
    throw new SyntaxProblem(`JavaScript's regular expressions have no "${foreign}".`, at);
  try {
    new RegExp(rest);
  } catch {
    throw new SyntaxProblem(`"/${source}/" is no regular expression.`, at);
  }
  return { source: rest, flags: ignoresCase || flags === "i" ? "i" : "" };
}

// Letters after a backslash that JavaScript takes for themselves.
const escapes = new Set("AaeEGhHNpPQRXzZ");
// Possessive quantifiers, atomic groups, flags for a part.
const syntax = /[*+?}]\+|\(\?>|\(\?-?[a-z]+[-a-z]*[:)]/;

function javaOnly(source: string): string | undefined {
  for (const [escape] of source.matchAll(/\\./gs)) if (escapes.has(escape.slice(1))) return escape;
  const bare = source.replace(/\\./gs, "x").replace(/\[[^\]]*\]/g, "x");
  return syntax.exec(bare)?.[0];
}
