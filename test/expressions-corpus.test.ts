import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expression } from "../compiler/expression.js";
import type { Json } from "../compiler/1-parse/document.js";

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
});

async function answerOf(selector: string, data: Json): Promise<string | undefined> {
  try {
    return JSON.stringify((await expression("JSONPath", selector))(data));
  } catch {
    return "error";
  }
}
