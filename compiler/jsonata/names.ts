import { singular } from "../5-emit/item-name.js";
import { isIdentifier } from "../5-emit/text.js";
import * as runtime from "../../runtime/jsonata/index.js";
import type { Step } from "./tree.js";

/** An identifier like `wanted` that nothing in sight has. */
export function fresh(wanted: string, taken: ReadonlySet<string>): string {
  const base = isIdentifier(wanted) && !reserved.has(wanted) ? wanted : `${identifier(wanted)}2`;
  if (!taken.has(base) && !reserved.has(base)) return base;
  const stem = base.replace(/\d+$/, "");
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

/** What one of the items is called that a step finds: `items` gives `item`. */
export function itemName(of: Step["of"] | undefined): string {
  const name = of === undefined ? undefined : lastName(of);
  return name === undefined ? "item" : singular(name);
}

/** What all of the items are called. */
export function listName(of: Step["of"] | undefined): string {
  return (of && lastName(of)) ?? "items";
}

function lastName(of: Step["of"]): string | undefined {
  switch (of.kind) {
    case "name":
      return of.name;
    case "variable":
      return of.name;
    case "filtered":
      return lastName(of.value);
    case "path":
      return of.steps.findLast(isNamed)?.of.name;
    default:
      return undefined;
  }
}

function isNamed(step: Step): step is Step & { readonly of: { readonly name: string } } {
  return step.of.kind === "name";
}

/** The identifiers that a text refers to: words in no string literal that are no keys or members. */
export function wordsOf(text: string): readonly string[] {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return (
    bare.match(
      /(?<![.\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*(?![\p{ID_Continue}$:])/gu,
    ) ?? []
  );
}

/** A name without what no identifier has in it. */
function identifier(name: string): string {
  const text = name.replace(/[^\p{ID_Continue}$]/gu, "_");
  return /^[\p{ID_Start}$_]/u.test(text) ? text : `_${text}`;
}

const words =
  "break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
  "yield let static await async implements interface package private protected public undefined NaN Infinity " +
  "arguments eval Array Object String Number Boolean Math JSON own contextObject setting valueSetting";

// What the text may have to refer to stays in sight.
const reserved: ReadonlySet<string> = new Set([...Object.keys(runtime), ...words.split(" ")]);
