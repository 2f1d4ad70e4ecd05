import { expect, test } from "vitest";
import { load } from "../../compiler/index.js";
import { run } from "../../local/index.js";
import type { HistoryEvent, Json, Outcome, RunOptions, ScriptedResult } from "../../local/index.js";

/** One rule of the language: a machine, what it is given, and what it has to come to. */
export interface Row extends Partial<Wanted> {
  /** The rule. */
  readonly rule: string;
  /** The first one is where the machine starts. A state without Next ends. */
  readonly states: States;
  /** Other fields of the machine. */
  readonly machine?: object;
  readonly input?: Json;
  /** Raw results by state, one an attempt. */
  readonly tasks?: { readonly [state: string]: readonly ScriptedResult[] };
  readonly options?: RunOptions;
}
export interface States {
  readonly [name: string]: { readonly Type: string; readonly [field: string]: unknown };
}

interface Wanted {
  readonly output: Json;
  readonly error: string | undefined;
  /** Without the words that say which state failed. */
  readonly cause: string | undefined;
  readonly status: Outcome["status"];
  /** The states entered, in order. */
  readonly entered: readonly string[];
  /** When attempts of Tasks began, in seconds from the start. */
  readonly attempts: readonly number[];
  /** What the Tasks were called with, in order. */
  readonly calls: readonly unknown[];
  /** When the execution ended, in seconds from the start. */
  readonly seconds: number;
  /** The types of the history's events. */
  readonly events: readonly string[];
  /** The ids of the events that these come after. */
  readonly previous: readonly number[];
}

/** Checks every row: only what it wants is compared. */
export function rows(all: readonly Row[]): void {
  test.each(all.map((row) => [row.rule, row] as const))("%s", async (_, row) => {
    const got = await observed(row);
    const {
      rule: _rule,
      states: _states,
      machine: _machine,
      input: _input,
      tasks: _tasks,
      options: _options,
      ...want
    } = row;
    const asked = Object.keys(want) as readonly (keyof Wanted)[];
    expect(Object.fromEntries(asked.map((field) => [field, got[field]]))).toEqual(want);
  });
}

/** The machine of these states. */
export function machine(states: States, fields: object = {}): object {
  return { StartAt: Object.keys(states)[0], States: ending(states), ...fields };
}

/** A Task that calls a Lambda function by its ARN. */
export function task(fields: object = {}): States[string] {
  return { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:f", ...fields };
}

/** A scope, as a branch or a processor. */
export const scope = machine;

const start = new Date("2026-01-01T00:00:00Z");

async function observed({
  states,
  machine: fields,
  input = {},
  tasks,
  options,
}: Row): Promise<Partial<Wanted>> {
  const events: HistoryEvent[] = [];
  const [began, calls]: [Date[], unknown[]] = [[], []];
  const onEvent = (event: HistoryEvent) => {
    events.push(event);
    const details = event.lambdaFunctionScheduledEventDetails ?? event.taskScheduledEventDetails;
    if (!details) return;
    began.push(event.timestamp);
    calls.push(JSON.parse(String(details["input"] ?? details["parameters"])));
  };
  const loaded = await load(machine(states, fields));
  const outcome = await run(loaded, input, {
    now: start,
    random: () => 0.5,
    ...(tasks && { mock: tasks }),
    ...options,
    onEvent,
  });
  const seconds = (time: Date | undefined) => ((time?.getTime() ?? NaN) - start.getTime()) / 1000;
  const entered = events.flatMap(({ stateEnteredEventDetails: details }) =>
    details ? [details.name] : [],
  );
  const failed = outcome.status !== "SUCCEEDED";
  return {
    status: outcome.status,
    ...(failed
      ? {
          error: outcome.error,
          cause: outcome.cause?.replace(/^An error occurred while executing .*?\)\. /, ""),
        }
      : { output: outcome.output }),
    entered,
    attempts: began.map(seconds),
    calls,
    seconds: seconds(events.at(-1)?.timestamp),
    events: events.map(({ type }) => type),
    previous: events.map(({ previousEventId }) => previousEventId),
  };
}

/** States that say neither where they go nor that they end: they end. */
function ending(states: States): object {
  const goesOn = new Set(["Choice", "Succeed", "Fail"]);
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      goesOn.has(state.Type) || "Next" in state ? state : { ...state, End: true },
    ]),
  );
}
