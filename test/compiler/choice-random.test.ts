import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { phases } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { run, type Json } from "../../local/index.js";
import { typeErrors } from "../type-check.js";
import { randomOf, randomValue } from "./random-machine.js";
import { apart, randomRules, randomRuleSchema, together } from "./random-rules.js";

const first = Number(process.env["HEAVISIDE_SEED"] ?? 0) * 60;
const seeds = Array.from({ length: 60 }, (_, at) => first + at);

/** Rules and a schema of the data that they are about. */
function made(seed: number) {
  const rules = randomRules(randomOf(seed));
  const schemas = { input: randomRuleSchema(randomOf(seed + 1)), results: {}, $defs: {} };
  return { rules, schemas };
}

test("what rules know of each other changes how they are written, never what they answer", async () => {
  const endings = new Set<string>();
  for (const seed of seeds) {
    const { rules, schemas } = made(seed);
    const reference = await load(apart(rules));
    for (const options of [{}, { schemas }]) {
      const machine = await load(together(rules), options);
      for (let execution = 0; execution < 8; execution++) {
        const input = randomValue(schemas.input, randomOf(seed * 100 + execution)) as Json;
        const [expected, answer] = await Promise.all(
          [reference, machine].map(async (each) => text(await run(each, input))),
        );
        expect({ seed, input, answer }).toEqual({ seed, input, answer: expected });
        endings.add(/"status":"(\w+)"/.exec(expected ?? "")?.[1] ?? "");
      }
    }
  }
  expect([...endings]).toEqual(expect.arrayContaining(["FAILED", "SUCCEEDED"]));
}, 60_000);

test("TypeScript agrees with what rules know of each other", async () => {
  const folder = mkdtempSync(join(resolve(import.meta.dirname, "../.."), ".rules-"));
  try {
    const runtime = relative(folder, resolve(import.meta.dirname, "../../runtime"));
    const files: string[] = [];
    for (const seed of seeds) {
      const { rules, schemas } = made(seed);
      for (const [base, options] of [
        [`m${seed}`, {}],
        [`s${seed}`, { schemas }],
      ] as const) {
        const definition = together(rules);
        const compiled = await phases(definition, {
          fileName: `${base}.asl.json`,
          runtime,
          ...options,
        });
        const all = { [`${base}.ts`]: compiled.module?.text ?? "", ...compiled.files };
        for (const [name, code] of Object.entries(all)) {
          const path = join(folder, name);
          writeFileSync(path, code.replaceAll(/"([./]+runtime\/v1)"/g, '"$1.js"'));
          files.push(path);
        }
      }
    }
    expect(typeErrors(files)).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

/** An outcome without the name of the state that failed. */
function text(outcome: object): string {
  return JSON.stringify(outcome).replace(/the state '[^']*' \(entered at the event id #\d+\)/, "");
}
