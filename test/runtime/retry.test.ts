import { expect, test } from "vitest";
import { isTaskFailed, matchesError } from "../../runtime/errors.js";
import { delay, retries, retry } from "../../runtime/retry.js";
import type { Retrier } from "../../runtime/types.js";

const half = () => 0.5;

test("defaults are one second, twice as long each time, three attempts", () => {
  const retriers: readonly Retrier[] = [{ ErrorEquals: ["States.ALL"] }];
  let attempts: readonly number[] = [];
  const delays: number[] = [];
  for (;;) {
    const again = retry(retriers, "Oops", attempts, half);
    if (again === undefined) break;
    delays.push(again.delay);
    ({ attempts } = again);
  }
  expect(delays).toEqual([1, 2, 4]);
  expect(retries(attempts)).toBe(3);
});

test("each retrier counts for itself, and the first that matches decides", () => {
  const retriers: readonly Retrier[] = [
    { ErrorEquals: ["A"], MaxAttempts: 1 },
    { ErrorEquals: ["States.ALL"], MaxAttempts: 1, IntervalSeconds: 7 },
  ];
  const first = retry(retriers, "A", [], half);
  expect(first).toEqual({ delay: 1, attempts: [1, 0] });
  // The first retrier has given up on A; the second is not asked.
  expect(retry(retriers, "A", first?.attempts ?? [], half)).toBeUndefined();
  expect(retry(retriers, "B", first?.attempts ?? [], half)).toEqual({ delay: 7, attempts: [1, 1] });
});

test("no attempts are none", () => {
  expect(retry([{ ErrorEquals: ["States.ALL"], MaxAttempts: 0 }], "A", [], half)).toBeUndefined();
});

test.each([
  [{ IntervalSeconds: 3, BackoffRate: 1.5 }, 2, 6.75],
  [{ IntervalSeconds: 3, MaxDelaySeconds: 5 }, 4, 5],
  [{ IntervalSeconds: 4, JitterStrategy: "FULL" }, 1, 4],
  [{ IntervalSeconds: 4, JitterStrategy: "FULL", MaxDelaySeconds: 5 }, 1, 2.5],
  [{ IntervalSeconds: 4, JitterStrategy: "NONE" }, 0, 4],
] as const)("%j after %d retries waits %d s", (retrier, used, expected) => {
  expect(delay({ ErrorEquals: [], ...retrier }, used, half)).toBe(expected);
});

test("wildcards", () => {
  expect(matchesError(["States.TaskFailed"], "Anything")).toBe(true);
  expect(matchesError(["States.TaskFailed"], "States.Timeout")).toBe(false);
  expect(matchesError(["States.TaskFailed"], "States.DataLimitExceeded")).toBe(true);
  expect(matchesError(["States.ALL"], "States.DataLimitExceeded")).toBe(true);
  expect(matchesError(["States.ALL"], undefined)).toBe(true);
  expect(matchesError(["A", "B"], "B")).toBe(true);
  expect(matchesError(["A"], undefined)).toBe(false);
  expect(isTaskFailed({ Error: "States.Timeout", Cause: "" })).toBe(false);
  expect(isTaskFailed({ Error: "Oops", Cause: "" })).toBe(true);
});
