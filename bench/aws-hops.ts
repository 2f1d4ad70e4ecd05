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
import { converted, sample, type Sample } from "./sample.js";

const length = 5;
const rounds = 400;
const warmUp = 30;

/** What a hand-over costs beside a function that calls the next one by itself. */
export const awsHops: Benchmark = {
  name: "aws-hops",
  promise: "A hop takes at most 5% longer than between two functions that invoke each other.",
  async *rows() {
    if (isInstalled) yield await hopRow();
    else process.stderr.write('Skipped: "npm ci --prefix test/aws" installs what it needs.\n');
  },
};

async function hopRow(): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), "heaviside-hops-"));
  const stack = await startStack();
  const arrivals = await receiver();
  try {
    await deployBare(stack, arrivals.url);
    await deployOurs(stack, folder, arrivals.url);
    const chain = async (side: Side): Promise<readonly number[]> => {
      const arrived = arrivals.next();
      await stack.invoke(side === "ours" ? "start" : "bare1", event(side), { type: "Event" });
      const times = await arrived;
      await stack.idle();
      return times.slice(1).map((at, n) => at - (times[n] ?? 0));
    };
    const hops = { bare: [] as number[], ours: [] as number[] };
    const more: number[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      // The sides take turns, and who begins.
      const first = round % 2 ? "bare" : "ours";
      const one = { side: first, times: await chain(first) } as const;
      const second = first === "bare" ? "ours" : "bare";
      const other = { side: second, times: await chain(second) } as const;
      if (round < 0) continue;
      for (const { side, times } of [one, other]) hops[side].push(...times);
      const [ours, bare] = first === "ours" ? [one, other] : [other, one];
      more.push(mean(ours.times) - mean(bare.times));
    }
    return rowOf(sample(hops.ours), sample(hops.bare), sample(more));
  } finally {
    arrivals.stop();
    await stack.stop();
    await rm(folder, { recursive: true });
  }
}

type Side = "bare" | "ours";

/** `more`: by how much a hop of ours was longer than one of the bare functions just before or after. */
function rowOf(ours: Sample, bare: Sample, more: Sample): Row {
  const share = more.median / bare.median;
  const percent = (part: number): string => ((part / bare.median) * 100).toFixed(1);
  return {
    what: "hop from handler to handler on the emulated Lambda",
    size: `${length} Tasks; ${percent(more.median)}% (${percent(more.low)}–${percent(more.high)}) more than bare`,
    ...{ unit: "ms", ours: converted(ours, (each) => each) },
    peer: { name: "bare functions", ...bare },
    goal: { text: "≤ 5% more", isMet: share <= 0.05 },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function event(side: Side): object {
  const input = { order: { id: "1234567890", items: ["a", "b", "c"] }, times: [] };
  return side === "ours" ? { startExecution: { input } } : input;
}

/** What both sides do in each function: note the time, and at the end tell all. */
const work = `
  async function work(event) {
    const times = [...event.times, performance.timeOrigin + performance.now()];
    if (times.length === ${length}) await fetch(process.env.ARRIVALS, { method: "POST", body: JSON.stringify(times) });
    return { ...event, times };
  }`;

const settings = { retries: 0, recursiveLoop: "Allow", timeoutMs: 20_000, memoryMb: 256 } as const;

async function deployBare(stack: Stack, ARRIVALS: string): Promise<void> {
  const code = `
    import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
    const client = new LambdaClient({});
    ${work}
    export async function handler(event) {
      const Payload = Buffer.from(JSON.stringify(await work(event)));
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
