import { mapField } from "./context.js";
import { StatesError } from "./errors.js";
import { computed } from "./run.js";
import type { Scope } from "./scope.js";
import type { Computed, Context, Enter, MapTransition, ParallelTransition } from "./types.js";

/** What the branches get, and how they are entered. */
export interface Branches {
  readonly inputs: readonly unknown[];
  /** Of a Map. */
  readonly items?: readonly unknown[];
  /** 0 for all at the same time. */
  readonly concurrency: number;
  readonly enter: (index: number) => Enter;
}

/** The branches of a Parallel, or the iterations of a Map. Throws what its expressions throw. */
export function branchesOf(transition: ParallelTransition | MapTransition, $$: Scope): Branches {
  const input = typeof transition.input === "function" ? transition.input() : transition.input;
  if (transition.kind === "parallel") {
    $$.count++;
    const { branches } = transition;
    // Called with an index of this list only.
    const enter = (index: number): Enter => branches[index] as Enter;
    return { inputs: branches.map(() => input), concurrency: 0, enter };
  }
  // Joins are typed by their data: here it is any.
  const map = transition.join as unknown as ErasedMap;
  if (map.ProcessorConfig) throw new StatesError("Heaviside.UnsupportedMapMode", map.Name);
  const { items: given = [] } = transition;
  const items = typeof given === "function" ? given() : given;
  const concurrency = computed(map.MaxConcurrency, input, $$) ?? 0;
  if (concurrency < 0)
    throw new StatesError("States.Runtime", "MaxConcurrency cannot be negative.");
  $$.count++;
  const selected = (Value: unknown, Index: number): unknown => {
    $$.Map = mapField({ Index, Value });
    return map.ItemSelector?.(input, $$);
  };
  const inputs = map.ItemSelector ? items.map(selected) : items;
  return { inputs, items, concurrency, enter: () => map.ItemProcessor };
}

/** A Map of whose data nothing is known here. */
interface ErasedMap {
  readonly Name: string;
  readonly ProcessorConfig?: unknown;
  readonly MaxConcurrency?: Computed<unknown>;
  readonly ItemProcessor: Enter;
  ItemSelector?($: unknown, $$: Context): unknown;
}
