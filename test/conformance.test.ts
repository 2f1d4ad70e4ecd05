import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { load } from "../compiler/index.js";
import { run } from "../local/index.js";
import type { HistoryEvent, Json, Outcome, ScriptedResult, TaskCall } from "../local/index.js";
import { corpusPart } from "./corpus-folder.js";

// Executions recorded on the real service, as the README of their folder describes them: the same definition with the same
// task results comes to the same end here.
const { path, isThere, title } = corpusPart("conformance", "cases");

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly definition: object;
  readonly input?: Json;
  readonly tasks?: { readonly [state: string]: readonly Attempt[] };
  readonly s3?: Record<string, string>;
  readonly expect: Expected;
  readonly ordered?: boolean;
  readonly sequential?: boolean;
  readonly trace?: readonly Entry[];
  readonly history?: readonly string[];
  /** JSON Pointers of values that the service made up. */
  readonly wildcards?: readonly string[];
}
interface Expected {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly causeJson?: Json;
}
/** A recorded attempt of a Task. */
interface Attempt {
  readonly parameters?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly causeJson?: Json;
  readonly failedWithoutError?: boolean;
  readonly hang?: boolean;
  readonly timedOut?: boolean;
}
interface Entry {
  readonly [field: string]: unknown;
}

/** Recordings that are not whole. */
const leftOut = new Set([
  // The exit of the inner Parallel is missing; inner Maps are recorded with theirs.
  "scenarios/base_scenarios/test_parallel_state_nested",
]);

describe.skipIf(!isThere)(`recorded executions of ${title}`, () => {
  test("machines end as on the service", { timeout: 60_000 }, async () => {
    const cases = readdirSync(path).map(
      (file) => JSON.parse(readFileSync(join(path, file), "utf8")) as Case,
    );
    const executions = cases.filter(({ kind }) => kind === "execution");
    const [wrong, inexact]: [string[], string[]] = [[], []];
    for (const each of executions) {
      const { outcome, history } = await differences(each);
      wrong.push(...outcome.map((text) => `${each.id}: ${text}`));
      if (!leftOut.has(each.id)) inexact.push(...history.map((text) => `${each.id}: ${text}`));
    }
    expect(executions.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    expect(inexact).toEqual([]);
  });
});

/** How an execution differs from the recorded one: in its end, and on the way there. */
async function differences(
  given: Case,
): Promise<{ readonly outcome: readonly string[]; readonly history: readonly string[] }> {
  const events: HistoryEvent[] = [];
  try {
    const outcome = await run(await load(given.definition), given.input ?? {}, {
      mock: scripted(given),
      objects: { ...given.s3 },
      onEvent: (event) => events.push(event),
    });
    return {
      outcome: outcomeDifferences(outcome, given),
      history: historyDifferences(events, given),
    };
  } catch (error) {
    return { outcome: [String(error)], history: [] };
  }
}

function outcomeDifferences(
  outcome: Outcome,
  { expect: wanted, wildcards = [] }: Case,
): readonly string[] {
  const loose = new Set(wildcards);
  const shown = (value: unknown) => JSON.stringify(value).slice(0, 1000);
  const differs = () => [`${shown(wanted)} and not ${shown(outcome)}`];
  if (outcome.status !== wanted.status) return differs();
  if (outcome.status === "SUCCEEDED")
    return same(outcome.output, wanted.output, "/expect/output", loose) ? [] : differs();
  const { error, cause } = outcome;
  const isError = loose.has("/expect/error") || error === wanted.error;
  const isCause =
    "causeJson" in wanted
      ? same(parsed(cause), wanted.causeJson, "/expect/causeJson", loose)
      : loose.has("/expect/cause") || cause === wanted.cause;
  return isError && isCause ? [] : differs();
}

/** States entered and exited; in a machine of one strand also the types of all events. */
function historyDifferences(events: readonly HistoryEvent[], given: Case): readonly string[] {
  const { ordered = false, sequential = false, history, trace, wildcards = [] } = given;
  const loose = new Set(wildcards);
  const isOneStrand = ordered || sequential;
  const types = events.map(({ type }) => type);
  if (isOneStrand && history && types.join() !== history.join())
    return [`events ${history.join()} and not ${types.join()}`];
  if (!trace) return [];
  const left = traceOf(events);
  if (isOneStrand && left.length !== trace.length)
    return [`${trace.length} states entered and exited, not ${left.length}`];
  for (const [index, { iteration: _, ...entry }] of trace.entries()) {
    const isEntry = (actual: Entry | undefined) => same(actual, entry, `/trace/${index}`, loose);
    const at = isOneStrand ? (isEntry(left[0]) ? 0 : -1) : left.findIndex(isEntry);
    if (at >= 0) left.splice(at, 1);
    // What a failure elsewhere cut short depends on timing.
    else if (isOneStrand || given.expect.status === "SUCCEEDED")
      return [`no ${JSON.stringify(entry)} in ${JSON.stringify(left).slice(0, 1000)}`];
  }
  return left.length > 0 && given.expect.status === "SUCCEEDED"
    ? [`also ${JSON.stringify(left)}`]
    : [];
}

function traceOf(events: readonly HistoryEvent[]): Entry[] {
  return events.flatMap((event): Entry[] => {
    const { type, stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
    if (entered) return [{ type, name: entered.name, input: parsed(entered.input) }];
    const failed = event.evaluationFailedEventDetails;
    if (failed) {
      const { state: name, error, cause, location } = failed;
      return [{ type, name, error, cause, ...(location !== undefined && { location }) } as Entry];
    }
    if (!exited) return [];
    const { name, output, assignedVariables = {} } = exited;
    const assigned = Object.entries(assignedVariables).map(([variable, text]) => [
      variable,
      parsed(text),
    ]);
    return [
      {
        type,
        name,
        output: parsed(output),
        ...(assigned.length > 0 && { assignedVariables: Object.fromEntries(assigned) }),
      },
    ];
  });
}

/** Hands out the recorded attempts: in order, or by parameters where branches run side by side. */
function scripted({ tasks = {}, ordered, sequential }: Case): (call: TaskCall) => ScriptedResult {
  const unused = new Map(Object.entries(tasks).map(([state, attempts]) => [state, [...attempts]]));
  return (call) => {
    const attempts = unused.get(call.state) ?? [];
    const fits = (each: Attempt) => same(call.arguments, each.parameters, "", new Set());
    const at = ordered || sequential ? 0 : Math.max(0, attempts.findIndex(fits));
    const [attempt] = attempts.splice(at, 1);
    if (!attempt) throw new Error(`No attempt of "${call.state}" is left`);
    return resultOf(attempt);
  };
}

function resultOf(attempt: Attempt): ScriptedResult {
  const { error, cause, causeJson } = attempt;
  if (attempt.hang) return { hang: true };
  if (attempt.timedOut) return { error: "States.Timeout" };
  if (attempt.failedWithoutError) return {};
  if (error === undefined) return { output: attempt.output };
  return { error, cause: causeJson === undefined ? cause : JSON.stringify(causeJson) };
}

function same(
  actual: unknown,
  wanted: unknown,
  pointer: string,
  wildcards: ReadonlySet<string>,
): boolean {
  if (wildcards.has(pointer)) return actual !== undefined;
  if (typeof wanted !== "object" || wanted === null) return actual === wanted;
  if (
    typeof actual !== "object" ||
    actual === null ||
    Array.isArray(actual) !== Array.isArray(wanted)
  )
    return false;
  const [got, keys] = [new Map<string, unknown>(Object.entries(actual)), Object.entries(wanted)];
  const below = (key: string) => `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return (
    got.size === keys.length &&
    keys.every(([key, value]) => got.has(key) && same(got.get(key), value, below(key), wildcards))
  );
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
