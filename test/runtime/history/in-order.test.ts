import { describe, expect, test } from "vitest";
import { inOrder } from "../../../runtime/history/in-order.js";
import type { Happened, Part } from "../../../runtime/history/recorder.js";

const start = { execution: "M:x", time: 0, input: {}, roleArn: "" };

/** Events of the types, with ids and times from a number on. */
function events(from: number, ...types: readonly string[]): readonly Happened[] {
  return types.map((type, index) => ({ id: from + index, time: from + index, type }));
}

function part(path: readonly number[], slot: number, more: Partial<Part>): Part {
  return { path, slot, generation: 0, events: [], ...more };
}

/** Each event as `type ← the one that led to it`. */
function ways(parts: readonly Part[], now = 1000): readonly string[] {
  const all = inOrder({ start, parts }, now);
  return all.map(
    ({ type, previousEventId }) => `${type} ← ${all[previousEventId - 1]?.type ?? ""}`,
  );
}

describe("a later call counts from where it begins", () => {
  const first = part([], 0, { events: events(2, "TaskStateEntered", "Scheduled", "Succeeded") });

  test("when an earlier one of the same message has failed", () => {
    const second = part([], 0, { generation: 1, events: events(3, "Scheduled", "Failed") });
    const want = [
      "ExecutionStarted ← ",
      "TaskStateEntered ← ",
      "Scheduled ← TaskStateEntered",
      "Failed ← Scheduled",
    ];
    expect(ways([first, second])).toEqual(want);
    expect(ways([second, first])).toEqual(want);
  });

  test("when it is for a later slot", () => {
    const retry = part([], 1, { events: events(4, "Failed") });
    expect(ways([retry, first]).at(-1)).toBe("Failed ← Scheduled");
  });

  test("when the same was noted twice", () => {
    expect(ways([first, first])).toHaveLength(4);
  });
});

describe("branches", () => {
  const fork = part([], 0, { events: events(2, "MapStateEntered", "MapStateStarted") });
  const iteration = (index: number, time: number): Part =>
    part([0, index], 0, {
      begins: true,
      events: [
        { id: 4, time, type: `Iteration${index}Started` },
        { id: 5, time: time + 10, type: `Iteration${index}Succeeded` },
      ],
    });

  test("are where their fork is, and in the order of time", () => {
    const join = part([], 1, { events: [{ id: 8, time: 50, type: "MapStateSucceeded" }] });
    expect(ways([join, iteration(1, 5), fork, iteration(0, 20)])).toEqual([
      "ExecutionStarted ← ",
      "MapStateEntered ← ",
      "MapStateStarted ← MapStateEntered",
      "Iteration1Started ← MapStateStarted",
      "Iteration1Succeeded ← Iteration1Started",
      "Iteration0Started ← MapStateStarted",
      "Iteration0Succeeded ← Iteration0Started",
      // The last one to end.
      "MapStateSucceeded ← Iteration0Succeeded",
    ]);
  });

  test("have ended before their join, whatever the clocks of functions say", () => {
    const join = part([], 1, { events: [{ id: 8, time: 1, type: "MapStateSucceeded" }] });
    const all = inOrder({ start, parts: [join, iteration(0, 20), fork] }, 1000);
    expect(all.map(({ timestamp }) => timestamp.getTime())).toEqual([0, 2, 3, 20, 30, 30]);
  });

  test("of forks one after the other, in the same slot, are told apart", () => {
    const again = part([], 0, {
      events: events(2, "E", "MapStateStarted", "-", "-", "S", "X", "E2", "ParallelStateStarted"),
    });
    const second = part([0, 0], 0, { begins: true, events: events(10, "PassStateEntered") });
    expect(ways([again, iteration(0, 4), second])).toContain(
      "PassStateEntered ← ParallelStateStarted",
    );
  });
});

test("what is still to come is not shown, nor what branches did after the end", () => {
  const pause = part([], 0, { events: [{ id: 2, time: 100, type: "WaitStateExited" }] });
  expect(ways([pause], 99)).toEqual(["ExecutionStarted ← "]);
  const fork = part([], 0, { events: events(2, "ParallelStateStarted", "ParallelStateFailed") });
  const late = part([0, 1], 0, {
    begins: true,
    events: [{ id: 3, time: 500, type: "TaskStateEntered" }],
  });
  const end = { execution: "M:x", time: 50, outcome: { status: "FAILED", error: "E" } } as const;
  const all = inOrder({ start, parts: [fork, late], end }, 1000);
  expect(all.map(({ type }) => type)).toEqual([
    ...["ExecutionStarted", "ParallelStateStarted", "ParallelStateFailed", "ExecutionFailed"],
  ]);
});
