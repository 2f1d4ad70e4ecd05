import { expect, test } from "vitest";
import { instant, isTimestamp, matches } from "../../runtime/compare.js";

test("an instant counts its offset and its fraction", () => {
  expect(instant("2016-03-14T01:59:00Z")).toBe(Date.UTC(2016, 2, 14, 1, 59));
  expect(instant("2016-03-14T01:59:00+02:00")).toBe(Date.UTC(2016, 2, 13, 23, 59));
  expect(instant("2016-03-14T01:59:00.25-01:30")).toBe(Date.UTC(2016, 2, 14, 3, 29, 0, 250));
  expect(instant("0099-01-01T00:00:00Z")).toBe(new Date("0099-01-01T00:00:00Z").getTime());
  expect(instant("2016-03-05T21:29:29.243167252Z")).toBeCloseTo(
    Date.UTC(2016, 2, 5, 21, 29, 29, 243) + 0.167,
    2,
  );
});

test.each([
  "2016-13-05T21:29:29Z",
  "05-12-2016T21:29:29Z",
  "2016-12-05T25:29:29Z",
  "2016-12-05 21:29:29Z",
  "2016-12-05T21:29:29",
  "2016-02-30T00:00:00Z",
  "2016-12-05",
  "",
  null,
  1,
  {},
])("%j is no timestamp", (value) => {
  expect(isTimestamp(value)).toBe(false);
});

test("February has 29 days in leap years only", () => {
  expect(isTimestamp("2016-02-29T00:00:00Z")).toBe(true);
  expect(isTimestamp("2015-02-29T00:00:00Z")).toBe(false);
});

test.each([
  ["zebra.log", "*.log", true],
  ["zebra.log", "zebra*.log", true],
  ["zebra.log", "ze*ra.l*", true],
  ["zebra.log", "*", true],
  ["", "*", true],
  ["", "", true],
  ["a", "", false],
  ["foobar", "foo*bar", true],
  ["foobarbaz", "foo*bar", false],
  ["abab", "*ab", true],
  ["aaab", "*a*ab", true],
  ["a*b", "a\\*b", true],
  ["axb", "a\\*b", false],
  ["a\\b", "a\\\\b", true],
  ["a.c", "a.c", true],
  ["abc", "a.c", false],
  ["a\nb", "a*b", true],
])("%j matches %j: %j", (value, pattern, expected) => {
  expect(matches(value, pattern)).toBe(expected);
});

test("only strings match", () => {
  expect(matches(1, "*")).toBe(false);
  expect(matches(null, "*")).toBe(false);
});
