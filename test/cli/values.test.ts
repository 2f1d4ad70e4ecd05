import { describe, expect, test } from "vitest";

import { definedValue, definedValues } from "../../compiler/cli/define.js";
import { difference } from "../../compiler/cli/diff.js";
import { duration } from "../../compiler/cli/duration.js";
import { count, list } from "../../compiler/cli/count.js";
import { fakeIo } from "./fake-io.js";
import { folder } from "./folder.js";

test.each([
  ["5", 5],
  ["-1.5", -1.5],
  ["true", true],
  ["null", null],
  ['["a", 1]', ["a", 1]],
  ['{ "a": 1 }', { a: 1 }],
  ['"5"', "5"],
  ["dev", "dev"],
  ["", ""],
  ["1.10", "1.10"],
  ["007", "007"],
  ["1e3", "1e3"],
  ["12345678901234567890", "12345678901234567890"],
  ["a=b", "a=b"],
])("the value of --define Name=%s", (text, value) => {
  expect(definedValue(text)).toEqual(value);
});

describe("definedValues", () => {
  test("pairs win over the file", async () => {
    const { io } = fakeIo({ cwd: await folder({ "values.yaml": "Stage: dev\nMax: 5\n" }) });
    const values = await definedValues(
      { pairs: ["Max=6", "Url=https://a/?b=c"], file: "values.yaml" },
      io,
    );
    expect(values).toEqual({ Stage: "dev", Max: 6, Url: "https://a/?b=c" });
  });

  test.each([["Name"], ["=value"]])("%s is no pair", async (pair) => {
    await expect(definedValues({ pairs: [pair], file: undefined }, fakeIo().io)).rejects.toThrow(
      "--define takes",
    );
  });

  test.each([
    ["[1]", "no object"],
    ["a: [", "neither JSON nor YAML"],
  ])("the file %s is refused", async (text, message) => {
    const { io } = fakeIo({ cwd: await folder({ "values.yaml": text }) });
    await expect(definedValues({ pairs: [], file: "values.yaml" }, io)).rejects.toThrow(message);
  });
});

test.each([
  [0, "0 ms"],
  [350, "350 ms"],
  [2500, "2.5 s"],
  [59_999, "59.9 s"],
  [60_000, "1 min"],
  [200_000, "3 min 20 s"],
  [7_500_000, "2 h 5 min"],
  [604_800_000, "7 d"],
  [90_000_000, "1 d 1 h"],
])("%d ms are %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test("difference shows what is between the common beginning and end", () => {
  expect(difference("a\nb\nc\nd", "a\nx\ny\nd")).toEqual([
    "@@ line 2 @@",
    "- b",
    "- c",
    "+ x",
    "+ y",
  ]);
  expect(difference("a\na\n", "a\na\na\n")).toEqual(["@@ line 3 @@", "+ a"]);
  expect(difference("1\n2\n3\n4", "", 2)).toEqual([
    "@@ line 1 @@",
    "- 1",
    "- 2",
    "- … 2 more lines",
    "+",
  ]);
});

test("counts and lists", () => {
  expect([count(0, "file"), count(1, "file"), count(2, "file")]).toEqual([
    "0 files",
    "1 file",
    "2 files",
  ]);
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
