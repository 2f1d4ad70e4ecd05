import type { Visit } from "../runtime/complete.js";
import type { Item } from "../runtime/context.js";
import { StatesError } from "../runtime/errors.js";
import { itemsIn } from "../runtime/items.js";
import type { ErasedMap } from "../runtime/map-runs.js";
import { computed } from "../runtime/run.js";
import type { MapTransition, View } from "../runtime/types.js";
import { attemptOf, evaluate, fail, join } from "./attempt.js";
import type { Scope } from "./execution.js";
import { startScope } from "./flow.js";
import { outputs, runFork } from "./fork.js";
import { startMapRun } from "./distributed-map.js";
import { selected, type Mapping } from "./mapping.js";

/** Runs the iterations of a Map (ASL, "Map State"). */
export function startMap(
  scope: Scope,
  transition: MapTransition,
  visit: Visit = { $: transition.$, attempts: [] },
): void {
  // Joins are typed by their data: here it is any.
  const map = transition.join as unknown as ErasedMap;
  const attempt = attemptOf(scope, map, visit, (next) => startMap(scope, transition, next));
  const computedNow = evaluate(attempt, () => {
    const given = typeof transition.input === "function" ? transition.input() : transition.input;
    const input = given as View<unknown>;
    const values = typeof transition.items === "function" ? transition.items() : transition.items;
    const concurrency = computed(map.MaxConcurrency, input, scope.$$) ?? 0;
    if (concurrency < 0)
      throw new StatesError("States.Runtime", "MaxConcurrency cannot be negative.");
    const items = values && itemsIn(values).map((item, Index) => ({ Index, ...item }));
    return { mapping: { attempt, map, input, concurrency }, items };
  });
  if (computedNow === undefined) return;
  const { mapping, items } = computedNow.value;
  scope.$$.note("MapStateStarted", { length: items?.length ?? 0 });
  if (map.ProcessorConfig === undefined) runInline(scope, mapping, items ?? []);
  else startMapRun(scope, mapping, items);
}

/** The service runs at most so many iterations of an inline Map at the same time. */
const inlineConcurrency = 40;

function runInline(scope: Scope, mapping: Mapping, items: readonly Item[]): void {
  const { $$, execution } = scope;
  const { attempt, map } = mapping;
  const inputs = evaluate(attempt, () => selected(mapping, items));
  if (inputs === undefined) return;
  const concurrency = Math.min(mapping.concurrency || inlineConcurrency, inlineConcurrency);
  runFork(scope, {
    fork: { count: items.length, concurrency, tolerated: 0 },
    start(index, onEnd) {
      const inner = $$.inner(items[index]);
      inner.note("MapIterationStarted", { name: map.Name, index });
      const input = inputs.value[index];
      return startScope(execution, inner, () => map.ItemProcessor(input, inner), onEnd);
    },
    note: (iteration, index, how) =>
      iteration.$$.note(`MapIteration${how}`, { name: map.Name, index }),
    onComplete: (endings) => join(attempt, outputs(endings)),
    onFailure: (failure) => fail(attempt, failure),
  });
}
