import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, load, type CompileOptions } from "../compiler/index.js";
import { frame } from "../compiler/diagnostics/frame.js";
import {
  run,
  type HistoryEvent,
  type Json,
  type Outcome,
  type ScriptedResult,
} from "../local/index.js";
import { configure } from "../runtime/index.js";
import { typeErrors } from "./type-check.js";

// A folder a case: cases/README.md says what is in one.
const folder = join(import.meta.dirname, "cases");
const cases = casesIn(folder).map((directory) => relative(folder, directory));
const prettier = JSON.parse(
  read(import.meta.dirname, "../.prettierrc.json") ?? "{}",
) as NonNullable<CompileOptions["prettier"]>;

/** An execution, in runs.json. */
interface Run {
  readonly name: string;
  readonly input: Json;
  /** Raw results by state, one an attempt. */
  readonly tasks?: { readonly [state: string]: readonly ScriptedResult[] };
  /** S3 objects by "bucket/key". */
  readonly objects?: { readonly [key: string]: string };
  /** Values for placeholders. */
  readonly settings?: { readonly [name: string]: Json };
  /** The states entered, in order. */
  readonly states: readonly string[];
  /** What the Tasks are called with, in order; not compared when it is absent. */
  readonly calls?: readonly Json[];
  /** How long the execution takes on the virtual clock. */
  readonly seconds?: number;
  /** Without a cause the cause is not compared. */
  readonly outcome: Outcome;
}

describe.each(cases)("%s", (name) => {
  const directory = join(folder, name);
  const file = machineIn(directory) ?? "";
  const source = read(directory, file) ?? "";
  const given = JSON.parse(read(directory, "options.json") ?? "{}") as CompileOptions;
  const schemas = read(directory, "machine.schemas.json");
  const options: CompileOptions = {
    fileName: file,
    ...given,
    ...(schemas !== undefined && { schemas }),
    prettier,
  };

  test("compiles to what is expected, twice the same", async () => {
    const [first, second] = [await compile(source, options), await compile(source, options)];
    expect(second).toEqual(first);
    const diagnostics = first.diagnostics.map((each) =>
      frame(
        each,
        each.fileName === "machine.schemas.json"
          ? { fileName: each.fileName, text: schemas ?? "" }
          : { fileName: options.fileName ?? file, text: source },
      ),
    );
    // Of a case about diagnostics it is of no interest what comes out when they are warnings.
    const isAboutThem = name.startsWith("diagnostics/");
    const wanted = {
      ...(diagnostics.length > 0 && { "diagnostics.txt": `${diagnostics.join("\n\n")}\n` }),
      ...(!isAboutThem && { "expected.ts": first.code ?? "", ...first.files }),
    };
    if (isAboutThem) expect(diagnostics).not.toEqual([]);
    for (const [each, text] of Object.entries(wanted))
      await expect(text).toMatchFileSnapshot(join(directory, each));
    expect(generatedIn(directory).filter((each) => !Object.hasOwn(wanted, each))).toEqual([]);
  });

  const runs = JSON.parse(read(directory, "runs.json") ?? "[]") as readonly Run[];
  if (runs.length === 0) return;
  let loaded: ReturnType<typeof load> | undefined;
  test.each(runs.map((each) => [each.name, each] as const))("runs: %s", async (_, each) => {
    const { status, ...ended } = each.outcome;
    configure(each.settings ?? {});
    const got = await observed(await (loaded ??= load(source, options)), each);
    expect(got.outcome).toMatchObject({ status, ...ended });
    // An output is compared whole, an error by what is said of it.
    if (status === "SUCCEEDED") expect(got.outcome).toEqual(each.outcome);
    expect(got.states).toEqual(each.states);
    if (each.calls) expect(got.calls).toEqual(each.calls);
    if (each.seconds !== undefined) expect(got.seconds).toBe(each.seconds);
  });
});

test("expected modules type-check", () => {
  const files = cases.map((name) => join(folder, name, "expected.ts"));
  expect(typeErrors(files.filter((file) => existsSync(file)))).toBe("");
}, 60_000);

async function observed(machine: Awaited<ReturnType<typeof load>>, each: Run) {
  const states: string[] = [];
  const calls: unknown[] = [];
  const now = new Date("2026-01-01T00:00:00Z");
  let seconds = 0;
  const onEvent = (event: HistoryEvent) => {
    seconds = (event.timestamp.getTime() - now.getTime()) / 1000;
    if (event.stateEnteredEventDetails) states.push(event.stateEnteredEventDetails.name);
    const scheduled = event.lambdaFunctionScheduledEventDetails ?? event.taskScheduledEventDetails;
    if (scheduled) calls.push(JSON.parse(String(scheduled["input"] ?? scheduled["parameters"])));
  };
  const outcome = await run(machine, each.input, {
    mock: each.tasks ?? {},
    objects: { ...each.objects },
    now,
    random: () => 0.5,
    onEvent,
  });
  return { outcome, states, calls, seconds };
}

/** The folders at and below `directory` that hold a definition. */
function casesIn(directory: string): readonly string[] {
  const inner = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => casesIn(join(directory, name)));
  return machineIn(directory) === undefined ? inner : [directory, ...inner];
}

function machineIn(directory: string): string | undefined {
  return readdirSync(directory).find((file) => /^(machine\.asl|template)\.(json|yaml)$/.test(file));
}

/** The files of a case that the compiler writes. */
function generatedIn(directory: string): readonly string[] {
  return readdirSync(directory).filter(
    (file) => file === "diagnostics.txt" || file.endsWith(".ts"),
  );
}

function read(directory: string, file: string): string | undefined {
  const path = join(directory, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
