import { describe, expect, test } from "vitest";
import { load } from "../compiler/index.js";
import { run } from "../local/index.js";
import type { HistoryEvent, Outcome } from "../local/index.js";
import {
  isAnswer,
  isCause,
  parsed,
  recordedExecutions,
  recordings,
  same,
  scripted,
  type Recorded,
  type RecordedEvent,
} from "./recorded.js";

// The same definition with the same task results comes to the same end here as on the real service.
const { isThere, title } = recordings;

/** Recordings that are not whole. */
const leftOut = new Set([
  // The exit of the inner Parallel is missing; inner Maps are recorded with theirs.
  "scenarios/base_scenarios/test_parallel_state_nested",
]);

describe.skipIf(!isThere)(`recorded executions of ${title}`, () => {
  test("machines end as on the service", { timeout: 60_000 }, async () => {
    const executions = recordedExecutions();
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
  given: Recorded,
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

function outcomeDifferences(outcome: Outcome, given: Recorded): readonly string[] {
  const shown = (value: unknown) => JSON.stringify(value).slice(0, 1000);
  if (isAnswer(outcome, given) && isCause(outcome, given)) return [];
  return [`${shown(given.expect)} and not ${shown(outcome)}`];
}

/** States entered and exited; in a machine of one strand also the types of all events. */
function historyDifferences(events: readonly HistoryEvent[], given: Recorded): readonly string[] {
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
    const isEntry = (actual: RecordedEvent | undefined) =>
      same(actual, entry, `/trace/${index}`, loose);
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

function traceOf(events: readonly HistoryEvent[]): RecordedEvent[] {
  return events.flatMap((event): RecordedEvent[] => {
    const { type, stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
    if (entered) return [{ type, name: entered.name, input: parsed(entered.input) }];
    const failed = event.evaluationFailedEventDetails;
    if (failed) {
      const { state: name, error, cause, location } = failed;
      return [
        { type, name, error, cause, ...(location !== undefined && { location }) } as RecordedEvent,
      ];
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
