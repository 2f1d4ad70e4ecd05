import { describe, expect, test } from "vitest";
import { batchItems } from "../../runtime/distributed/batch.js";
import {
  checkTolerance,
  exceedsTolerance,
  toleranceExceeded,
} from "../../runtime/distributed/tolerance.js";

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe("batches", () => {
  test("by number of items", () => {
    expect(batchItems([1, 2, 3], { MaxItemsPerBatch: 2 })).toEqual([
      { Items: [1, 2] },
      { Items: [3] },
    ]);
    expect(batchItems([], { MaxItemsPerBatch: 2 })).toEqual([]);
  });

  test("with a BatchInput, which comes first (recorded)", () => {
    expect(JSON.stringify(batchItems(["a"], { BatchInput: { tag: "t" } }))).toBe(
      '[{"BatchInput":{"tag":"t"},"Items":["a"]}]',
    );
    expect(batchItems(["a"], { BatchInput: null })).toEqual([{ BatchInput: null, Items: ["a"] }]);
  });

  test("by bytes, envelope included", () => {
    const whole = { BatchInput: "é", Items: ["ab", "cd"] };
    const batcher = { BatchInput: "é", MaxInputBytesPerBatch: bytes(whole) };
    expect(batchItems(["ab", "cd", "ef"], batcher)).toEqual([
      whole,
      { BatchInput: "é", Items: ["ef"] },
    ]);
    expect(batchItems(["ab", "cdé"], batcher)).toHaveLength(2);
  });

  test("never over 256 KiB", () => {
    const items = Array.from({ length: 40 }, () => "x".repeat(10_000));
    const batches = batchItems(items, { MaxItemsPerBatch: 100, MaxInputBytesPerBatch: 1e9 });
    expect(batches.map((batch) => batch.Items.length)).toEqual([26, 14]);
    expect(Math.max(...batches.map(bytes))).toBeLessThanOrEqual(256 * 1024);
  });

  test("an item that does not fit alone", () => {
    expect(() => batchItems(["x", "long text"], { MaxInputBytesPerBatch: 20 })).toThrow(
      expect.objectContaining({ Error: "States.DataLimitExceeded" }),
    );
  });

  test.each([
    [{ MaxItemsPerBatch: 0 }, "field MaxItemsPerBatch must be positive"],
    [{ MaxInputBytesPerBatch: -1 }, "field MaxInputBytesPerBatch must be positive"],
  ])("%j", (batcher, Cause) => {
    expect(() => batchItems([1], batcher)).toThrow(
      expect.objectContaining({ Error: "States.Runtime", Cause }),
    );
  });
});

describe("tolerance", () => {
  test.each([
    [{}, 0, 4, false],
    [{}, 1, 4, true],
    [{ ToleratedFailureCount: 1 }, 1, 4, false],
    [{ ToleratedFailureCount: 1 }, 2, 4, true],
    [{ ToleratedFailurePercentage: 25 }, 1, 4, false],
    [{ ToleratedFailurePercentage: 25 }, 2, 4, true],
    [{ ToleratedFailurePercentage: 0 }, 1, 1000, true],
    [{ ToleratedFailurePercentage: 100 }, 4, 4, false],
    [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 25 }, 2, 4, true],
  ])("%j, %d of %d", (tolerance, failed, total, exceeded) => {
    expect(exceedsTolerance(tolerance, failed, total)).toBe(exceeded);
  });

  test.each([
    [{ ToleratedFailureCount: -1 }, "ToleratedFailureCount cannot be negative."],
    [{ ToleratedFailurePercentage: -1.1 }, "ToleratedFailurePercentage must be between 0 and 100."],
    [
      { ToleratedFailurePercentage: 100.1 },
      "ToleratedFailurePercentage must be between 0 and 100.",
    ],
  ])("%j", (tolerance, Cause) => {
    expect(() => checkTolerance(tolerance)).toThrow(
      expect.objectContaining({ Error: "States.Runtime", Cause }),
    );
  });

  test("within its bounds", () => {
    checkTolerance({ ToleratedFailureCount: 0, ToleratedFailurePercentage: 100 });
    checkTolerance({ ToleratedFailurePercentage: 1.1 });
    expect(toleranceExceeded()).toMatchObject({
      Error: "States.ExceedToleratedFailureThreshold",
      Cause: "The specified tolerated failure threshold was exceeded",
    });
  });
});
