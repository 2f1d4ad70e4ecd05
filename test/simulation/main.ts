import { parseArgs } from "node:util";
import { large, machines } from "./machines.js";
import { prepare, simulate } from "./simulate.js";

// npm run simulate -- [--seeds 2000] [--from 0] [--dedupe none|claim|checkpoint] [--machine TEXT]
// Executes every machine with so many seeds at each level, and prints the whole course of the first one that goes wrong.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "2000" },
    from: { type: "string", default: "0" },
    dedupe: { type: "string" },
    machine: { type: "string", default: "" },
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
  const { executions, failure } = await executed(dedupe);
  if (failure !== undefined) {
    console.log(failure);
    process.exitCode = 1;
    break;
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(
    `${dedupe}: ${executions} executions, seeds ${from} to ${from + count - 1}, ${seconds} s: ` +
      "nothing lost, doubled or stuck",
  );
}

/** Goes on to the first execution that goes wrong. */
async function executed(dedupe: (typeof levels)[number]) {
  let executions = 0;
  for (let seed = from; seed < from + count; seed++) {
    const prepared = all[seed % all.length];
    // The large one takes as long as fifty others.
    const isLeftOut = prepared?.simulated === large && all.length > 1 && seed % 50 !== 0;
    if (prepared === undefined || isLeftOut) continue;
    executions++;
    const { log, wrong } = await simulate(prepared, { seed, dedupe });
    const title = `${dedupe}, seed ${seed}: ${prepared.simulated.title}`;
    if (wrong.length > 0) return { executions, failure: [title, ...log, ...wrong].join("\n") };
  }
  return { executions };
}
