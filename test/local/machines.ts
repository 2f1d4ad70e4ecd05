import type { AnyMap, AnyParallel, AnyTask, Enter, Machine } from "../../runtime/types.js";
import { run } from "../../local/index.js";
import type { HistoryEvent, Json, Outcome, RunOptions } from "../../local/index.js";

/** A machine as generated code exports it. */
export function machine(
  StartAt: Enter,
  tasks: readonly AnyTask[] = [],
  TimeoutSeconds?: number,
): Machine {
  return {
    Name: "Test",
    StartAt,
    Tasks: () => Object.fromEntries(tasks.map((task) => [task.Name, task])),
    ...(TimeoutSeconds !== undefined && { TimeoutSeconds }),
  };
}

export interface Observed {
  readonly outcome: Outcome;
  readonly events: readonly HistoryEvent[];
  /** The events' types. */
  readonly types: readonly string[];
}

/** Runs a machine and keeps its history. */
export async function observe(
  tested: Machine,
  input: Json,
  options: RunOptions = {},
): Promise<Observed> {
  const events: HistoryEvent[] = [];
  const outcome = await run(tested, input, { ...options, onEvent: (event) => events.push(event) });
  return { outcome, events, types: events.map(({ type }) => type) };
}

export const lambda = (name: string): string =>
  `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

/** A Task that ends its scope with its result. */
export function task(Name: string, fields: object = {}): AnyTask {
  return { Name, End: (_: unknown, result: unknown) => result, ...fields } as AnyTask;
}

/** A Parallel that ends its scope with its results. */
export function joinOf(Name: string, fields: object = {}): AnyParallel {
  return { Name, End: (_: unknown, results: unknown) => results, ...fields } as AnyParallel;
}

/** A Map that ends its scope with its results. */
export function mapOf(Name: string, ItemProcessor: Enter, fields: object = {}): AnyMap {
  const shape = { Name, ItemProcessor, End: (_: unknown, results: unknown) => results, ...fields };
  return shape as unknown as AnyMap;
}
