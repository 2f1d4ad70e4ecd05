import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue, type Code } from "../compiler/diagnostics/catalogue.js";

// Every diagnostic has a case that shows how it reads.

const cases = join(import.meta.dirname, "cases");

/** Codes that no text of a definition brings about, with the reason. */
const withoutCase: { readonly [code in Code]?: string } = {
  "value-not-json":
    "It is about a definition given as a JavaScript value: test/compiler/parse.test.ts.",
};

const shown = new Set(
  readdirSync(cases, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("diagnostics.txt"))
    .flatMap((file) => codesIn(readFileSync(join(cases, file), "utf8"))),
);

test("every code has a case", () => {
  const missing = Object.keys(catalogue).filter(
    (code) => !shown.has(code) && !Object.hasOwn(withoutCase, code),
  );
  expect(missing).toEqual([]);
});

test("a code that is said to have no case has none", () => {
  expect(Object.keys(withoutCase).filter((code) => shown.has(code))).toEqual([]);
});

/** The codes in rendered diagnostics, whose headings are not indented. */
function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\S.*? (?:error|warning) ([a-z-]+)/gm)].map(([, code = ""]) => code);
}
