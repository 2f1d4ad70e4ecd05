import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corpusPart } from "../corpus-folder.js";
import { checked } from "./checked.js";

// Machines that other people wrote, and verdicts on them. They are not part of the project: without them the tests
// are skipped.
const { path: definitions, isThere, title } = corpusPart("definitions");
const manifestFile = join(definitions, "manifest.json");

interface Entry {
  readonly file: string;
  readonly class: "real-world" | "valid" | "invalid";
  readonly evidence: string;
  readonly expected?: { readonly category?: string };
  readonly suspect?: unknown;
  readonly disputed?: unknown;
  readonly singleWitness?: unknown;
}

function entries(wanted: Entry["class"]): readonly Entry[] {
  if (!isThere) return [];
  // The file is the corpus's own, of the form that its README gives.
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as { definitions: Entry[] };
  return manifest.definitions.filter(
    (entry) => entry.class === wanted && !entry.suspect && !entry.disputed && !entry.singleWitness,
  );
}

const errorsIn = ({ file }: Entry): readonly string[] =>
  checked(readFileSync(join(definitions, file), "utf8"))
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);

/**
 * What other suites call valid and AWS refuses, by what it is refused for: another interpreter's licence, a template
 * that its test fills in, a text that is wrong on purpose. A code that is missing here is a false alarm.
 */
const refusedByAws: { readonly [what: string]: readonly string[] } = {
  "an empty ErrorEquals, which the suite fills in": ["out-of-range"],
  "no path on purpose": ["bad-path"],
  "a result written into the Context Object": ["not-a-reference-path"],
  "two states of one name in two scopes": ["duplicate-state-name"],
  "JSONPath in a machine of JSONata": ["wrong-query-language"],
  "the variable states": ["reserved-variable"],
  "one argument too many": ["bad-intrinsic"],
  "Credentials without a role": ["missing-field"],
  "a word for an expression, which the suite fills in": ["no-context"],
};
const allowed = new Set(Object.values(refusedByAws).flat());

describe.skipIf(!isThere)(`definitions of others (${title})`, () => {
  test("real-world: no error", () => {
    const alarms = entries("real-world").flatMap((entry) => {
      const errors = errorsIn(entry);
      return errors.length > 0 ? [`${entry.file}: ${errors.join(", ")}`] : [];
    });
    expect(alarms).toEqual([]);
  });

  test("valid: no error but what AWS refuses", () => {
    const all = entries("valid");
    const alarms = all.flatMap((entry) => {
      const errors = errorsIn(entry);
      return errors.length > 0 ? [{ entry, errors }] : [];
    });
    const unexplained = alarms.filter(
      ({ entry, errors }) =>
        entry.evidence === "aws-recorded" ||
        !errors.every((error) => allowed.has(error.split(" ")[0] ?? "")),
    );
    expect(unexplained.map(({ entry, errors }) => `${entry.file}: ${errors.join(", ")}`)).toEqual(
      [],
    );
    // A dozen of the first 484.
    expect(alarms.length / all.length).toBeLessThan(0.03);
  });

  test("invalid: an error that names the cause", () => {
    const all = entries("invalid");
    const missed = all.filter((entry) => errorsIn(entry).length === 0).map(({ file }) => file);
    const beside = all.flatMap((entry) => {
      const codes = errorsIn(entry).map((error) => error.split(" ")[0] ?? "");
      const wanted = causes[entry.expected?.category ?? ""];
      return codes.length === 0 || !wanted || codes.some((code) => wanted.includes(code))
        ? []
        : [`${entry.file}: ${codes.join(", ")}`];
    });
    // Of the first 135, one is accepted by AWS's documentation (MaxAttempts 99999999), and two name another cause.
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(Math.ceil(all.length / 100));
    expect(beside.length, beside.join("\n")).toBeLessThanOrEqual(Math.ceil(all.length / 50));
  });
});

/** The codes that name the cause which a category of the corpus stands for. */
const causes: { readonly [category: string]: readonly string[] } = {
  "bad-value": [
    "out-of-range",
    "wrong-type",
    "bad-timestamp",
    "bad-path",
    "unknown-resource",
    "bad-label",
    "state-name-too-long",
    "missing-field",
    "unknown-field",
  ],
  "unknown-field": ["unknown-field", "wrong-query-language", "exclusive-fields"],
  "bad-path-or-intrinsic": ["bad-path", "bad-intrinsic", "not-a-reference-path", "wrong-type"],
  "exclusive-fields": ["exclusive-fields", "missing-field"],
  "missing-target": ["unknown-state", "transition-leaves-scope", "unreachable-state"],
  "missing-field": ["missing-field", "out-of-range"],
  "query-language": ["wrong-query-language", "wrong-type", "bad-jsonata", "out-of-range"],
  "no-terminal": ["no-end", "missing-field", "wrong-type"],
  "retry-catch-rule": [
    "states-all-not-alone",
    "states-all-not-last",
    "missing-field",
    "out-of-range",
  ],
  "duplicate-field": ["duplicate-key"],
  "unreachable-state": ["unreachable-state"],
  "duplicate-state": ["duplicate-state-name"],
};
