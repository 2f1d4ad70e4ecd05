import { describe, expect, test } from "vitest";
import { machines } from "./simulation/machines.js";
import { noFaults } from "./simulation/faults.js";
import { prepare, simulate } from "./simulation/simulate.js";

const levels = ["none", "claim", "checkpoint"] as const;

describe.each(machines.map((machine) => [machine.title, machine] as const))("%s", (_, machine) => {
  test.each(levels)("%s, where nothing goes wrong", async (dedupe) => {
    const { log, wrong } = await simulate(await prepare(machine), {
      seed: 1,
      dedupe,
      faults: noFaults,
    });
    expect(wrong, log.join("\n")).toEqual([]);
  });
  test.each(levels)("%s, whatever goes wrong", async (dedupe) => {
    const prepared = await prepare(machine);
    for (let seed = 0; seed < 50; seed++) {
      const { log, wrong } = await simulate(prepared, { seed, dedupe });
      expect(wrong, `seed ${seed}\n${log.join("\n")}`).toEqual([]);
    }
  });
});
