import { expect, test } from "vitest";
import { isOverLimit, limited, limitBytes } from "../../runtime/limit.js";

// Two quotes around the text.
const fits = (character: string, bytes: number): string =>
  character.repeat(Math.floor((limitBytes - 2) / bytes));

test.each([
  ["a", 1],
  ["é", 2],
  ["€", 3],
  ["🆗", 4],
  ['"', 2],
  ["\u0001", 6],
  ["\ud800", 6],
])("the limit counts bytes of %j", (character, bytes) => {
  expect(isOverLimit(fits(character, bytes))).toBe(false);
  expect(isOverLimit(fits(character, bytes) + character.repeat(2))).toBe(true);
});

test("keys, brackets and numbers count", () => {
  expect(isOverLimit({ ["k".repeat(limitBytes - 6)]: 1 })).toBe(false);
  expect(isOverLimit({ ["k".repeat(limitBytes - 5)]: 1 })).toBe(true);
  expect(isOverLimit(Array.from({ length: limitBytes / 2 - 1 }, () => 1))).toBe(false);
  expect(isOverLimit(Array.from({ length: limitBytes / 2 }, () => 1))).toBe(true);
});

test("limited gives the value back, or throws", () => {
  const value = { a: 1 };
  expect(limited(value)).toBe(value);
  expect(() => limited("x".repeat(limitBytes))).toThrow(
    expect.objectContaining({ Error: "States.DataLimitExceeded" }),
  );
});
