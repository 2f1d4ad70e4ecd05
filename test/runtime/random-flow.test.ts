import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { run, type Json, type ScriptedResult } from "../../local/index.js";
import { StatesError } from "../../runtime/errors.js";
import { deployed, execute, now } from "./functions.js";
import { randomFlow } from "./random-flow.js";

// What functions are told by the fields that the compiler emits is enough, and what they leave behind is not missed.

const seeds = Array.from({ length: 100 }, (_, seed) => seed);
const input = { items: [1, "two"] };

test.each([false, true])(
  "functions come to what one process comes to, reordered: %s",
  async (reorder) => {
    const found = { ends: new Set<string>(), handOvers: 0, dropped: 0 };
    for (const seed of seeds) {
      const each = await deployed(randomFlow(seed));
      const want = await run(each.machine, input, {
        ...{ now, random: () => 0.5, context: { Execution: { Name: "test" } } },
        mock: ({ state, arguments: given }): ScriptedResult => {
          const { output, error } = result(seed, state, given);
          return error === undefined ? { output } : { error };
        },
      });
      const chaos = reorder ? { chaos: { seed, reorder } } : {};
      const { deliveries, outcomes } = await execute(
        each,
        input,
        (state, given) => {
          const { output, error } = result(seed, state, given);
          if (error !== undefined) throw new StatesError(error);
          return output;
        },
        chaos,
      );
      expect({ seed, outcomes }).toEqual({ seed, outcomes: [want] });
      found.ends.add(want.status);
      found.handOvers += deliveries.length;
      found.dropped += Object.values(each.machine.Tasks()).flatMap(
        ({ Drops = [] }) => Drops,
      ).length;
    }
    expect([...found.ends].sort()).toEqual(["FAILED", "SUCCEEDED"]);
    expect(found.handOvers).toBeGreaterThan(5 * seeds.length);
    expect(found.dropped).toBeGreaterThan(seeds.length);
  },
  60_000,
);

type Result =
  | { readonly output: Json; readonly error?: undefined }
  | { readonly output?: undefined; readonly error: string };

/** The same for the same input, so that it does not matter when a Task runs. */
function result(seed: number, state: string, given: unknown): Result {
  const text = `${seed} ${state} ${JSON.stringify(given)}`;
  const [first = 0, second = 0] = createHash("sha256").update(text).digest();
  return first < 40 ? { error: "E" } : { output: [state, second] };
}
