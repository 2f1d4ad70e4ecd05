import type { Source, Span } from "../1-parse/document.js";
import { parseIntrinsic, variablesOf } from "../3-lower/intrinsic.js";
import { parsePath } from "../3-lower/path.js";
import { tokenSpan, type PlacedExpression } from "./jsonata-texts.js";
import type { StateOutline } from "./outline.js";
import { hasPlaceholder } from "./placeholders.js";
import type { PlacedValue } from "./places.js";
import type { Definition } from "./rules/rule.js";
import { dynamicTexts, looksLikeCall, takesCall } from "./templates.js";
import { spanAt } from "./text-span.js";

/** A variable that a state reads, and where. */
export interface VariableRead {
  readonly name: string;
  readonly state: StateOutline;
  /** JSON Pointer of the text. */
  readonly path: string;
  span(): Span;
}

/** Every read of a variable, in both query languages; in a text each variable once. */
export function variableReads({ places, jsonata, source }: Definition): readonly VariableRead[] {
  return [
    ...places.filter(({ place }) => reading.has(place)).flatMap((one) => pathReads(one, source)),
    ...jsonata.expressions.flatMap((one) => expressionReads(one, source)),
  ];
}

const reading: ReadonlySet<string> = new Set(["path", "value-path", "text-path", "template"]);

function pathReads(placed: PlacedValue, source: Source): readonly VariableRead[] {
  const { state } = placed;
  return dynamicTexts(placed).flatMap(({ node, path }) => {
    const isCall = takesCall(placed) && looksLikeCall(node.value);
    return [...variablesIn(node.value, isCall)].map((name) => {
      const at = node.value.indexOf(`$${name}`);
      return { name, state, path, span: () => spanAt(node, at, source, name.length + 1) };
    });
  });
}

/** The variables that a path or a call reads, each once; of a text that is neither, none. */
function variablesIn(text: string, isCall: boolean): ReadonlySet<string> {
  if (hasPlaceholder(text)) return new Set();
  const read = isCall ? parseIntrinsic(text) : parsePath(text);
  return new Set(read.ok ? variablesOf(read.value) : []);
}

function expressionReads(text: PlacedExpression, source: Source): readonly VariableRead[] {
  const { path, placed, parsed, references } = text;
  const first = new Map([...references.variables].reverse().map((one) => [one.name, one]));
  return [...first.values()]
    .filter(({ name }) => name !== "states" && !parsed.settings.has(name))
    .map(({ name, position }) => {
      const span = () => tokenSpan(text, { token: `$${name}`, position }, source);
      return { name, state: placed.state, path, span };
    });
}
