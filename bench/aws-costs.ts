import { compile } from "../compiler/index.js";
import type { Dedupe } from "../runtime/ports/ports.js";
import { deploySite, functionArn } from "../test/aws/conformance/site.js";
import { isInstalled, type Calls } from "../test/aws/stack/index.js";
import type { Benchmark, Row } from "./benchmark.js";
import { fanOut, itemMap, linear, type Definition } from "./machines.js";
import { sample } from "./sample.js";

/** What a million executions cost beside the Tasks' own Lambda time, by what is called on the emulated stack. */
export const awsCosts: Benchmark = {
  name: "aws-costs",
  promise: "1 M linear executions of 5 Tasks, without deduplication: 250 times under Standard.",
  async *rows() {
    if (!isInstalled) {
      process.stderr.write('Skipped: "npm ci --prefix test/aws" installs what it needs.\n');
      return;
    }
    for (const dedupe of ["none", "claim", "checkpoint"] as const) yield* rowsAt(dedupe);
  },
};

interface Flow {
  readonly name: string;
  readonly title: string;
  readonly definition: Definition;
  /** As Step Functions counts them. */
  readonly transitions: number;
  /** How many Tasks there are one after the other. */
  readonly depth: number;
  /** Default: 100 small items. */
  readonly input?: object;
}

const items = Array.from({ length: 100 }, (_, n) => ({ id: n }));
const large = Array.from({ length: 500 }, (_, n) => ({ id: n, text: "x".repeat(280) }));
const flows: readonly Flow[] = [
  {
    ...{ name: "Linear", title: "linear, 5 Tasks", transitions: 5, depth: 5 },
    definition: linear(5, () => functionArn),
  },
  {
    ...{ name: "Fan", title: "Parallel of 10 Tasks, 1 Task", transitions: 12, depth: 2 },
    definition: fanOut(10, functionArn),
  },
  {
    ...{ name: "Each", title: "Map of 100 Tasks", transitions: 101, depth: 1 },
    definition: itemMap(functionArn),
  },
  {
    ...{ name: "Ten", title: "Map of 500 items of 300 bytes, 10 at a time" },
    ...{ transitions: 501, depth: 50 },
    definition: itemMap(functionArn, 10),
    input: { items: large },
  },
];

async function* rowsAt(dedupe: Dedupe): AsyncGenerator<Row> {
  const machines = await Promise.all(
    flows.map(async ({ definition, name }) => {
      const { code = "" } = await compile(definition, { name });
      return { name, files: { "machine.ts": code } };
    }),
  );
  const site = await deploySite(machines, () => ({ output: { done: true } }), dedupe);
  try {
    for (const flow of flows) {
      await site.idle();
      site.calls.reset();
      await site.start({ machine: flow.name, name: "counted", input: flow.input ?? { items } });
      await site.idle();
      yield rowOf(flow, dedupe, site.calls);
    }
  } finally {
    await site.stop();
  }
}

function rowOf(flow: Flow, dedupe: Dedupe, calls: Calls): Row {
  const invokes = calls.of("lambda:Invoke");
  const table = calls.of("dynamodb");
  // The first call belongs to whoever starts an execution, who would call Step Functions as well.
  const usd =
    (invokes.calls - 1) * price.hop +
    table.writeUnits * price.writeUnit +
    table.readUnits * price.readUnit;
  const kilobytes = (invokes.requestBytes + table.requestBytes) / 1000;
  const standard = flow.transitions * price.transition;
  const express = price.request + flow.depth * 0.1 * (64 / 1024) * price.expressSecond;
  const row = {
    what: `${flow.title}, dedupe ${dedupe}`,
    size: `${invokes.calls} invokes, ${table.calls} table calls, ${table.writeUnits} WRU, ${table.readUnits} RRU, ${kilobytes.toFixed(1)} kB`,
    unit: "$/M",
    ours: sample([usd * 1e6]),
    peer: { name: `Standard; Express ${(express * 1e6).toFixed(2)}`, ...sample([standard * 1e6]) },
  } as const;
  if (flow.name !== "Linear" || dedupe !== "none") return row;
  return { ...row, goal: { text: "≥ 250×", isMet: standard / usd >= 250 } };
}

/** In US dollars: list prices of us-east-1. */
const price = {
  /** A hand-over keeps its function of 256 MB busy for 25 ms; the request is the Task's own, as it would be anyway. */
  hop: 0.025 * 0.25 * 0.0000166667,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  transition: 25e-6,
  /** Of Express: a request, and a GB-second; Tasks take 100 ms each, and 64 MB are billed. */
  request: 1e-6,
  expressSecond: 0.00001667,
};
