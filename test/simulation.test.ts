import { beforeAll, describe, expect, test } from "vitest";
import { noFaults } from "./simulation/faults.js";
import { large, machines } from "./simulation/machines.js";
import { prepare, simulate, type Prepared } from "./simulation/simulate.js";

// Executions on functions, queues and a table that fail in every way their documentation allows. `npm run simulate` does the
// same for any number of seeds.

const levels = ["none", "claim", "checkpoint"] as const;
const seeds = 2000;

describe.each(levels)("with %s, executions come to what they come to in one process", (dedupe) => {
  let all: readonly Prepared[];
  beforeAll(async () => {
    all = await Promise.all(machines.map(prepare));
  });

  test("where nothing goes wrong", async () => {
    for (const prepared of [...all, await prepare(large)]) {
      const { log, wrong } = await simulate(prepared, { seed: 1, dedupe, faults: noFaults });
      expect(wrong, `${prepared.simulated.title}\n${log.join("\n")}`).toEqual([]);
    }
  });

  test(`whatever goes wrong, by ${seeds} seeds`, { timeout: 300_000 }, async () => {
    for (let seed = 0; seed < seeds; seed++) {
      const prepared = all[seed % all.length] as Prepared;
      const { log, wrong } = await simulate(prepared, { seed, dedupe });
      if (wrong.length > 0)
        expect.fail([`seed ${seed}: ${prepared.simulated.title}`, ...log, ...wrong].join("\n"));
    }
  });
});
