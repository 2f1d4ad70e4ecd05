import fc from "fast-check";
import { expect, test } from "vitest";
import { advance, startsAtOnce, tolerated, type Fork } from "../../runtime/join.js";

test("every branch starts once, never more than the concurrency at a time, whatever the order of ends", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 10 }),
      fc.infiniteStream(fc.nat()),
      (count, concurrency, picks) => {
        const fork: Fork = { count, concurrency, tolerated: 0 };
        const running = Array.from({ length: startsAtOnce(fork) }, (_, index) => index);
        const started = new Set(running);
        for (let done = 1; ; done++) {
          expect(running.length).toBeLessThanOrEqual(concurrency === 0 ? count : concurrency);
          running.splice((picks.next().value ?? 0) % running.length, 1);
          const next = advance(fork, done, 0);
          if (next.kind === "complete") break;
          expect(next.kind).toBe("goes on");
          if (next.kind === "goes on" && next.start !== undefined) {
            expect(started.has(next.start)).toBe(false);
            started.add(next.start);
            running.push(next.start);
          }
        }
        expect(running).toEqual([]);
        expect(started.size).toBe(count);
      },
    ),
  );
});

test("one failure too many fails, even the last end", () => {
  const fork: Fork = { count: 3, concurrency: 0, tolerated: 1 };
  expect(advance(fork, 1, 1)).toEqual({ kind: "goes on" });
  expect(advance(fork, 2, 2)).toEqual({ kind: "failed" });
  expect(advance(fork, 3, 2)).toEqual({ kind: "failed" });
  expect(advance(fork, 3, 1)).toEqual({ kind: "complete" });
});

test.each([
  [10, {}, 0],
  [10, { count: 3 }, 3],
  [10, { percentage: 25 }, 2],
  [10, { count: 1, percentage: 50 }, 1],
  [10, { count: 9, percentage: 0 }, 9],
  [10, { count: 0 }, 0],
  [10, { count: 0, percentage: 100 }, 10],
  [10, { percentage: 100 }, 10],
])("of %d items with %j may fail %d", (count, limits, expected) => {
  expect(tolerated(count, limits)).toBe(expected);
});
