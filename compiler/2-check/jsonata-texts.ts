import type { Source, Span } from "../1-parse/document.js";
import { isJsonata, offsetIn, parseSource, type JsonataSource } from "../3-lower/jsonata-source.js";
import { anythingKnown, one, type Known } from "../jsonata/known.js";
import type { JsonataProblem } from "../jsonata/parse.js";
import { referencesOf, type References } from "../jsonata/references.js";
import type { PlacedValue } from "./places.js";
import { textsIn, type PlacedText } from "./templates.js";
import { spanAt } from "./text-span.js";

/** The JSONata strings of a definition, in the order of its text: expressions, and what is none. */
export interface JsonataTexts {
  readonly expressions: readonly PlacedExpression[];
  readonly problems: readonly PlacedProblem[];
}

export interface PlacedExpression extends PlacedText {
  readonly placed: PlacedValue;
  readonly parsed: JsonataSource;
  readonly references: References;
}

export interface PlacedProblem extends PlacedText {
  readonly problem: JsonataProblem;
}

/** Parses every JSONata string. */
export function jsonataTexts(places: readonly PlacedValue[]): JsonataTexts {
  const expressions: PlacedExpression[] = [];
  const problems: PlacedProblem[] = [];
  for (const { text, placed } of places.flatMap(jsonataStrings)) {
    const parsed = parseSource(text.node);
    if (parsed.ok)
      expressions.push({ ...text, placed, parsed, references: referencesOf(parsed.tree) });
    else problems.push({ ...text, problem: parsed });
  }
  return { expressions, problems };
}

function jsonataStrings(placed: PlacedValue) {
  const { place, schema, node, path } = placed;
  if (place !== "jsonata" && !(place === "timestamp" && schema.expression)) return [];
  return textsIn(node, path)
    .filter((text) => isJsonata(text.node.value))
    .map((text) => ({ text, placed }));
}

/** What is known of the variables that stand for placeholders: the text in a string literal is a string. */
export function settingNames({ parsed }: PlacedExpression): ReadonlyMap<string, Known> {
  return new Map(
    [...parsed.settings].map(([name, { as }]) => [
      name,
      as === "string" ? one({ kind: "string" }) : anythingKnown,
    ]),
  );
}

/** A word of an expression: its text, and the position behind it, as the tree has it. */
export interface Token {
  readonly token: string;
  readonly position: number;
}

/** Where a word of an expression stands in the file; of a name in quotes, the quotes included. */
export function tokenSpan(
  { node, parsed }: PlacedExpression,
  { token, position }: Token,
  source: Source,
): Span {
  const end = offsetIn(parsed.pieces, position);
  const quote = node.value.charAt(end - 1);
  const isQuoted = !token.endsWith(quote) && /["'`]/.test(quote);
  const start = isQuoted ? node.value.lastIndexOf(quote, end - 2) : end - token.length;
  return spanAt(node, start, source, end - start);
}
