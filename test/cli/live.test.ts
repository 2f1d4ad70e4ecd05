import { expect, test } from "vitest";

import { live } from "../../compiler/cli/live.js";
import type { PastEvent } from "../../compiler/cli/past-event.js";
import { fakeIo } from "./fake-io.js";

type Row = readonly [previous: number, seconds: number, type: string, details?: object];

/** What is left on a terminal after these events, whose ids are 1, 2, … */
function shown(rows: readonly Row[]): readonly string[] {
  const { stdout } = fakeIo({ isTTY: true });
  const { event, end } = live(stdout, false);
  rows.forEach(([previousEventId, seconds, type, details], index) => {
    const timestamp = new Date(seconds * 1000);
    const past: PastEvent = { id: index + 1, previousEventId, timestamp, type };
    event(details ? { ...past, ...{ someEventDetails: details } } : past);
  });
  end();
  // A line that is cleared was replaced by what follows.
  return stdout.text
    .replace(/[^\n]*\r\u001b\[2K/g, "")
    .replace(/ +/g, " ")
    .trimEnd()
    .split("\n");
}

const named = (name: string) => ({ name });

test("a state has one line: what it was, how long it took, how it went", () => {
  const lines = shown([
    [0, 0, "ExecutionStarted"],
    [0, 0, "PassStateEntered", named("Prepare")],
    [2, 0, "PassStateExited", named("Prepare")],
    [3, 0, "TaskStateEntered", named("Charge")],
    [4, 0, "TaskScheduled"],
    [5, 0, "TaskFailed", { error: "Busy" }],
    [6, 2, "TaskScheduled"],
    [7, 2, "TaskSucceeded"],
    [8, 2, "TaskStateExited", named("Charge")],
    [9, 2, "TaskStateEntered", named("Ship")],
    [10, 2, "LambdaFunctionScheduled"],
    [11, 2, "LambdaFunctionFailed", { error: "Lost" }],
    [12, 2, "TaskStateExited", named("Ship")],
    [13, 2, "FailStateEntered", named("GiveUp")],
    [14, 2, "ExecutionFailed", { error: "Lost" }],
  ]);
  expect(lines).toEqual([
    "✓ Prepare Pass",
    "✓ Charge Task 2 s 1 retry",
    "! Ship Task Lost, caught",
    "✗ GiveUp Fail",
  ]);
});

test("branches are indented, and what a failure stops says so", () => {
  const lines = shown([
    [0, 0, "ExecutionStarted"],
    [0, 0, "ParallelStateEntered", named("Both")],
    [2, 0, "ParallelStateStarted"],
    [3, 0, "TaskStateEntered", named("A")],
    [4, 0, "TaskScheduled"],
    [3, 0, "WaitStateEntered", named("B")],
    [5, 1, "TaskFailed", { error: "Broken" }],
    [7, 1, "ParallelStateFailed"],
    [8, 1, "ExecutionFailed", { error: "Broken" }],
  ]);
  expect(lines).toEqual([
    "▸ Both Parallel",
    " ✗ A Task 1 s Broken",
    " – B Wait 1 s stopped",
    "✗ Both Parallel 1 s Broken",
  ]);
});

test("a Map shows its first iterations, and of the others what failed", () => {
  const iterations = Array.from({ length: 7 }, (_, index): readonly Row[] => {
    const first = 4 + index * 4;
    return [
      [3, 0, "MapIterationStarted", { name: "Each", index }],
      [first, 0, "TaskStateEntered", named("Pack")],
      [first + 1, 0, index === 6 ? "TaskFailed" : "TaskSucceeded", { error: "Torn" }],
      [first + 2, 0, index === 6 ? "MapIterationFailed" : "TaskStateExited", named("Pack")],
    ];
  }).flat();
  const lines = shown([
    [0, 0, "ExecutionStarted"],
    [0, 0, "MapStateEntered", named("Each")],
    [2, 0, "MapStateStarted", { length: 7 }],
    ...iterations,
    [31, 3, "MapStateFailed"],
    [32, 3, "ExecutionFailed", { error: "Torn" }],
  ]);
  expect(lines).toEqual([
    "▸ Each Map",
    " ✓ #0 Pack Task",
    " ✓ #1 Pack Task",
    " ✓ #2 Pack Task",
    " ✓ #3 Pack Task",
    " ✓ #4 Pack Task",
    " ✗ #6 Pack Task 3 s Torn",
    "✗ Each Map 3 s Torn 7 iterations",
  ]);
});

test("what is under way is named, on one line of the terminal's width", () => {
  const { stdout } = fakeIo({ isTTY: true });
  const { event, aside, end } = live(stdout, false);
  const at = new Date(0);
  event({
    id: 1,
    previousEventId: 0,
    timestamp: at,
    type: "TaskStateEntered",
    ...{ xEventDetails: named("A".repeat(200)) },
  });
  expect(stdout.text).toBe(`… ${"A".repeat(77)}`);
  aside("said by a handler\n");
  expect(stdout.text).toContain("\r\u001b[2Ksaid by a handler\n…");
  end();
  expect(stdout.text.endsWith("\r\u001b[2K")).toBe(true);
});
