import { readFileSync, readdirSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Json } from "../compiler/1-parse/document.js";
import { unknown } from "../compiler/4-analyse/shape.js";
import { expression } from "../compiler/expression.js";
import { emitJsonata } from "../compiler/jsonata/emit.js";
import { parseJsonata } from "../compiler/jsonata/parse.js";
import { corpusPart } from "./corpus-folder.js";
import { typeErrors } from "./type-check.js";

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly data?: Json;
  readonly dataset?: string;
  readonly bindings?: { readonly [name: string]: Json };
  readonly unordered?: boolean;
  readonly undefinedResult?: boolean;
  readonly result?: Json;
  readonly error?: { readonly code?: string };
}

const suite = corpusPart("jsonata-suite");
// The service has no $eval.
const groups = suite.isThere
  ? readdirSync(suite.path).filter((name) => !/^(?:datasets|function-eval|README)/.test(name))
  : [];

describe.skipIf(!suite.isThere)(`JSONata's own cases (${suite.title})`, () => {
  test.each(groups)("%s", async (group) => {
    const datasets = read("datasets.json") as { readonly [name: string]: Json };
    const wrong: string[] = [];
    for (const one of read(group) as readonly Case[]) {
      const data = one.dataset === undefined ? one.data : datasets[one.dataset];
      const answer = await answerTo(one, data);
      if (!isWanted(one, answer))
        wrong.push(`${one.id} ${one.expr}: ${JSON.stringify(answer)?.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  });

  test("all are valid TypeScript", { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(import.meta.dirname, "../.jsonata-"));
    try {
      const file = join(folder, "all.ts");
      writeFileSync(file, moduleOf(groups.flatMap((group) => read(group) as readonly Case[])));
      expect(typeErrors([file])).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

type Answer = { readonly value: Json | undefined } | { readonly code: string };

async function answerTo({ expr, bindings }: Case, data: Json | undefined): Promise<Answer> {
  try {
    const evaluate = await expression("JSONata", expr);
    const value = evaluate(structuredClone(data), bindings ?? {});
    return { value: value === undefined ? undefined : JSON.parse(JSON.stringify(value)) };
  } catch (error) {
    return { code: (error as { readonly code?: string }).code ?? String(error) };
  }
}

function isWanted({ error, result, undefinedResult, unordered }: Case, answer: Answer): boolean {
  if (error) return "code" in answer && (error.code === undefined || error.code === answer.code);
  if (!("value" in answer)) return false;
  if (undefinedResult) return answer.value === undefined;
  if (!unordered) return isDeepStrictEqual(answer.value, result);
  return isDeepStrictEqual(sorted(answer.value), sorted(result));
}

function sorted(value: Json | undefined): unknown {
  return Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(suite.path, name), "utf8"));
}

function moduleOf(cases: readonly Case[]): string {
  const names = new Set<string>();
  const note = (name: string) => (names.add(name), name);
  const functions = cases.flatMap(({ expr }) => {
    const parsed = parseJsonata(expr);
    if (!parsed.ok) return [];
    const { text } = emitJsonata(parsed.tree, {
      variable: () => undefined,
      context: { text: "$", start: "start", shape: unknown },
      environment: "world",
      imports: { jsonata: note, safely: note },
      isTyped: true,
    });
    return [`($: unknown, start: unknown, world: unknown): unknown => [$, start, world, ${text}],`];
  });
  const path = "../runtime/jsonata/index.js";
  const imports = `import { ${[...names].join(", ")} } from "${path}";`;
  return [imports, "export const all = [", ...functions, "];"].join("\n");
}
