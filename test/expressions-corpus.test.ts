import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../compiler/1-parse/document.js";
import { parsePath } from "../compiler/3-lower/path.js";
import { join } from "../compiler/4-analyse/shape-join.js";
import { anyVariables } from "../compiler/4-analyse/readable.js";
import { unknown, type Shape } from "../compiler/4-analyse/shape.js";
import { emitPath } from "../compiler/5-emit/paths.js";
import { expression } from "../compiler/expression.js";
import * as v1 from "../runtime/v1.js";

interface Corpus {
  readonly documents: { readonly [name: string]: Json };
  readonly cases: readonly Case[];
}
interface Case {
  readonly id: string;
  readonly selector: string;
  readonly document: string;
  readonly result?: Json;
  readonly error?: string;
}

const file = `${process.env["HEAVISIDE_CORPUS"] ?? "../shared"}/jsonpath-cases.json`;

describe.skipIf(!existsSync(file))(`JSONPath cases of ${file}`, () => {
  test("all are answered as the service answers them", async () => {
    const { documents, cases } = JSON.parse(readFileSync(file, "utf8")) as Corpus;
    const wrong: string[] = [];
    for (const one of cases) {
      const answer = await answerOf(one.selector, documents[one.document] ?? null);
      const wanted = "error" in one ? "error" : JSON.stringify(one.result);
      if (answer !== wanted) wrong.push(`${one.id} ${one.selector}: ${wanted} and not ${answer}`);
    }
    expect(wrong).toEqual([]);
  });

  test("what is proven of the data changes no answer", () => {
    const { documents, cases } = JSON.parse(readFileSync(file, "utf8")) as Corpus;
    for (const { selector, document } of cases) {
      const data = documents[document] ?? null;
      const [plain, proven] = [
        answerFrom(selector, data, unknown),
        answerFrom(selector, data, shapeOf(data)),
      ];
      expect(proven, `${selector} of ${document}`).toBe(plain);
    }
  });
});

function answerFrom(selector: string, data: Json, shape: Shape): string | undefined {
  const path = parsePath(selector);
  if (!path.ok) return "refused";
  const names = new Set<string>();
  const note = (name: string) => (names.add(name), name);
  const imports = { value: note, type: note, intrinsic: note, jsonata: note, services: note };
  const { text } = emitPath(path.value, {
    $: { text: "$", shape },
    variables: anyVariables,
    imports,
  });
  const helpers: { readonly [name: string]: unknown } = { ...v1 };
  const evaluate = new Function(...names, "$", `return ${text};`);
  return JSON.stringify(evaluate(...[...names].map((name) => helpers[name]), data));
}

/** All that can be known of one value. */
function shapeOf(value: Json): Shape {
  if (value === null) return { kind: "null" };
  if (typeof value === "string") return { kind: "string" };
  if (typeof value === "number") return { kind: "number" };
  if (typeof value === "boolean") return { kind: "boolean" };
  if (Array.isArray(value)) {
    const items: readonly Shape[] = value.map(shapeOf);
    return { kind: "array", items: items.length === 0 ? unknown : items.reduce(join) };
  }
  const fields = Object.entries(value).map(
    ([name, field]) => [name, { shape: shapeOf(field), optional: false }] as const,
  );
  return { kind: "object", fields: new Map(fields) };
}

async function answerOf(selector: string, data: Json): Promise<string | undefined> {
  try {
    return JSON.stringify((await expression("JSONPath", selector))(data));
  } catch {
    return "error";
  }
}
