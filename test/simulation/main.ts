import { parseArgs } from "node:util";
import { large, machines } from "./machines.js";
import { prepare, simulate } from "./simulate.js";

// npm run simulate -- [--seeds 2000] [--from 0] [--dedupe none|claim|checkpoint] [--machine TEXT] [--all]
// Executes every machine with so many seeds at each level, and prints the whole course of the first one that goes wrong; with --all
// it goes on, and names the others.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "2000" },
    from: { type: "string", default: "0" },
    dedupe: { type: "string" },
    machine: { type: "string", default: "" },
    all: { type: "boolean", default: false },
  },
});
const levels = (["none", "claim", "checkpoint"] as const).filter(
  (level) => values.dedupe === undefined || level === values.dedupe,
);
const chosen = [...machines, large].filter(({ title }) => title.includes(values.machine));
const all = await Promise.all(chosen.map(prepare));
const [from, count] = [Number(values.from), Number(values.seeds)];

for (const dedupe of levels) {
  const begun = Date.now();
  const { executions, failures } = await executed(dedupe);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const found = failures === 0 ? "nothing lost, doubled or stuck" : `${failures} have gone wrong`;
  console.log(
    `${dedupe}: ${executions} executions, seeds from ${from} to below ${from + count}, ${seconds} s: ${found}`,
  );
  if (failures === 0) continue;
  process.exitCode = 1;
  if (!values.all) break;
}

/** Goes on to the first execution that goes wrong, or tells of all that do. */
async function executed(dedupe: (typeof levels)[number]) {
  let [executions, failures] = [0, 0];
  for (let seed = from; seed < from + count; seed++) {
    const prepared = all[seed % all.length];
    // The large one takes as long as fifty others.
    const isLeftOut = prepared?.simulated === large && all.length > 1 && seed % 50 !== 0;
    if (prepared === undefined || isLeftOut) continue;
    executions++;
    const { log, wrong } = await simulate(prepared, { seed, dedupe });
    if (wrong.length === 0) continue;
    failures++;
    const title = `${dedupe}, seed ${seed}: ${prepared.simulated.title}`;
    console.log([title, ...(failures === 1 ? log : []), ...wrong].join("\n"));
    if (!values.all) break;
  }
  return { executions, failures };
}
