import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../../compiler/1-parse/document.js";
import { expression } from "../../compiler/expression.js";
import { corpusPart } from "../corpus-folder.js";

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly data?: Json;
  readonly dataset?: string;
  readonly bindings?: { readonly [name: string]: Json };
  readonly unordered?: boolean;
  readonly result?: Json;
  readonly error?: { readonly [field: string]: Json };
}

const suite = corpusPart("jsonata-suite");
// The groups about functions, without $eval, which the service does not have.
const ofFunctions = /^(?:function-(?!eval)|hof-|higher-order|encoding|regex|matchers).*\.json$/;
const groups = suite.isThere
  ? readdirSync(suite.path).filter((name) => ofFunctions.test(name))
  : [];

describe.skipIf(!suite.isThere)(`JSONata's own cases of functions (${suite.title})`, () => {
  test.each(groups)("%s", async (group) => {
    const wrong: string[] = [];
    for (const one of read(group) as readonly Case[]) {
      const problem = await problemOf(one);
      if (problem !== undefined) wrong.push(`${one.id} ${one.expr}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  });
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(suite.path, name), "utf8"));
}

async function problemOf(one: Case): Promise<string | undefined> {
  const datasets = read("datasets.json") as { readonly [name: string]: Json };
  const data = one.dataset === undefined ? one.data : datasets[one.dataset];
  try {
    const answer = (await expression("JSONata", one.expr))(structuredClone(data), one.bindings);
    if (one.error !== undefined) return `gave ${JSON.stringify(answer)}`;
    const [got, want] = [answer, one.result].map((value) => sorted(value, one.unordered === true));
    expect(got).toEqual(want);
    return undefined;
  } catch (error) {
    if (one.error !== undefined) return differenceOf(error, one.error);
    return error instanceof Error ? error.message : String(error);
  }
}

/** The value as JSON has it; its items in some fixed order when theirs does not matter. */
function sorted(value: unknown, isUnordered: boolean): unknown {
  if (value === undefined) return undefined;
  const json: unknown = JSON.parse(JSON.stringify(value));
  if (!isUnordered || !Array.isArray(json)) return json;
  return json.map((item) => JSON.stringify(item)).toSorted();
}

function differenceOf(error: unknown, wanted: { readonly [field: string]: Json }) {
  const fields = Object.keys(wanted).filter((field) => field !== "position");
  const got = Object.fromEntries(
    fields.map((field) => [field, (error as Error & typeof wanted)[field]]),
  );
  const want = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
  if (JSON.stringify(got) === JSON.stringify(want)) return undefined;
  return `threw ${String(error)} ${JSON.stringify(got)} and not ${JSON.stringify(want)}`;
}
