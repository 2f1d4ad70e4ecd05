import { anyState, assign, comment, inputAndOutput, jsonata, text, valuePath } from "./common.js";
import { perLanguage, type PerLanguage, type Schema } from "./schema.js";

const relations = ["Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
const types: { readonly [type: string]: Schema } = {
  String: { type: "string", place: "constant" },
  Numeric: { type: "number", place: "constant" },
  Timestamp: { type: "string", place: "timestamp" },
};

/** Every data-test comparator with the schema of its value (ASL, "Data-Test Expression"). */
const comparators: { readonly [comparator: string]: Schema } = Object.fromEntries([
  ...Object.entries(types).flatMap(([type, schema]) =>
    relations.flatMap((relation): [string, Schema][] => [
      [`${type}${relation}`, schema],
      [`${type}${relation}Path`, valuePath],
    ]),
  ),
  ["BooleanEquals", { type: "boolean", place: "constant" }],
  ["BooleanEqualsPath", valuePath],
  ["StringMatches", text],
  ...["Null", "Present", "Numeric", "String", "Boolean", "Timestamp"].map(
    (kind): [string, Schema] => [`Is${kind}`, { type: "boolean" }],
  ),
]);

const nested: Schema = { $ref: "nested-rule" };
const rule = {
  ...comparators,
  And: { type: "array", minItems: 1, items: nested },
  Or: { type: "array", minItems: 1, items: nested },
  Not: nested,
  Variable: valuePath,
} satisfies { readonly [field: string]: Schema };

/** The fields of a Choice Rule that compare, or join rules. */
export const operators: readonly string[] = Object.keys(rule).filter(
  (field) => field !== "Variable",
);
export const booleanOperators: readonly string[] = ["And", "Or", "Not"];
/** Every field that a Choice Rule of JSONPath may have. */
export const choiceFields: readonly string[] = [...Object.keys(rule), "Next", "Assign", "Comment"];

/** A rule inside And, Or and Not: a test without a transition. */
export const nestedRule: Schema = perLanguage({
  called: "a nested Choice Rule",
  // AWS reads Assign of top-level rules only, and does not refuse it in here.
  shared: { Comment: comment, Assign: assign },
  JSONPath: rule,
}).JSONPath;

const choiceRule: PerLanguage = perLanguage({
  called: "a Choice Rule",
  shared: { Next: text, Assign: assign, Comment: comment },
  JSONPath: rule,
  JSONata: {
    Condition: { type: ["string", "boolean"], place: "jsonata" },
    Output: jsonata,
  },
  required: ["Next", "Condition"],
});

/** ASL, "Choice State". */
export const choice: PerLanguage = perLanguage({
  called: "a Choice state",
  shared: {
    ...anyState,
    Choices: {
      JSONPath: { type: "array", minItems: 1, items: choiceRule.JSONPath },
      JSONata: { type: "array", minItems: 1, items: choiceRule.JSONata },
    },
    Default: text,
    Assign: assign,
  },
  JSONPath: inputAndOutput,
  JSONata: { Output: jsonata },
  required: ["Choices"],
});
