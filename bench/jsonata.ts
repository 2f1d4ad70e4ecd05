import { deepStrictEqual } from "node:assert/strict";
import jsonata from "jsonata";
import { expression, load } from "../compiler/index.js";
import type { Benchmark, Row } from "./benchmark.js";
import { coldRows } from "./jsonata-cold.js";
import { argumentsOf, input, kinds, machineOf, type Kind } from "./jsonata-kinds.js";
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
    yield* warmRows();
    yield* inScratchFolder(coldRows);
  },
};

async function* warmRows(): AsyncGenerator<Row> {
  // All kinds share the interpreter's code: what comes first must not pay for its warm-up.
  for (const { text } of kinds) {
    const interpreted = jsonata(text);
    await calibratedAwaited(() => interpreted.evaluate(undefined, { states: { input } }), 100);
  }
  const all: { readonly called: Row[]; readonly emitted: Row[] } = { called: [], emitted: [] };
  for (const kind of kinds) {
    const { called, emitted } = await warmRowsOf(kind);
    yield called;
    yield emitted;
    all.called.push(called);
    all.emitted.push(emitted);
  }
  yield meanRow(all.called, "by expression()", 100);
  yield meanRow(all.emitted, "in a module", 100);
}

/** Evaluation alone: both sides have parsed the expression, and run it before. */
async function warmRowsOf({
  what,
  text,
}: Kind): Promise<{ readonly called: Row; readonly emitted: Row }> {
  const evaluate = await expression("JSONata", text);
  const emitted = argumentsOf(await load(machineOf(text)));
  const interpreted = jsonata(text);
  const bindings = { states: { input } };
  const answer = JSON.parse(JSON.stringify(await interpreted.evaluate(undefined, bindings)));
  deepStrictEqual(evaluate(undefined, bindings), answer, text);
  deepStrictEqual(emitted(input as never), answer, text);
  const times = await sideBySide(
    {
      called: calibrated(() => evaluate(undefined, bindings)),
      emitted: calibrated(() => emitted(input as never)),
      peer: await calibratedAwaited(() => interpreted.evaluate(undefined, bindings)),
    },
    { rounds: 11, warmUp: 4 },
  );
  const peer = { name: peerName, ...microseconds(times.peer) };
  const row = (way: string, time: Sample): Row => ({
    what,
    size: way,
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
