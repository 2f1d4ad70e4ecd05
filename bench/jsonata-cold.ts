import { deepStrictEqual } from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { compile } from "../compiler/index.js";
import type { Row } from "./benchmark.js";
import { bundle } from "./jsonata-bundle.js";
import { input, kinds, machineOf, type Kind } from "./jsonata-kinds.js";
import { meanRow, peerName } from "./jsonata-rows.js";
import { sideBySide, type Side } from "./side-by-side.js";

/**
 * The first evaluation of a new process, import included: of our module as it is bundled for a function, and of the interpreter,
 * bundled alike, which has to parse as well. What importing a module of nothing takes is not counted.
 */
export async function* coldRows(folder: string): AsyncGenerator<Row> {
  const rows: Row[] = [];
  for (const name of ["first", "empty"]) await writeFile(join(folder, `${name}.mjs`), "");
  for (const [at, kind] of kinds.entries()) {
    const row = await coldRow(kind, join(folder, String(at)));
    rows.push(row);
    yield row;
  }
  yield meanRow(rows, "from a cold start", 20);
}

async function coldRow({ what, text }: Kind, file: string): Promise<Row> {
  const files = { ours: `${file}-ours.mjs`, peer: `${file}-peer.mjs` };
  await Promise.all([
    bundle(await ownEntry(text), files.ours),
    bundle(peerEntry(text), files.peer),
  ]);
  deepStrictEqual((await firstRun(files.ours)).answer, (await firstRun(files.peer)).answer, text);
  const sides = { ours: starting(files.ours), peer: starting(files.peer) };
  const { ours, peer } = await sideBySide(sides, { rounds: 11, warmUp: 1 });
  const size = "from a cold start";
  return { what, size, unit: "ms", ours, peer: { name: peerName, ...peer } };
}

async function ownEntry(text: string): Promise<string> {
  const { code } = await compile(machineOf([text]), { fileName: "bench.asl.json" });
  if (code === undefined) throw new Error(`${text} was not compiled`);
  return `${code}
    const $$: any = { State: { Name: "Read" }, now: () => 0 };
    export const evaluate = ($: any) => (Task0 as any).Parameters($, $$);`;
}

function peerEntry(text: string): string {
  return `import jsonata from "jsonata";
    export const evaluate = (input) => jsonata(${JSON.stringify(text)}).evaluate(undefined, { states: { input } });`;
}

function starting(file: string): Side {
  return async () => (await firstRun(file)).milliseconds;
}

/** In milliseconds; less cannot be told apart from how Node's own time varies. */
const least = 0.1;

/** Imports a bundle in a new process, and evaluates once. */
async function firstRun(
  file: string,
): Promise<{ readonly milliseconds: number; readonly answer: unknown }> {
  const load = (name: string) =>
    `await import(${JSON.stringify(pathToFileURL(join(dirname(file), name)).href)})`;
  const script = `
    const input = ${JSON.stringify(input)};
    ${load("first.mjs")};
    const before = performance.now();
    ${load("empty.mjs")};
    const start = performance.now();
    const { evaluate } = ${load(basename(file))};
    const answer = await evaluate(input);
    const milliseconds = Math.max(${least}, performance.now() - start - (start - before));
    console.log(JSON.stringify({ milliseconds, answer }));`;
  const command = ["--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return JSON.parse(stdout);
}
