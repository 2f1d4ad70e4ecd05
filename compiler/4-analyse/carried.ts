import type { Machine } from "../3-lower/machine.js";
import type { Read, Variable } from "./context-reads.js";
import { drops } from "./drops.js";
import type { HandOvers, Reach } from "./handovers.js";
import { liveness, type Liveness } from "./liveness.js";

/** What a function has to send on beside the data, and what it can leave out. */
export interface Carried {
  /** Parts of the Context Object that somebody reads to whom it sends something. */
  readonly reads: readonly Exclude<Read, Variable>[];
  /** Names of variables that may be set in it, and that nobody can read any more. */
  readonly drops: readonly string[];
}

/** What becomes of the Context Object and the variables in each function of a machine. */
export function carried(machine: Machine, handOvers: HandOvers): ReadonlyMap<Reach, Carried> {
  const live = liveness(machine);
  const reaches = [handOvers.start, ...handOvers.functions.values()];
  const needed = new Map(reaches.map((reach) => [reach, neededBy(reach, live)]));
  const dropped = drops(machine, handOvers, needed);
  return new Map(
    reaches.map((reach) => {
      const isRead = (read: Read) => needed.get(reach)?.has(read) === true;
      const reads = (["Execution.Input", "Map.Item"] as const).filter(isRead);
      return [reach, { reads, drops: dropped.get(reach) ?? [] }];
    }),
  );
}

/** What is live where a function sends something. */
function neededBy({ targets }: Reach, live: Liveness): ReadonlySet<Read> {
  return new Set([...targets].flatMap((target) => [...(live.get(target) ?? [])]));
}
