import { deepStrictEqual } from "node:assert/strict";
import { load } from "../compiler/index.js";
import { run, type Json } from "../local/index.js";
import { ScopeContext, type Surroundings } from "../runtime/context.js";
import { step } from "../runtime/step.js";
import type { Machine } from "../runtime/types.js";
import { atLeast, type Benchmark, type Row } from "./benchmark.js";
import { choiceLoop, itemMap, passChain } from "./machines.js";
import { peerMachine, peerName } from "./peer.js";
import { converted, type Sample } from "./sample.js";
import { perAwaitedCall, perCall, sideBySide } from "./side-by-side.js";

/** Control states stepped in this process, and a Map of mocked Tasks, beside an interpreter. */
export const transitions: Benchmark = {
  name: "transitions",
  promise: `Control states are stepped at 1,000 times the rate of ${peerName}, in one process.`,
  async *rows() {
    yield await choiceLoopRow();
    yield* passChainRows();
    yield await itemMapRow();
  },
};

/** Transitions of a machine that is run to its end: those it takes, and how long each takes on both sides. */
async function choiceLoopRow(): Promise<Row> {
  const [rounds, peerRounds] = [100_000, 1_000];
  const machine = await load(choiceLoop(rounds));
  const peer = await peerMachine(choiceLoop(peerRounds));
  deepStrictEqual(await outputOf(machine, { n: 0 }), { n: rounds });
  deepStrictEqual(await peer({ n: 0 }), { n: peerRounds });
  const measured = await sideBySide(
    {
      ours: async () => (await perAwaitedCall(1, () => run(machine, { n: 0 }))) / (2 * rounds + 1),
      peer: async () => (await perAwaitedCall(1, () => peer({ n: 0 }))) / (2 * peerRounds + 1),
    },
    { rounds: 25, warmUp: 15 },
  );
  const size = `${text(rounds)} rounds of 2; peer ${text(peerRounds)}`;
  return wanted({ what: "Choice loop, one transition", size, ...sides(measured) });
}

async function* passChainRows(): AsyncGenerator<Row> {
  const length = 100;
  const input = { id: "o-42", order: { total: 249.5 } };
  const machine = await load(passChain(length));
  const peer = await peerMachine(passChain(length));
  deepStrictEqual(await outputOf(machine, input), await peer(input));
  deepStrictEqual(stepped(machine, input), await peer(input));
  const { bare, ...measured } = await sideBySide(
    {
      bare: () => perCall(10_000, () => stepped(machine, input)) / length,
      ours: async () => (await perAwaitedCall(2_000, () => run(machine, input))) / length,
      peer: async () => (await perAwaitedCall(5, () => peer(input))) / length,
    },
    // A hundred functions take the engine a while to optimise.
    { rounds: 15, warmUp: 25 },
  );
  const size = `${text(length)} states in a row`;
  yield wanted({
    what: "Pass with Parameters, as in a function",
    size,
    ...sides({ ...measured, ours: bare }),
  });
  yield { what: "Pass with Parameters, by run()", size, ...sides(measured) };
}

async function itemMapRow(): Promise<Row> {
  const count = 1_000;
  const input = { items: Array.from({ length: count }, (_, index) => ({ sku: `sku-${index}` })) };
  const machine = await load(itemMap());
  const peer = await peerMachine(itemMap());
  const result = { packed: true };
  const options = { mock: { Work: [{ output: result }] } };
  const ours = () => run(machine, input, options);
  const theirs = () => peer(input, { Work: () => result });
  const outcome = await ours();
  deepStrictEqual(outcome.status === "SUCCEEDED" && outcome.output, await theirs());
  const measured = await sideBySide(
    {
      ours: async () => (await perAwaitedCall(10, ours)) / count,
      peer: async () => (await perAwaitedCall(1, theirs)) / count,
    },
    { rounds: 9, warmUp: 3 },
  );
  return {
    what: "Map with a mocked Task, one item",
    size: `${text(count)} items`,
    ...sides(measured),
  };
}

/** What a function does between its Task and the next hand-over. */
function stepped(machine: Machine, input: Json): unknown {
  const $$ = new ScopeContext(surroundings);
  const result = step(() => machine.StartAt(input, $$), $$);
  return result.kind === "left" && result.transition.kind === "succeed"
    ? result.transition.output
    : result;
}

const surroundings: Surroundings = {
  Execution: { Id: "e", Input: null, Name: "e", RoleArn: "r", StartTime: "2026-11-23T12:00:00Z" },
  StateMachine: { Id: "m", Name: "m" },
  journal: { count: 0 },
  now: Date.now,
  random: Math.random,
};

async function outputOf(machine: Machine, input: Json): Promise<unknown> {
  const outcome = await run(machine, input);
  return outcome.status === "SUCCEEDED" ? outcome.output : outcome;
}

function sides({ ours, peer }: { readonly ours: Sample; readonly peer: Sample }) {
  const nanoseconds = (one: Sample) => converted(one, (milliseconds) => milliseconds * 1e6);
  return {
    unit: "ns",
    ours: nanoseconds(ours),
    peer: { name: peerName, ...nanoseconds(peer) },
  } as const;
}

function wanted(row: Row): Row {
  return { ...row, goal: atLeast(1000, row) };
}

function text(count: number): string {
  return count.toLocaleString("en");
}
