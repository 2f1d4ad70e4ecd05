import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../../compiler/1-parse/document.js";
import { join as either } from "../../compiler/4-analyse/shape-join.js";
import { unknown, valuesOf, type Shape } from "../../compiler/4-analyse/shape.js";
import { jsonataEvaluator } from "../../compiler/jsonata/evaluator.js";
import { inferred } from "../../compiler/jsonata/infer.js";
import { one, type Known } from "../../compiler/jsonata/known.js";
import { parseJsonata } from "../../compiler/jsonata/parse.js";
import { corpusPart } from "../corpus-folder.js";
import { generator } from "../jsonata-generator.js";

// What is inferred of an expression has to be true of what it gives.

const seed = Number(process.env["HEAVISIDE_SEED"] ?? 1);

test(
  `random expressions from seed ${seed} on give what is inferred of them`,
  { timeout: 60_000 },
  async () => {
    const wrong: string[] = [];
    for (let at = seed; at < seed + 4000; at++) {
      const make = generator(at);
      const data = make.data(4);
      const text = make.expression(3 + (at % 3));
      const problem = await untrue(text, data as Json, {});
      if (problem !== undefined)
        wrong.push(`seed ${at}: ${text} on ${JSON.stringify(data)}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  },
);

interface Case {
  readonly id: string;
  readonly expr: string;
  readonly data?: Json;
  readonly dataset?: string;
  readonly bindings?: { readonly [name: string]: Json };
}

const suite = corpusPart("jsonata-suite");
const groups = suite.isThere
  ? readdirSync(suite.path).filter((name) => !/^(?:datasets|function-eval|README)/.test(name))
  : [];

describe.skipIf(!suite.isThere)(`JSONata's own cases (${suite.title})`, () => {
  test("give what is inferred of them", async () => {
    const datasets = read("datasets.json") as { readonly [name: string]: Json };
    const wrong: string[] = [];
    for (const { id, expr, data, dataset, bindings } of groups.flatMap(
      (group) => read(group) as readonly Case[],
    )) {
      const given = dataset === undefined ? data : datasets[dataset];
      const problem = await untrue(expr, given, bindings ?? {});
      if (problem !== undefined) wrong.push(`${id} ${expr}: ${problem}`);
    }
    expect(wrong).toEqual([]);
  });
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(suite.path, file), "utf8")) as unknown;
}

/** What an expression gives that was not expected of it. */
async function untrue(
  text: string,
  data: Json | undefined,
  bindings: { readonly [name: string]: Json },
): Promise<string | undefined> {
  const parsed = parseJsonata(text);
  if (!parsed.ok) return undefined;
  const names = new Map(
    Object.entries(bindings).map(([name, value]) => [name, one(shapeOf(value))]),
  );
  if (data !== undefined) names.set("", one(shapeOf(data)));
  const { known } = inferred(parsed.tree, names);
  let value: Json | undefined;
  try {
    value = await jsonataEvaluator(text)(structuredClone(data), bindings);
  } catch {
    return undefined;
  }
  return fits(value, known)
    ? undefined
    : `${JSON.stringify(value)?.slice(0, 200)} is not ${JSON.stringify(known).slice(0, 200)}`;
}

function fits(value: unknown, { shape, several, missing }: Known): boolean {
  if (value === undefined) return missing !== "never";
  if (missing === "always") return false;
  if (has(value, shape)) return true;
  return several && Array.isArray(value) && value.every((item) => has(item, shape));
}

function has(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case "unknown":
      return true;
    case "union":
      return shape.members.some((member) => has(value, member));
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value) && value.every((item) => has(item, shape.items));
    case "tuple":
      return Array.isArray(value);
    case "object":
      return (
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        [...shape.fields].every(([name, field]) =>
          Object.hasOwn(value, name)
            ? has((value as Record<string, unknown>)[name], field.shape)
            : field.optional,
        )
      );
    default:
      return typeof value === shape.kind && valuesOf(shape)?.includes(value as string) !== false;
  }
}

/** Exactly what a value is, closed. */
function shapeOf(value: Json): Shape {
  if (value === null) return { kind: "null" };
  if (typeof value !== "object") return { kind: typeof value as "string" };
  if (Array.isArray(value))
    return {
      kind: "array",
      items: value.length === 0 ? unknown : value.map(shapeOf).reduce(either),
    };
  const fields = Object.entries(value).map(
    ([name, inner]) => [name, { shape: shapeOf(inner as Json), optional: false }] as const,
  );
  return { kind: "object", fields: new Map(fields) };
}
