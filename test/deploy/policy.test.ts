import { describe, expect, test } from "vitest";

import { allows, overlap, statementsOf } from "../../deploy/doctor/policy.js";

const table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
const role = (...statements: readonly object[]) => ({
  name: "r",
  statements: statementsOf({ Version: "2012-10-17", Statement: statements }),
});
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

describe("a role", () => {
  const get = "dynamodb:GetItem";
  test.each([
    ["nothing", [], false],
    ["the action on it", [allow(get, table)], true],
    ["one of several", [allow(["dynamodb:PutItem", get], ["x", table])], true],
    ["whatever the capitals", [allow("DynamoDB:getitem", table)], true],
    ["a pattern", [allow("dynamodb:Get*", "arn:aws:dynamodb:*:*:table/ord??s")], true],
    ["everything", [allow("*", "*")], true],
    ["another action", [allow("dynamodb:PutItem", table)], false],
    ["another resource", [allow(get, `${table}2`)], false],
    ["capitals in a resource", [allow(get, table.toUpperCase())], false],
    ["all but others", [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], true],
    ["all but this", [{ Effect: "Allow", NotAction: "dynamodb:*", Resource: "*" }], false],
    ["a denial", [allow("*", "*"), { Effect: "Deny", Action: get, Resource: "*" }], false],
    [
      "a denial of something else",
      [allow("*", "*"), { Effect: "Deny", Action: get, Resource: `${table}2` }],
      true,
    ],
    [
      "a denial on a condition",
      [
        allow("*", "*"),
        { Effect: "Deny", Action: "*", Resource: "*", Condition: { Bool: { "aws:x": "false" } } },
      ],
      true,
    ],
    ["a condition", [allow(get, table, { Condition: { StringEquals: { "aws:x": "y" } } })], true],
  ] as const)("with %s", (_, statements, expected) => {
    expect(allows(role(...statements), get, table)).toBe(expected);
  });

  test("may do no more than its boundary", () => {
    const bounded = {
      ...role(allow("*", "*")),
      boundary: statementsOf({ Statement: allow("s3:*", "*") }),
    };
    expect(allows(bounded, "s3:GetObject", "arn:aws:s3:::b/k")).toBe(true);
    expect(allows(bounded, get, table)).toBe(false);
  });

  test("that is narrower than what nobody could narrow down is enough", () => {
    const any = table.replace("orders", "*");
    expect(allows(role(allow(get, table)), get, any)).toBe(true);
    const denied = { Effect: "Deny", Action: get, Resource: `${table}-old` };
    expect(allows(role(allow(get, table), denied), get, any)).toBe(true);
  });
});

test.each([
  ["", "", true],
  ["a", "", false],
  ["*", "", true],
  ["a*c", "abbc", true],
  ["a*c", "abbd", false],
  ["a*", "*b", true],
  ["ab*", "*ba", true],
  ["ab*", "b*", false],
  ["a?c", "a*", true],
  ["a?", "a", false],
  ["*x*", "y", false],
])("%j and %j", (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
  expect(overlap(b, a)).toBe(expected);
});
