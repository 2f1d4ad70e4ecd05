import { cpus, loadavg } from "node:os";
import yargs from "yargs";
import { ratio, type Benchmark, type Row } from "./benchmark.js";
import { awsCosts } from "./aws-costs.js";
import { awsHops } from "./aws-hops.js";
import { bundleSize } from "./bundle-size.js";
import { compileTime } from "./compile-time.js";
import { expressions } from "./expressions.js";
import { importTime } from "./import-time.js";
import { jsonataExpressions } from "./jsonata.js";
import { heading, rowText } from "./table.js";
import { transitions } from "./transitions.js";

const all: readonly Benchmark[] = [
  transitions,
  expressions,
  jsonataExpressions,
  compileTime,
  bundleSize,
  importTime,
  awsHops,
  awsCosts,
];

const { only, json } = await yargs(process.argv.slice(2))
  .scriptName("npm run bench --")
  .usage("$0 [--only NAME]… [--json]\n\nMeasures what heaviside promises, side by side with peers.")
  .option("only", {
    type: "string",
    array: true,
    choices: all.map(({ name }) => name),
    describe: "Measures these only",
  })
  .option("json", { type: "boolean", describe: "Prints the figures as JSON" })
  .strict()
  .parseAsync();

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown CPU"}`;
const print = (text: string) => void process.stdout.write(json ? "" : `${text}\n`);
const busy = (loadavg()[0] ?? 0) > cpus().length / 2;
if (busy)
  process.stderr.write("This computer is busy with other things: times will be too long.\n");
print(`${machine}. Medians, with quartiles in parentheses; the sides take turns.`);

const found: (Row & { readonly benchmark: string; readonly ratio?: number })[] = [];
for (const benchmark of all.filter(({ name }) => only?.includes(name) ?? true)) {
  print(`\n${benchmark.name}: ${benchmark.promise}\n${heading()}`);
  for await (const row of benchmark.rows()) {
    print(rowText(row));
    const times = ratio(row);
    found.push({ benchmark: benchmark.name, ...row, ...(times !== undefined && { ratio: times }) });
  }
}
if (json) process.stdout.write(`${JSON.stringify({ machine, rows: found }, undefined, 2)}\n`);

const missed = found.filter(({ goal }) => goal?.isMet === false);
print(`\n${found.filter(({ goal }) => goal?.isMet).length} promises kept, ${missed.length} not.`);
