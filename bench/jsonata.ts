import { deepStrictEqual } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import jsonata from "jsonata";
import { compile, expression } from "../compiler/index.js";
import type { Context } from "../runtime/types.js";
import type { Benchmark, Row } from "./benchmark.js";
import { bundle } from "./jsonata-bundle.js";
import { coldRows } from "./jsonata-cold.js";
import { input, kinds, machineOf, type Kind } from "./jsonata-kinds.js";
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
  const tasks = await bundledTasks(join(folder, "module.mjs"));
  const all = await Promise.all(kinds.map((kind, at) => sidesOf(kind, tasks[at] as Task)));
  // The kinds share code on both sides: what comes first must not pay for its warm-up, nor for what later ones teach the engine.
  for (const { called, emitted, interpreted } of [...all, ...all]) {
    calibrated(called, warmUp);
    calibrated(emitted, warmUp);
    await calibratedAwaited(interpreted, warmUp);
  }
  const rows: { readonly called: Row[]; readonly emitted: Row[] } = { called: [], emitted: [] };
  for (const sides of all) {
    const { called, emitted } = await rowsOf(sides);
    yield called;
    yield emitted;
    rows.called.push(called);
    rows.emitted.push(emitted);
  }
  yield meanRow(rows.called, "by expression()", 100);
  yield meanRow(rows.emitted, "in a module", 100);
}

/** In milliseconds. */
const warmUp = 100;

interface Sides {
  readonly what: string;
  readonly called: () => unknown;
  readonly emitted: () => unknown;
  readonly interpreted: () => Promise<unknown>;
}

/** Evaluation alone: all sides have parsed the expression. They give the same answer. */
async function sidesOf({ what, text }: Kind, task: Task): Promise<Sides> {
  const bindings = { states: { input } };
  const evaluate = await expression("JSONata", text);
  const interpreter = jsonata(text);
  const called = () => evaluate(undefined, bindings);
  const emitted = () => task.Parameters(input, context);
  const interpreted = () => interpreter.evaluate(undefined, bindings);
  const answer = JSON.parse(JSON.stringify(await interpreted()));
  deepStrictEqual(called(), answer, text);
  deepStrictEqual(emitted(), answer, text);
  return { what, called, emitted, interpreted };
}

/** What a generated module has for a Task. */
interface Task {
  Parameters($: unknown, $$: Context<never>): unknown;
}

/** A `$$` of which the expressions ask nothing but the time. */
const context = { State: { Name: "Task0" }, now: () => 0 } as Context<never>;

/** The Tasks of one module with all kinds, bundled as a function has it: what the kinds share, they share in it. */
async function bundledTasks(file: string): Promise<readonly Task[]> {
  const machine = machineOf(kinds.map(({ text }) => text));
  const { code } = await compile(machine, { fileName: "bench.asl.json" });
  const names = kinds.map((_, at) => `Task${at}`).join(", ");
  await bundle(`${code}\nexport const tasks = [${names}];`, file);
  return (await import(pathToFileURL(file).href)).tasks;
}

async function rowsOf({
  what,
  called,
  emitted,
  interpreted,
}: Sides): Promise<{ readonly called: Row; readonly emitted: Row }> {
  const times = await sideBySide(
    {
      called: calibrated(called),
      emitted: calibrated(emitted),
      peer: await calibratedAwaited(interpreted),
    },
    { rounds: 15, warmUp: 4 },
  );
  const peer = { name: peerName, ...microseconds(times.peer) };
  const row = (size: string, time: Sample): Row => ({
    what,
    size,
    unit: "µs",
    ours: microseconds(time),
    peer,
  });
  return {
    called: row("by expression()", times.called),
    emitted: row("in a module", times.emitted),
  };
}

function microseconds(one: Sample): Sample {
  return converted(one, (milliseconds) => milliseconds * 1e3);
}
