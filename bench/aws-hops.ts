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
    await deployBare(stack, arrivals.url);
    await deployOurs(stack, folder, arrivals.url);
    const chain = async (side: Side, input: object): Promise<readonly number[]> => {
      const arrived = arrivals.next();
      const [name, event] =
        side === "ours" ? ["start", { startExecution: { input } }] : ["bare1", input];
      await stack.invoke(name as string, event as object, { type: "Event" });
      const times = await arrived;
      await stack.idle();
      return times.slice(1).map((at, n) => at - (times[n] ?? 0));
    };
    const row = rowOf("", await compared((side) => chain(side, order(3))));
    yield { ...row, goal: { text: "≤ 5% more", isMet: row.share <= 0.05 } };
    yield rowOf(", 8 kB of data", await compared((side) => chain(side, order(180))));
  } finally {
    arrivals.stop();
    await stack.stop();
    await rm(folder, { recursive: true });
  }
}

const sides = ["bare", "ours"] as const;
type Side = (typeof sides)[number];

interface Compared {
  readonly ours: Sample;
  readonly bare: Sample;
  /** By how much a hop of ours was longer than those of the bare functions just before or after. */
  readonly more: Sample;
}

/** The hops of both sides, which take turns, and who begins. */
async function compared(chain: (side: Side) => Promise<readonly number[]>): Promise<Compared> {
  const hops = { bare: [] as number[], ours: [] as number[] };
  const more: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const means = { bare: 0, ours: 0 };
    for (const side of round % 2 ? sides : sides.toReversed()) {
      const times = await chain(side);
      means[side] = times.reduce((sum, each) => sum + each, 0) / times.length;
      if (round >= 0) hops[side].push(...times);
    }
    if (round >= 0) more.push(means.ours - means.bare);
  }
  return { ours: sample(hops.ours), bare: sample(hops.bare), more: sample(more) };
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
async function deployBare(stack: Stack, ARRIVALS: string): Promise<void> {
  const code = `
    import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
    const client = new LambdaClient({});
    const id = "${"0123456789".repeat(12)}";
    ${work}
    export async function handler(event) {
      const Payload = Buffer.from(JSON.stringify({ id, ...await work(event) }));
      const { NEXT: FunctionName } = process.env;
      if (FunctionName) await client.send(new InvokeCommand({ FunctionName, InvocationType: "Event", Payload }));
    }`;
  for (let n = 1; n <= length; n++) {
    const environment = { ARRIVALS, ...(n < length && { NEXT: arn(`bare${n + 1}`) }) };
    await stack.deploy({ ...settings, name: `bare${n}`, code, environment });
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
