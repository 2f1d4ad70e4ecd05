import { deepStrictEqual } from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import jsonata from "jsonata";
import { compile, expression } from "../compiler/index.js";
import type { Context } from "../runtime/types.js";
import type { Benchmark, Row } from "./benchmark.js";
import { bundle } from "./jsonata-bundle.js";
import { coldRows } from "./jsonata-cold.js";
import { input, kinds, machineOf, schemasOf, type Kind } from "./jsonata-kinds.js";
import { meanRow, peerName } from "./jsonata-rows.js";
import { converted, type Sample } from "./sample.js";
import { inScratchFolder } from "./scratch-folder.js";
import { calibrated, calibratedAwaited, sideBySide } from "./side-by-side.js";

/** JSONata: compiled one by one, and as part of a machine's module, beside the language's interpreter. */
export const jsonataExpressions: Benchmark = {
  name: "jsonata",
  promise:
    "JSONata is compiled: 100 times as fast as the interpreter once both are warm, 20 times from a cold start.",
  async *rows() {
    yield* inScratchFolder(warmRows);
    yield* inScratchFolder(coldRows);
  },
};

async function* warmRows(folder: string): AsyncGenerator<Row> {
  const guarded = await bundledTasks(folder, "guarded");
  const typed = await bundledTasks(folder, "typed", schemasOf(kinds.length));
  const all = await Promise.all(
    kinds.map((kind, at) => sidesOf(kind, guarded[at] as Task, typed[at] as Task)),
  );
  // The kinds share code on both sides: what comes first must not pay for its warm-up, nor for what later ones teach the engine.
  for (const { ours, interpreted } of [...all, ...all]) {
    for (const way of ways) calibrated(ours[way], warmUp);
    await calibratedAwaited(interpreted, warmUp);
  }
  const rows: Row[] = [];
  for (const sides of all)
    for (const row of await rowsOf(sides)) {
      yield row;
      rows.push(row);
    }
  for (const way of ways)
    yield meanRow(
      rows.filter(({ size }) => size === way),
      way,
      100,
    );
}

/** How an expression may be compiled: alone, or as part of a module, which may have schemas of its data. */
const ways = ["by expression()", "in a module", "in a module with schemas"] as const;
type Way = (typeof ways)[number];

/** In milliseconds. */
const warmUp = 100;

interface Sides {
  readonly what: string;
  readonly ours: { readonly [way in Way]: () => unknown };
  readonly interpreted: () => Promise<unknown>;
}

/** Evaluation alone: all sides have parsed the expression. They give the same answer. */
async function sidesOf({ what, text }: Kind, guarded: Task, typed: Task): Promise<Sides> {
  const bindings = { states: { input } };
  const evaluate = await expression("JSONata", text);
  const interpreter = jsonata(text);
  const ours = {
    "by expression()": () => evaluate(undefined, bindings),
    "in a module": () => guarded.Parameters(input, context),
    "in a module with schemas": () => typed.Parameters(input, context),
  };
  const interpreted = () => interpreter.evaluate(undefined, bindings);
  const answer = JSON.parse(JSON.stringify(await interpreted()));
  for (const way of ways) deepStrictEqual(ours[way](), answer, text);
  return { what, ours, interpreted };
}

/** What a generated module has for a Task. */
interface Task {
  Parameters($: unknown, $$: Context<never>): unknown;
}

/** A `$$` of which the expressions ask nothing but the time. */
const context = { State: { Name: "Task0" }, now: () => 0 } as Context<never>;

/** The Tasks of one module with all kinds, bundled as a function has it: what the kinds share, they share in it. */
async function bundledTasks(
  folder: string,
  name: string,
  schemas?: object,
): Promise<readonly Task[]> {
  const machine = machineOf(kinds.map(({ text }) => text));
  const options = { fileName: `${name}.asl.json`, ...(schemas && { schemas }) };
  const { code, files = {} } = await compile(machine, options);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const names = kinds.map((_, at) => `Task${at}`).join(", ");
  const file = join(folder, `${name}.mjs`);
  await bundle(`${code}\nexport const tasks = [${names}];`, file, folder);
  return (await import(pathToFileURL(file).href)).tasks;
}

async function rowsOf({ what, ours, interpreted }: Sides): Promise<readonly Row[]> {
  const { peer, ...times } = await sideBySide(
    {
      "by expression()": calibrated(ours["by expression()"]),
      "in a module": calibrated(ours["in a module"]),
      "in a module with schemas": calibrated(ours["in a module with schemas"]),
      peer: await calibratedAwaited(interpreted),
    },
    { rounds: 15, warmUp: 4 },
  );
  return ways.map((way) => ({
    what,
    size: way,
    unit: "µs",
    ours: microseconds(times[way]),
    peer: { name: peerName, ...microseconds(peer) },
  }));
}

function microseconds(one: Sample): Sample {
  return converted(one, (milliseconds) => milliseconds * 1e3);
}
