import { describe } from "vitest";
import { rows } from "./rows.js";

// ASL, "Wait State".
describe("Wait", () => {
  const path = (field: string, input: unknown) => ({
    states: { W: { Type: "Wait", [field]: "$.w" } },
    input: { w: input } as never,
  });
  rows([
    {
      rule: "lasts Seconds, and passes its input on",
      states: { W: { Type: "Wait", Seconds: 90 } },
      input: { a: 1 },
      seconds: 90,
      output: { a: 1 },
    },
    {
      rule: "may last no time",
      states: { W: { Type: "Wait", Seconds: 0 } },
      seconds: 0,
      output: {},
    },
    {
      rule: "lasts what SecondsPath says",
      ...path("SecondsPath", 7),
      seconds: 7,
      output: { w: 7 },
    },
    { rule: "lasts no time where SecondsPath says 0", ...path("SecondsPath", 0), seconds: 0 },
    {
      rule: "lasts until Timestamp",
      states: { W: { Type: "Wait", Timestamp: "2026-01-01T01:00:00+00:30" } },
      seconds: 1800,
      output: {},
    },
    {
      rule: "is over at once where Timestamp has passed",
      states: { W: { Type: "Wait", Timestamp: "2025-01-01T01:00:00Z" } },
      seconds: 0,
      output: {},
    },
    {
      rule: "lasts until what TimestampPath says",
      ...path("TimestampPath", "2026-01-01T00:00:01.5Z"),
      seconds: 1.5,
    },
    {
      rule: "refuses negative seconds",
      ...path("SecondsPath", -5),
      error: "States.Runtime",
      cause: "The SecondsPath parameter references a negative value: $.w == -5",
    },
    {
      rule: "refuses half a second",
      ...path("SecondsPath", 0.5),
      error: "States.Runtime",
      cause: "The SecondsPath parameter cannot be parsed as a long value: $.w == 0.5",
    },
    {
      rule: "refuses seconds that are not there",
      states: { W: { Type: "Wait", SecondsPath: "$.w" } },
      error: "States.Runtime",
      cause: "The SecondsPath parameter does not reference an input value: $.w",
    },
    {
      rule: "refuses a text that is no time",
      ...path("TimestampPath", "tomorrow"),
      error: "States.Runtime",
      cause:
        "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.w == tomorrow",
    },
    {
      rule: "reads what InputPath gave",
      states: { W: { Type: "Wait", InputPath: "$.a", SecondsPath: "$.w", OutputPath: "$.o" } },
      input: { a: { w: 3, o: "out" } },
      seconds: 3,
      output: "out",
    },
    {
      rule: "reads the Context Object and variables",
      states: {
        A: { Type: "Pass", Assign: { later: "2026-01-01T00:00:10Z" }, Next: "W" },
        W: { Type: "Wait", TimestampPath: "$later", Next: "V" },
        V: { Type: "Wait", SecondsPath: "$$.Execution.Input.s" },
      },
      input: { s: 5 },
      seconds: 15,
    },
    {
      rule: "waits again each time around",
      states: {
        W: { Type: "Wait", Seconds: 10, Next: "Add" },
        Add: { Type: "Pass", Parameters: { "n.$": "States.MathAdd($.n, 1)" }, Next: "Q" },
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericLessThan: 3, Next: "W" }],
          Default: "End",
        },
        End: { Type: "Succeed" },
      },
      input: { n: 0 },
      seconds: 30,
      output: { n: 3 },
      entered: ["W", "Add", "Q", "W", "Add", "Q", "W", "Add", "Q", "End"],
    },
  ]);
});
