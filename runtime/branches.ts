import { recoverThrown, type Completing, type Completion } from "./complete.js";
import { mapField, type Item } from "./context.js";
import { StatesError } from "./errors.js";
import { modeOf, type ErasedMap, type MapRunning, type Mapping } from "./map-runs.js";
import { computed } from "./run.js";
import type { Invocation, Scope } from "./scope.js";
import { thrown } from "./step.js";
import type { Enter, MapTransition, ParallelTransition, View } from "./types.js";

/** What the branches get, and how they are entered. */
export interface Branches {
  readonly inputs: readonly unknown[];
  /** Of a Map: the values, or what a distributed one has read. */
  readonly items?: readonly unknown[] | undefined;
  /** 0 for all at the same time. */
  readonly concurrency: number;
  readonly enter: (index: number) => Enter;
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
  // Called with an index of this list only.
  const enter = (index: number): Enter => branches[index] as Enter;
  return { inputs: branches.map(() => input), concurrency: 0, enter };
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
  return { inputs, items: values, concurrency, enter: () => map.ItemProcessor };
}

function inputOf({ input }: Pick<MapTransition, "input">): unknown {
  return typeof input === "function" ? input() : input;
}

/** `$$.Map.Item` of an iteration of a Map, inline or distributed: a batch has none. */
export function itemAt(
  map: Parameters<typeof modeOf>[0],
  { inputs, items }: Pick<Branches, "inputs" | "items">,
  { at, index }: { readonly at: number; readonly index: number },
): Item | undefined {
  if (!modeOf(map)) return { Index: index, Value: (items ?? inputs).at(at) };
  // What was read is an item but for its number.
  return items && { Index: index, ...(items.at(at) as Omit<Item, "Index">) };
}
