import type { Branches } from "./branches.js";
import type { Completing, Completion } from "./complete.js";
import type { Failure } from "./errors.js";
import type { BranchResult } from "./joins.js";
import type { Parked } from "./parked.js";
import type { Objects, Ports } from "./ports/ports.js";
import type { Invocation, Scope } from "./scope.js";
import type { AnyMap, AnyParallel, Context, Items, MapState, View } from "./types.js";

/**
 * What a distributed Map does beside running its iterations. Generated modules name it in ProcessorConfig.Mode, so that a function
 * holds it only where its machine has such a Map.
 */
export interface Distributed {
  /** Reads and batches the items of the current Map, or says how that has failed. */
  start(run: Invocation, $$: Scope, mapping: Mapping): Promise<Branches | Completion>;
  /** `$$.Execution` and `$$.StateMachine` of a child execution. */
  child(around: Around, child: Child): Around;
  /** Whether a fork, by its name, goes on although one more branch has failed. */
  bears(run: Invocation, fork: string, index: number): Promise<boolean>;
  /** Writes the results of the current Map, which have come to an end in this function, and completes it. */
  finish(run: Invocation, $$: Scope, finished: Finished): Promise<Completion>;
  /** The same where the last has ended elsewhere. Done twice, it writes the same. */
  join(run: Invocation, $$: Scope, joining: Joining): Promise<Completion>;
  /** What it reads and writes on a platform whose ports have no objects. */
  objects?(ports: Ports): Objects | undefined;
}

/** A Map that is about to begin. */
export interface Mapping {
  readonly completing: Completing;
  readonly map: ErasedMap;
  /** The effective input. */
  readonly input: View<unknown>;
  /** Absent when an ItemReader reads them. */
  readonly values: Items | undefined;
  /** 0 for all at the same time. */
  readonly concurrency: number;
}

/** What its join has to know of a distributed Map. */
export interface MapRunning {
  /** How many items may fail. */
  readonly tolerated: number;
  /** Its ResultWriter, evaluated. */
  readonly writer?: unknown;
  /** How many items each iteration has, where they are batches. */
  readonly sizes?: readonly number[];
}

/** The part of a child execution's Context Object that is the same in all its states. */
export type Around = Pick<Context, "Execution" | "StateMachine">;

export interface Child {
  readonly map: AnyMap;
  /** The slot of the fork. */
  readonly fork: string;
  readonly index: number;
  readonly input: unknown;
  /** When it was started, in milliseconds since 1970. */
  readonly begun: number;
}

/** A distributed Map whose iterations have ended, or of which too many have failed. */
export interface Finished {
  readonly completing: Completing;
  /** The slot of the fork. */
  readonly fork: string;
  readonly inputs: readonly unknown[];
  readonly writer: unknown;
  readonly hasFailed: boolean;
  readonly results: { readonly [index: number]: BranchResult };
  /** Of those without a result. */
  readonly isStarted: (index: number) => boolean;
  /** When it was over, in milliseconds since 1970. */
  readonly at: number;
}

/** A distributed Map that was forked, and the fork with the failure that was one too many. */
export interface Joining {
  readonly completing: Completing;
  readonly fork: {
    readonly name: string;
    /** Of the iteration that leads here. */
    readonly index: number;
    readonly shards: number;
    readonly failure: Failure | undefined;
  };
  readonly parked: Parked;
}

/** A Map of whose data nothing is known here. */
export type ErasedMap = Omit<MapState<unknown, unknown, unknown>, "ItemSelector"> & {
  ItemSelector?($: unknown, $$: Context): unknown;
};

/** What a distributed Map does; `undefined` for a Parallel, and for a Map that is none. */
export function modeOf(state: AnyParallel | AnyMap): Distributed | undefined {
  const { ProcessorConfig } = state as Pick<AnyMap, "ProcessorConfig">;
  const { Mode } = ProcessorConfig ?? {};
  // An object is the runtime's: types that generated modules know need not know what that can do.
  return typeof Mode === "object" ? (Mode as Distributed) : undefined;
}

/** The innermost distributed Map around a scope, and where in the scope's path that is. */
export function mapRunAround(
  Parent: AnyParallel | AnyMap | undefined,
  path: readonly number[],
): { readonly map: AnyMap; readonly mode: Distributed; readonly at: number } | undefined {
  let at = path.length - 2;
  for (let inner = Parent; inner !== undefined; inner = inner.Parent, at -= 2) {
    const mode = modeOf(inner);
    // Only Maps have one.
    if (mode) return { map: inner as AnyMap, mode, at };
  }
  return undefined;
}
