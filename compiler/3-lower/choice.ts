import type { ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import { assignAndOutput } from "./assign.js";
import { jsonataText } from "./jsonata.js";
import type { ChoiceRule, Predicate, State } from "./machine.js";
import { arrayField, optional, path, stringField } from "./read.js";
import { setting, text } from "./settings.js";

/** A Choice Rule at the top level of `Choices` (ASL, "Choice Rule"); `location` is its place in the state. */
export function choiceRule(
  node: ObjectNode,
  language: State["language"],
  location: string,
): ChoiceRule {
  return {
    predicate: language === "JSONata" ? condition(node, `${location}/Condition`) : predicate(node),
    next: stringField(node, "Next") ?? "",
    ...assignAndOutput(node, language, `${location}/`),
    ...optional("comment", stringField(node, "Comment")),
  };
}

function condition(node: ObjectNode, location: string): Predicate {
  const value = valueAt(node, "Condition");
  if (value?.kind === "boolean")
    return { kind: "condition", condition: { kind: "literal", value: value.value } };
  const expression = value?.kind === "string" ? jsonataText(value, location) : undefined;
  if (expression?.kind !== "jsonata")
    throw new Error("A Choice Rule without a Condition passed the check");
  return { kind: "condition", condition: expression };
}

const comparison =
  /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)(Path)?$/;
const test = /^Is(Present|Null|String|Numeric|Boolean|Timestamp)$/;

function predicate(node: ObjectNode): Predicate {
  for (const { key, value } of node.members) {
    if (key === "And" || key === "Or") {
      const rules = arrayField(node, key).flatMap((rule) =>
        rule.kind === "object" ? [predicate(rule)] : [],
      );
      return { kind: key === "And" ? "and" : "or", rules };
    }
    if (key === "Not" && value.kind === "object") return { kind: "not", rule: predicate(value) };
    const variable = () => path(stringField(node, "Variable") ?? "$");
    if (key === "StringMatches" && value.kind === "string") {
      const pattern = text(value.value);
      return { kind: "matches", variable: variable(), pattern };
    }
    const is = test.exec(key)?.[1];
    if (is !== undefined) {
      const test = is as Extract<Predicate, { kind: "is" }>["test"]; // the expression lists them
      return {
        kind: "is",
        variable: variable(),
        test,
        expected: value.kind === "boolean" && value.value,
      };
    }
    const compare = comparison.exec(key);
    if (compare) return comparisonOf(node, key, compare as unknown as ComparisonMatch, variable());
  }
  throw new Error("A Choice Rule without a comparator passed the check");
}

type Comparison = Extract<Predicate, { kind: "compare" }>;
type ComparisonMatch = readonly [
  string,
  Comparison["type"],
  Comparison["relation"],
  "Path" | undefined,
];
const settingType = {
  Numeric: "number",
  Boolean: "boolean",
  String: "string",
  Timestamp: "string",
} as const;

function comparisonOf(
  node: ObjectNode,
  comparator: string,
  [, type, relation, isPath]: ComparisonMatch,
  variable: Comparison["variable"],
): Comparison {
  const value = valueAt(node, comparator);
  const common = { kind: "compare", comparator, variable, type, relation } as const;
  switch (value?.kind) {
    case "string":
      if (isPath) return { ...common, operand: path(value.value) };
      return { ...common, operand: setting(value.value, settingType[type]) ?? text(value.value) };
    case "number":
    case "boolean":
      return { ...common, operand: { kind: "literal", value: value.value } };
    default:
      throw new Error(`${comparator} without a value passed the check`);
  }
}
