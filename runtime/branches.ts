import { recoverThrown, type Completing, type Completion } from "./complete.js";
import { mapField } from "./context.js";
import { StatesError } from "./errors.js";
import { modeOf, type ErasedMap, type MapRunning, type Mapping } from "./map-runs.js";
import { computed } from "./run.js";
import type { Invocation, Scope } from "./scope.js";
import { thrown } from "./step.js";
import type { Enter, MapTransition, ParallelTransition, View } from "./types.js";

/** What the branches get. */
export interface Branches {
  readonly inputs: readonly unknown[];
  /** Of a Map: the values, or what a distributed one has read. */
  readonly items?: readonly unknown[] | undefined;
  /** Of a Parallel: their first states. */
  readonly branches?: readonly Enter[];
  /** 0 for all at the same time. */
  readonly concurrency: number;
  /** Of a distributed Map. */
  readonly mapRun?: MapRunning;
}

/** The branches of a Parallel, or the iterations of a Map; or how finding them has failed. */
export async function branchesOf(
  run: Invocation,
  $$: Scope,
  {
    completing,
    transition,
  }: {
    readonly completing: Completing;
    readonly transition: ParallelTransition | MapTransition;
  },
): Promise<Branches | Completion> {
  const outer = $$.Map;
  let mapping: Mapping;
  try {
    if (transition.kind === "parallel") return branchesOfParallel(transition, $$);
    mapping = mappingOf(transition, completing, $$);
    if (mapping.map.ProcessorConfig === undefined) return iterations(mapping, $$);
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  } finally {
    // Outside of any Map: as good as absent.
    $$.Map = outer as NonNullable<typeof outer>;
  }
  const mode = modeOf(transition.join);
  if (mode) return mode.start(run, $$, mapping);
  const unsupported = new StatesError("Heaviside.UnsupportedMapMode", mapping.map.Name);
  return recoverThrown(completing, thrown(unsupported, $$));
}

function branchesOfParallel({ branches, ...transition }: ParallelTransition, $$: Scope): Branches {
  const input = inputOf(transition);
  $$.note("ParallelStateStarted");
  return { branches, inputs: branches.map(() => input), concurrency: 0 };
}

function mappingOf(transition: MapTransition, completing: Completing, $$: Scope): Mapping {
  const input = inputOf(transition) as View<unknown>;
  // Joins are typed by their data: here it is any.
  const map = transition.join as unknown as ErasedMap;
  const { items } = transition;
  const values = typeof items === "function" ? items() : items;
  const concurrency = computed(map.MaxConcurrency, input, $$) ?? 0;
  if (concurrency < 0)
    throw new StatesError("States.Runtime", "MaxConcurrency cannot be negative.");
  $$.note("MapStateStarted", { length: Object.keys(values ?? []).length });
  return { completing, map, input, values, concurrency };
}

function iterations({ concurrency, input, map, ...mapping }: Mapping, $$: Scope): Branches {
  // An inline Map has a list.
  const values = (mapping.values ?? []) as readonly unknown[];
  const selected = (Value: unknown, Index: number): unknown => {
    $$.Map = mapField({ Index, Value });
    return map.ItemSelector?.(input, $$);
  };
  const inputs = map.ItemSelector ? values.map(selected) : values;
  return { inputs, items: values, concurrency };
}

function inputOf({ input }: Pick<MapTransition, "input">): unknown {
  return typeof input === "function" ? input() : input;
}
