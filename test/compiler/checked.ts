import { parse } from "../../compiler/1-parse/index.js";
import { check, type CheckOptions } from "../../compiler/2-check/index.js";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

/** What the parser and the check find in a definition, given as a value or as text. */
export function checked(definition: unknown, options: CheckOptions = {}): readonly Diagnostic[] {
  const text = typeof definition === "string" ? definition : JSON.stringify(definition, null, 2);
  const diagnostics = new Diagnostics();
  const document = parse({ fileName: "machine.asl.json", text }, {}, diagnostics);
  if (document) check(document, diagnostics, options);
  return diagnostics.sorted;
}

/** The findings as `code path`, in the order of the text. */
export const found = (definition: unknown, options?: CheckOptions): readonly string[] =>
  checked(definition, options).map(({ code, path }) => `${code} ${path}`);

/** A machine of one state "S", which ends it. */
export const one = (state: object, machine: object = {}): object => ({
  ...machine,
  StartAt: "S",
  States: { S: { ...state, End: true } },
});

/** A machine of states that follow each other as they are written; the last one ends it. */
export function chain(states: { readonly [name: string]: object }): object {
  const names = Object.keys(states);
  const linked = Object.entries(states).map(([name, state], index) => [
    name,
    { ...state, ...(index + 1 < names.length ? { Next: names[index + 1] } : { End: true }) },
  ]);
  return { StartAt: names[0], States: Object.fromEntries(linked) };
}
