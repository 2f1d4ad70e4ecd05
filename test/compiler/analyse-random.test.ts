import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { phases } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { run, type Json } from "../../local/index.js";
import type { Machine } from "../../runtime/types.js";
import { typeErrors } from "../type-check.js";
import { randomJsonataMachine } from "./random-jsonata.js";
import { randomMachine, randomOf, randomValue, type RandomMachine } from "./random-machine.js";

const first = Number(process.env["HEAVISIDE_SEED"] ?? 0) * 40;
const seeds = Array.from({ length: 40 }, (_, at) => first + at);
const languages: readonly (readonly [string, (seed: number) => RandomMachine])[] = [
  ["JSONPath", randomMachine],
  ["JSONata", (seed) => randomJsonataMachine(randomOf(seed))],
];

/** One execution with scripted Tasks: every result fits its schema, some Tasks fail, and after many calls all do. */
async function outcome(
  machine: Machine,
  { schemas }: RandomMachine,
  seed: number,
): Promise<string> {
  const input = randomValue(schemas.input, randomOf(seed)) as Json;
  const random = randomOf(seed + 1);
  let calls = 0;
  const result = await run(machine, input, {
    now: new Date(0),
    random: () => 0.5,
    mock: ({ state }) => {
      if (++calls > 50) return { error: "Enough" };
      if (random() < 0.1) return { error: "CardDeclined", cause: "No money" };
      return { output: randomValue(schemas.results[state] ?? true, random) as Json };
    },
  });
  return JSON.stringify(result);
}

test.each(languages)(
  "schemas change how a %s machine is compiled, never what it does",
  async (_, randomly) => {
    const endings = new Set<string>();
    for (const seed of seeds) {
      const machine = randomly(seed);
      const proven = await load(machine.definition, { schemas: machine.schemas });
      const guarded = await load(machine.definition);
      for (const execution of [1, 2, 3]) {
        const of = { seed, execution };
        const expected = await outcome(guarded, machine, seed * 10 + execution);
        expect({ ...of, outcome: await outcome(proven, machine, seed * 10 + execution) }).toEqual({
          ...of,
          outcome: expected,
        });
        endings.add(/"status":"(\w+)"/.exec(expected)?.[1] ?? "");
      }
    }
    expect([...endings]).toEqual(expect.arrayContaining(["FAILED", "SUCCEEDED"]));
  },
  60_000,
);

test.each(languages)(
  "every %s module type-checks",
  async (_, randomly) => {
    const folder = mkdtempSync(join(resolve(import.meta.dirname, "../.."), ".random-"));
    try {
      const runtime = relative(folder, resolve(import.meta.dirname, "../../runtime"));
      const files: string[] = [];
      for (const seed of seeds) {
        const { definition, schemas } = randomly(seed);
        const compiled = await phases(definition, {
          fileName: `m${seed}.asl.json`,
          schemas,
          runtime,
        });
        const all = { [`m${seed}.ts`]: compiled.module?.text ?? "", ...compiled.files };
        for (const [name, text] of Object.entries(all)) {
          const path = join(folder, name);
          // The package's exports stand for these; inside it, the files are named.
          const named = text
            .replaceAll(/"([./]+runtime\/v1)"/g, '"$1.js"')
            .replaceAll(/"([./]+runtime\/(?:intrinsics|jsonata))"/g, '"$1/index.js"');
          writeFileSync(path, named);
          files.push(path);
        }
      }
      expect(typeErrors(files)).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
