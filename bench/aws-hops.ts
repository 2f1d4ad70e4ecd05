import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { compile } from "../compiler/index.js";
import { isInstalled, startStack, type Stack } from "../test/aws/stack/index.js";
import { account, region } from "../test/aws/stack/service.js";
import { root } from "../test/aws/stack/root.js";
import { persistent } from "../runtime/aws/event-invoke.js";
import type { Benchmark, Row } from "./benchmark.js";
import { linear } from "./machines.js";
import { sample, type Sample } from "./sample.js";

const length = 5;
const rounds = 400;
const warmUp = 30;

/** What a hand-over costs beside a function that calls the next one by itself. */
export const awsHops: Benchmark = {
  name: "aws-hops",
  promise: "A hop takes at most 5% longer than between two functions that invoke each other.",
  async *rows() {
    if (isInstalled) yield* hopRows();
    else process.stderr.write('Skipped: "npm ci --prefix test/aws" installs what it needs.\n');
  },
};

async function* hopRows(): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), "heaviside-hops-"));
  const stack = await startStack();
  const arrivals = await receiver();
  try {
    await deployBare(stack, arrivals.url, { prefix: "bare" });
    await deployBare(stack, arrivals.url, { prefix: "alike", client: persistent });
    await deployOurs(stack, folder, arrivals.url);
    const chain = async (name: string, event: object): Promise<readonly number[]> => {
      const arrived = arrivals.next();
      await stack.invoke(name, event, { type: "Event" });
      const times = await arrived;
      await stack.idle();
      return times.slice(1).map((at, n) => at - (times[n] ?? 0));
    };
    const hopsOf = (input: object) =>
      compared((side) =>
        side === "ours" ? chain("start", { startExecution: { input } }) : chain(`${side}1`, input),
      );
    const small = await hopsOf(order(3));
    const row = rowOf("", small.beside("bare"));
    yield { ...row, goal: { text: "≤ 5% more", isMet: row.share <= 0.05 } };
    yield rowOf(", bare ones with our settings of the SDK", small.beside("alike"));
    yield rowOf(", 8 kB of data", (await hopsOf(order(180))).beside("bare"));
  } finally {
    arrivals.stop();
    await stack.stop();
    await rm(folder, { recursive: true });
  }
}

const sides = ["bare", "alike", "ours"] as const;
type Side = (typeof sides)[number];

interface Compared {
  readonly ours: Sample;
  readonly bare: Sample;
  /** By how much a hop of ours was longer than those of the bare functions just before or after. */
  readonly more: Sample;
}

/** The hops of all sides, which take turns, and who begins. */
async function compared(chain: (side: Side) => Promise<readonly number[]>) {
  const hops: Record<Side, number[]> = { bare: [], alike: [], ours: [] };
  const means: Record<Side, number[]> = { bare: [], alike: [], ours: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const first = (round + warmUp) % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      const times = await chain(side);
      if (round < 0) continue;
      hops[side].push(...times);
      means[side].push(times.reduce((sum, each) => sum + each, 0) / times.length);
    }
  }
  return {
    beside(side: Exclude<Side, "ours">): Compared {
      const more = means.ours.map((mean, at) => mean - (means[side][at] ?? 0));
      return { ours: sample(hops.ours), bare: sample(hops[side]), more: sample(more) };
    },
  };
}

function rowOf(how: string, { bare, more, ours }: Compared): Row & { readonly share: number } {
  const percent = (part: number): string => ((part / bare.median) * 100).toFixed(1);
  return {
    what: `hop from handler to handler on the emulated Lambda${how}`,
    size: `${length} Tasks; ${percent(more.median)}% (${percent(more.low)}–${percent(more.high)}) more than bare`,
    ...{ unit: "ms", ours },
    peer: { name: "bare functions", ...bare },
    share: more.median / bare.median,
  };
}

/** An order of so many items, and when each handler was called. */
function order(count: number): object {
  const items = Array.from({ length: count }, (_, n) => ({
    sku: `sku-${n}`,
    quantity: n,
    price: 12.5,
  }));
  return { order: { id: "1234567890", items }, times: [] };
}

/** What both sides do in each function: note the time, and at the end tell all. */
const work = `
  async function work(event) {
    const times = [...event.times, performance.timeOrigin + performance.now()];
    if (times.length === ${length}) await fetch(process.env.ARRIVALS, { method: "POST", body: JSON.stringify(times) });
    return { ...event, times };
  }`;

const settings = { retries: 0, recursiveLoop: "Allow", timeoutMs: 20_000, memoryMb: 256 } as const;

/** Their events are as large as ours: where the carrier is, they have an id. */
async function deployBare(
  stack: Stack,
  ARRIVALS: string,
  { prefix, client = {} }: { readonly prefix: string; readonly client?: object },
): Promise<void> {
  const code = `
    import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
    const client = new LambdaClient(${JSON.stringify(client)});
    const id = "${"0123456789".repeat(12)}";
    ${work}
    export async function handler(event) {
      const Payload = Buffer.from(JSON.stringify({ id, ...await work(event) }));
      const { NEXT: FunctionName } = process.env;
      if (FunctionName) await client.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload }));
    }`;
  for (let n = 1; n <= length; n++) {
    const environment = { ARRIVALS, ...(n < length && { NEXT: arn(`${prefix}${n + 1}`) }) };
    await stack.deploy({ ...settings, name: `${prefix}${n}`, code, environment });
  }
}

async function deployOurs(stack: Stack, folder: string, ARRIVALS: string): Promise<void> {
  const { code = "" } = await compile(
    linear(length, (n) => arn(`ours${n}`)),
    { name: "Linear" },
  );
  const machine = join(folder, "linear.ts");
  await writeFile(machine, code);
  const from = (name: string) => `import { ${name} } from ${JSON.stringify(machine)};`;
  const aws = join(root, "runtime/aws/index.ts");
  const deploy = (name: string, code: string) =>
    stack.deploy({ ...settings, name, code, environment: { ARRIVALS } });
  for (let n = 1; n <= length; n++)
    await deploy(
      `ours${n}`,
      `import { serve } from ${JSON.stringify(aws)}; ${from(`Task${n}`)} ${work}
       export const handler = serve(Task${n}, work);`,
    );
  await deploy(
    "start",
    `import { wake } from ${JSON.stringify(aws)}; ${from("Linear")}
     export const handler = wake(Linear);`,
  );
}

function arn(name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

/** Gets the times at which the handlers of a chain were called. */
async function receiver() {
  let arrived: (times: readonly number[]) => void = () => undefined;
  const server = createServer((request, response) => {
    void json(request).then((times) => {
      response.end();
      arrived(times as readonly number[]);
    });
  });
  // A function that is frozen does not learn that its connection was closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It listens on a port, and not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    next: () => new Promise<readonly number[]>((resolve) => (arrived = resolve)),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
