import { tableOf } from "../claim.js";
import type { Completion } from "../complete.js";
import { allResults, range, resultsByNow, share } from "../joins.js";
import type { Finished, Joining } from "../map-runs.js";
import type { Results } from "../parked.js";
import type { Invocation, Scope } from "../scope.js";
import { finish } from "./finish.js";

/** A distributed Map has all its results, of which some are in the table, or one failure too many. */
export async function join(run: Invocation, $$: Scope, joining: Joining): Promise<Completion> {
  const { completing, fork, parked } = joining;
  const { inputs = [], writer } = parked;
  const hasFailed = fork.failure !== undefined;
  const found = hasFailed
    ? await resultsAtFailure(run, joining)
    : { at: 0, isStarted: () => true, results: await allResults(run, fork.name, parked) };
  return finish(run, $$, { ...found, completing, fork: fork.name, inputs, writer, hasFailed });
}

/** How the fork stood when one iteration too many had failed: whoever asks again is told the same. */
async function resultsAtFailure(
  run: Invocation,
  { fork: { index, name, shards }, parked }: Joining,
): Promise<Pick<Finished, "at" | "isStarted" | "results">> {
  const all = await resultsByNow(run, name, parked);
  const found = { at: run.ports.clock.now(), ended: Object.keys(all).map(Number) };
  const stands = await tableOf(run).putNew(`${name}/ended`, { ended: JSON.stringify(found) });
  const { at, ended } = stands ? (JSON.parse(stands.ended ?? "") as typeof found) : found;
  const results: Results = {};
  const started = range(0, shards).map((shard) => share(parked.started, shards, shard));
  for (const each of ended) {
    const result = all[each];
    if (result) results[each] = result;
    // Each that ended elsewhere has started another, but for the one that failed the fork.
    const shard = each % shards;
    if (!(each in parked.results) && each !== index) started[shard] = (started[shard] ?? 0) + 1;
  }
  const isStarted = (each: number): boolean =>
    Math.floor(each / shards) < (started[each % shards] ?? 0);
  return { at, isStarted, results };
}
