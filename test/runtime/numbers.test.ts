import { expect, test } from "vitest";
import { items } from "../../runtime/items.js";
import { integer, percentage, seconds, timeout, timestamp } from "../../runtime/numbers.js";

test.each([
  [() => seconds(-1, "$.p"), "The SecondsPath parameter references a negative value: $.p == -1"],
  [
    () => seconds(1.5, "$.p"),
    "The SecondsPath parameter cannot be parsed as a long value: $.p == 1.5",
  ],
  [
    () => seconds(undefined, "$.p"),
    "The SecondsPath parameter does not reference an input value: $.p",
  ],
  [
    () => timestamp("2016-12-05T21:29:29", "$.p"),
    "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.p == 2016-12-05T21:29:29",
  ],
  [
    () => integer({}, "$.p", "MaxConcurrencyPath"),
    'The MaxConcurrencyPath field refers to value "{}" which is not a valid integer: $.p',
  ],
  [
    () => percentage("x", "$.p", "ToleratedFailurePercentagePath"),
    'The ToleratedFailurePercentagePath field refers to value "x" which is not a valid float: $.p',
  ],
  [
    () => items(1, {}, "$$.Execution.Input"),
    'Reference path "$.Execution.Input" must point to array.',
  ],
])("the service's text %#", (call, Cause) => {
  expect(call).toThrow(expect.objectContaining({ Error: "States.Runtime", Cause }));
});

test("what is right is handed through", () => {
  expect(seconds(0, "$.p")).toBe(0);
  expect(timestamp("2016-12-05T21:29:29Z", "$.p")).toBe("2016-12-05T21:29:29Z");
  expect(timeout(5, "$.p", "TimeoutSecondsPath")).toBe(5);
  expect(integer(-1, "$.p", "MaxItemsPath")).toBe(-1);
  expect(integer("2", "$.p", "MaxItemsPath")).toBe(2);
  expect(percentage("2.5", "$.p", "ToleratedFailurePercentagePath")).toBe(2.5);
  expect(percentage(0.5, "$.p", "ToleratedFailurePercentagePath")).toBe(0.5);
  expect(items([1], {}, "$.p")).toEqual([1]);
});

test("items that are missing cannot be stepped to", () => {
  expect(() => items(undefined, { a: 1 }, "$.discovery.objects")).toThrow(
    expect.objectContaining({
      Error: "States.ReferencePathConflict",
      Cause: 'Unable to apply step "objects" to input {"a":1}',
    }),
  );
});
