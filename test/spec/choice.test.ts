import { describe } from "vitest";
import type { Json } from "../../local/index.js";
import { rows, type Row } from "./rows.js";

// ASL, "Choice State".

/** A rule that is true for these inputs, and false for those. */
interface Truth {
  readonly rule: object;
  readonly holds?: readonly Json[];
  readonly fails?: readonly Json[];
}

function truths(all: readonly Truth[]): readonly Row[] {
  return all.flatMap(({ rule, holds = [], fails = [] }) => [
    ...holds.map((input) => row(rule, input, "yes")),
    ...fails.map((input) => row(rule, input, "no")),
  ]);
}

function row(rule: object, input: Json, output: "yes" | "no"): Row {
  return {
    rule: `${JSON.stringify(rule)} of ${JSON.stringify(input)}: ${output}`,
    states: {
      Q: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" },
      Yes: { Type: "Pass", Result: "yes" },
      No: { Type: "Pass", Result: "no" },
    },
    input,
    output,
  };
}

const v = "$.v";
const of = (values: readonly Json[]): readonly Json[] => values.map((value) => ({ v: value }));
const instant = "2016-03-14T01:59:00Z";

describe("comparators", () => {
  rows(
    truths([
      {
        rule: { Variable: v, StringEquals: "a" },
        holds: of(["a"]),
        fails: of(["A", "", 1, null, true, ["a"], { a: "a" }]),
      },
      { rule: { Variable: v, StringEquals: "" }, holds: of([""]), fails: of([null, 0, false]) },
      {
        rule: { Variable: v, StringLessThan: "b" },
        holds: of(["a", "", "B", "az"]),
        fails: of(["b", "ba", 1, null, []]),
      },
      {
        rule: { Variable: v, StringGreaterThan: "5" },
        holds: of(["6", "50", "a"]),
        fails: of(["5", "40", 6, true]),
      },
      {
        rule: { Variable: v, StringGreaterThanEquals: "b" },
        holds: of(["b", "ba", "c"]),
        fails: of(["a", 5, null]),
      },
      {
        rule: { Variable: v, StringLessThanEquals: "b" },
        holds: of(["b", "a"]),
        fails: of(["ba", 0, false, null]),
      },
      {
        rule: { Variable: v, NumericEquals: 1 },
        holds: of([1, 1.0]),
        fails: of(["1", true, [1], null, 1.0000001]),
      },
      {
        rule: { Variable: v, NumericEquals: 0 },
        holds: of([0, -0]),
        fails: of(["", false, null, []]),
      },
      {
        rule: { Variable: v, NumericLessThan: 2 },
        holds: of([1, -1e300]),
        fails: of([2, "1", null, false]),
      },
      {
        rule: { Variable: v, NumericGreaterThan: -1 },
        holds: of([0]),
        fails: of([null, true, "5", -1, []]),
      },
      {
        rule: { Variable: v, NumericGreaterThanEquals: 0.1 },
        holds: of([0.1, 1e3]),
        fails: of([0.09, "0.2"]),
      },
      {
        rule: { Variable: v, NumericLessThanEquals: 0 },
        holds: of([0, -1]),
        fails: of([1, null, "", []]),
      },
      {
        rule: { Variable: v, BooleanEquals: true },
        holds: of([true]),
        fails: of([false, "true", 1, null]),
      },
      {
        rule: { Variable: v, BooleanEquals: false },
        holds: of([false]),
        fails: of([true, "false", 0, null, ""]),
      },
      {
        rule: { Variable: v, TimestampEquals: instant },
        holds: of([instant, "2016-03-14T02:59:00+01:00", "2016-03-14T01:59:00.000Z"]),
        fails: of(["2016-03-14T01:59:00", "2016-03-14", "x", 1457920740000, null]),
      },
      {
        rule: { Variable: v, TimestampLessThan: instant },
        holds: of(["2016-03-14T01:58:59.999Z", "2016-03-14T02:58:00+01:00"]),
        fails: of([instant, "2016-03-14T00:59:00-02:00", "", null, 0]),
      },
      {
        rule: { Variable: v, TimestampGreaterThanEquals: instant },
        holds: of([instant, "2017-01-01T00:00:00Z"]),
        fails: of(["2016-01-01T00:00:00Z", "zzz"]),
      },
      {
        rule: { Variable: v, TimestampGreaterThan: instant },
        holds: of(["2016-03-14T01:59:01Z"]),
        fails: of([instant]),
      },
      {
        rule: { Variable: v, TimestampLessThanEquals: instant },
        holds: of([instant]),
        fails: of(["2016-03-14T01:59:01Z"]),
      },
    ]),
  );
});

describe("comparators with a path", () => {
  const both = (a: Json, b: Json): Json => ({ v: a, w: b });
  const w = "$.w";
  rows(
    truths([
      {
        rule: { Variable: v, StringEqualsPath: w },
        holds: [both("a", "a"), both("", "")],
        fails: [both("a", "b"), both(1, 1), both(null, null), both("1", 1)],
      },
      {
        rule: { Variable: v, NumericEqualsPath: w },
        holds: [both(1, 1), both(1, 1.0)],
        fails: [both("1", "1"), both(1, "1"), both(null, null), both(true, true)],
      },
      {
        rule: { Variable: v, NumericGreaterThanPath: w },
        holds: [both(2, 1)],
        fails: [both(1, 1), both("2", 1), both(2, null), both(2, "1")],
      },
      {
        rule: { Variable: v, BooleanEqualsPath: w },
        holds: [both(false, false), both(true, true)],
        fails: [both(true, false), both("true", "true"), both(null, null), both(0, false)],
      },
      {
        rule: { Variable: v, TimestampEqualsPath: w },
        holds: [both(instant, "2016-03-14T00:59:00-01:00")],
        fails: [both("x", "x"), both(instant, "x"), both("x", instant)],
      },
      {
        rule: { Variable: v, StringLessThanPath: "$$.State.Name" },
        holds: of(["A", "P"]),
        fails: of(["Q", "R", 1]),
      },
    ]),
  );
});

describe("StringMatches", () => {
  rows(
    truths([
      {
        rule: { Variable: v, StringMatches: "foo*.log" },
        holds: of(["foo23.log", "foo.log"]),
        fails: of(["fo.log", "foo.logs", "xfoo.log", 1, null]),
      },
      {
        rule: { Variable: v, StringMatches: "*" },
        holds: of(["", "a\nb"]),
        fails: of([1, null, ["a"]]),
      },
      { rule: { Variable: v, StringMatches: "*.*" }, holds: of(["a.b", "."]), fails: of(["ab"]) },
      {
        rule: { Variable: v, StringMatches: "a\\*b" },
        holds: of(["a*b"]),
        fails: of(["axb", "a\\*b", "ab"]),
      },
      {
        rule: { Variable: v, StringMatches: "a\\\\b" },
        holds: of(["a\\b"]),
        fails: of(["ab", "a\\\\b"]),
      },
      {
        rule: { Variable: v, StringMatches: "(a|b)[c]{1}?.+^$" },
        holds: of(["(a|b)[c]{1}?.+^$"]),
        fails: of(["ac"]),
      },
      {
        rule: { Variable: v, StringMatches: "**a**b**" },
        holds: of(["ab", "xaxbx"]),
        fails: of(["ba"]),
      },
      { rule: { Variable: v, StringMatches: "" }, holds: of([""]), fails: of(["a"]) },
      {
        rule: { Variable: v, StringMatches: "a*" },
        holds: of([`a${"\n".repeat(3)}é`]),
        fails: of(["A"]),
      },
    ]),
  );
});

describe("type tests", () => {
  rows(
    truths([
      { rule: { Variable: v, IsNull: true }, holds: of([null]), fails: of([0, "", false, [], {}]) },
      { rule: { Variable: v, IsNull: false }, holds: of([0, "", {}]), fails: of([null]) },
      {
        rule: { Variable: v, IsPresent: true },
        holds: of([null, 0, ""]),
        fails: [{}, { w: 1 }, [], "v", null, 1],
      },
      {
        rule: { Variable: v, IsPresent: false },
        holds: [{}, [], "v", null],
        fails: of([null, false]),
      },
      {
        rule: { Variable: "$.a.b.c", IsPresent: true },
        holds: [{ a: { b: { c: null } } }],
        fails: [{}, { a: null }, { a: { b: 1 } }],
      },
      {
        rule: { Variable: "$.l[1]", IsPresent: true },
        holds: [{ l: [1, null] }],
        fails: [{ l: [1] }, { l: {} }, { l: "ab" }],
      },
      { rule: { Variable: v, IsString: true }, holds: of(["", "a"]), fails: of([1, null, [], {}]) },
      { rule: { Variable: v, IsString: false }, holds: of([1, null, []]), fails: of([""]) },
      {
        rule: { Variable: v, IsNumeric: true },
        holds: of([0, -1.5]),
        fails: of(["1", null, true, []]),
      },
      {
        rule: { Variable: v, IsBoolean: true },
        holds: of([true, false]),
        fails: of(["true", 0, null]),
      },
      {
        rule: { Variable: v, IsBoolean: false },
        holds: of(["true", 0, null]),
        fails: of([true, false]),
      },
      {
        rule: { Variable: v, IsTimestamp: true },
        holds: of([instant, "2016-03-14T01:59:00.123+05:30"]),
        fails: of(["2016-03-14", "2016-13-14T01:59:00Z", "2016-03-14T01:59:00", 0, null]),
      },
      { rule: { Variable: v, IsTimestamp: false }, holds: of(["x", null]), fails: of([instant]) },
      {
        rule: { Variable: "$.length", IsPresent: true },
        holds: [{ length: 1 }],
        fails: ["abc", [1, 2], {}],
      },
      {
        rule: { Variable: "$.constructor", IsPresent: true },
        holds: [{ constructor: 1 }],
        fails: [{}, [], "a", 1],
      },
      {
        rule: { Variable: "$.__proto__", IsPresent: true },
        holds: [JSON.parse('{"__proto__":null}') as Json],
        fails: [{}, [], "a"],
      },
    ]),
  );
});

describe("And, Or, Not", () => {
  const is = (value: Json) => ({ Variable: v, StringEquals: value });
  const present = { Variable: v, IsPresent: true };
  rows(
    truths([
      { rule: { And: [present, is("a")] }, holds: of(["a"]), fails: [{}, { v: "b" }, { v: null }] },
      {
        rule: { Or: [{ Not: present }, is("a")] },
        holds: [{}, { v: "a" }],
        fails: of(["b", null]),
      },
      { rule: { Not: is("a") }, holds: of(["b", 1, null]), fails: of(["a"]) },
      { rule: { Not: { Not: is("a") } }, holds: of(["a"]), fails: of(["b"]) },
      {
        rule: { Not: { Variable: v, NumericLessThan: 5 } },
        holds: of([5, "1", null]),
        fails: of([4]),
      },
      {
        rule: { And: [{ Or: [is("a"), is("b")] }, { Not: { And: [is("a"), present] } }] },
        holds: of(["b"]),
        fails: of(["a", "c"]),
      },
      {
        rule: { Or: [{ And: [is("a"), is("b")] }, is("c")] },
        holds: of(["c"]),
        fails: of(["a", "b"]),
      },
      {
        rule: { Not: { Variable: v, StringMatches: "a*" } },
        holds: of(["b", 1]),
        fails: of(["a"]),
      },
      {
        rule: { Not: { Variable: v, BooleanEquals: true } },
        holds: of([false, "true", null]),
        fails: of([true]),
      },
      {
        rule: { Not: { Variable: v, TimestampLessThan: instant } },
        holds: of(["x", instant]),
        fails: of(["2015-01-01T00:00:00Z"]),
      },
    ]),
  );
});

describe("Choice", () => {
  const missing = (path: string) =>
    `Invalid path '${path}': The choice state's condition path references an invalid value.`;
  const done = { Yes: { Type: "Pass", Result: "yes" }, No: { Type: "Pass", Result: "no" } };
  rows([
    {
      rule: "takes the first rule that matches",
      states: {
        Q: {
          Type: "Choice",
          Choices: [
            { Variable: v, NumericGreaterThan: 5, Next: "No" },
            { Variable: v, NumericGreaterThan: 1, Next: "Yes" },
            { Variable: v, NumericGreaterThan: 0, Next: "No" },
          ],
        },
        ...done,
      },
      input: { v: 3 },
      output: "yes",
      entered: ["Q", "Yes"],
    },
    {
      rule: "passes its input on",
      states: {
        Q: { Type: "Choice", Choices: [{ Variable: v, IsPresent: true, Next: "End" }] },
        End: { Type: "Succeed" },
      },
      input: { v: 1 },
      output: { v: 1 },
    },
    {
      rule: "fails when nothing matches and there is no Default",
      states: {
        Q: { Type: "Choice", Choices: [{ Variable: v, NumericEquals: 1, Next: "Yes" }] },
        Yes: done.Yes,
      },
      input: { v: 2 },
      error: "States.Runtime",
      cause: "Failed to transition out of the state. The state does not point to a next state.",
    },
    {
      rule: "fails when a Variable is not there",
      states: {
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.x.y", NumericEquals: 1, Next: "Yes" }],
          Default: "No",
        },
        ...done,
      },
      input: { v: 2 },
      error: "States.Runtime",
      cause: missing("$.x.y"),
    },
    {
      rule: "fails when a Variable of a type test is not there",
      states: {
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.x", IsString: false, Next: "Yes" }],
          Default: "No",
        },
        ...done,
      },
      input: { v: 2 },
      error: "States.Runtime",
      cause: missing("$.x"),
    },
    {
      rule: "fails when the path to compare with is not there",
      states: {
        Q: {
          Type: "Choice",
          Choices: [{ Variable: v, NumericEqualsPath: "$.x", Next: "Yes" }],
          Default: "No",
        },
        ...done,
      },
      input: { v: 2 },
      error: "States.Runtime",
      cause: missing("$.x"),
    },
    {
      rule: "looks at no rule after the one that matched",
      states: {
        Q: {
          Type: "Choice",
          Choices: [
            { Variable: v, NumericEquals: 2, Next: "Yes" },
            { Variable: "$.nope", NumericEquals: 1, Next: "No" },
          ],
        },
        ...done,
      },
      input: { v: 2 },
      output: "yes",
    },
    {
      rule: "sees variables and the Context Object",
      states: {
        A: { Type: "Pass", Assign: { n: { m: 3 } }, Next: "Q" },
        Q: {
          Type: "Choice",
          Choices: [
            {
              And: [
                { Variable: "$n.m", NumericEquals: 3 },
                { Variable: "$$.State.Name", StringEquals: "Q" },
                { Variable: "$n.x", IsPresent: false },
              ],
              Next: "Yes",
            },
          ],
          Default: "No",
        },
        ...done,
      },
      output: "yes",
    },
    {
      rule: "may lead back",
      states: {
        Count: { Type: "Pass", Parameters: { "n.$": "States.MathAdd($.n, 1)" }, Next: "Q" },
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericLessThan: 2000, Next: "Count" }],
          Default: "End",
        },
        End: { Type: "Succeed" },
      },
      input: { n: 0 },
      output: { n: 2000 },
    },
  ]);
});
