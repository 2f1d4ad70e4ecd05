import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, load } from "../compiler/index.js";
import { frame } from "../compiler/diagnostics/frame.js";
import { run, type HistoryEvent, type Outcome, type ScriptedResult } from "../local/index.js";
import { typeErrors } from "./type-check.js";

// A folder a case: see README.md beside this file.
const folder = join(import.meta.dirname, "cases");
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

interface Run {
  readonly name: string;
  readonly input: never;
  readonly tasks?: { readonly [state: string]: ScriptedResult[] };
  readonly objects?: { readonly [key: string]: string };
  readonly states: readonly string[];
  readonly outcome: Outcome;
}

describe.each(cases)("%s", (name) => {
  const directory = join(folder, name);
  const machine = ["machine.asl.json", "machine.asl.yaml"].find((file) => existsSync(join(directory, file))) ?? "";
  const source = readFileSync(join(directory, machine), "utf8");
  const schemas = join(directory, "machine.schemas.json");
  const options = { fileName: machine, ...(existsSync(schemas) && { schemas: readFileSync(schemas, "utf8") }) };

  test("compiles to what is expected, twice the same", async () => {
    const [first, second] = [await compile(source, options), await compile(source, options)];
    expect(second).toEqual(first);
    const diagnostics = first.diagnostics.map((each) => frame(each, { fileName: machine, text: source })).join("\n");
    if (diagnostics !== "" || existsSync(join(directory, "diagnostics.txt")))
      await expect(diagnostics).toMatchFileSnapshot(join(directory, "diagnostics.txt"));
    if (first.code === undefined) expect(existsSync(join(directory, "expected.ts"))).toBe(false);
    else await expect(first.code).toMatchFileSnapshot(join(directory, "expected.ts"));
    for (const [file, text] of Object.entries(first.files))
      await expect(text).toMatchFileSnapshot(join(directory, file));
  });

  const runs = join(directory, "runs.json");
  if (!existsSync(runs)) return;
  test.each(JSON.parse(readFileSync(runs, "utf8")) as readonly Run[])("runs: $name", async (each) => {
    const entered: string[] = [];
    const onEvent = ({ stateEnteredEventDetails }: HistoryEvent) => {
      if (stateEnteredEventDetails) entered.push(stateEnteredEventDetails.name);
    };
    const outcome = await run(await load(source, options), each.input, {
      mock: each.tasks ?? {},
      objects: { ...each.objects },
      random: () => 0.5,
      onEvent,
    });
    expect(outcome).toMatchObject(each.outcome);
    expect(entered).toEqual(each.states);
  });
});

test("expected modules type-check", () => {
  expect(typeErrors(cases.map((name) => join(folder, name, "expected.ts")).filter(existsSync))).toBe("");
}, 60_000);
