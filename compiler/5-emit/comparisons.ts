import type { Path, Predicate } from "../3-lower/machine.js";
import { there } from "../4-analyse/insight.js";
import { allows, valuesOf } from "../4-analyse/shape.js";
import { mayBe, whenFound, whenRead } from "./conclusions.js";
import { certain, constant, opposite, type Condition, type TwoWays } from "./conditions.js";
import { emitExpression } from "./expressions.js";
import { checked, isProven, kinds, needed, readVariable, typed } from "./rule-reads.js";
import type { RuleScope, ScalarType, Variable } from "./rule-reads.js";
import type { EmitScope } from "./scope.js";

type Comparison = Extract<Predicate, { kind: "compare" }>;
type Match = Extract<Predicate, { kind: "matches" }>;
type Constant = Exclude<Comparison["operand"], Path>;

/** StringMatches. */
export function match({ variable, pattern }: Match, at: RuleScope): Condition {
  const { scope } = at;
  const found = readVariable(variable, at);
  if (isProven(found.proven, "string") === false) return constant(false, at.known);
  // Without an asterisk or an escape, to match is to equal.
  if (pattern.kind === "literal" && !/[*\\]/.test(String(pattern.value)))
    return equality(found, { operand: pattern, type: "String" }, at).positive;
  const value = needed(found, at);
  const text = emitExpression(pattern, scope, "StringMatches").text;
  return {
    text: `${scope.imports.value("matches")}(${value}, ${text})`,
    ...whenRead(variable, at),
  };
}

const operators = {
  Equals: "===",
  LessThan: "<",
  LessThanEquals: "<=",
  GreaterThan: ">",
  GreaterThanEquals: ">=",
} as const;

/** A comparison, or that it is not so. */
export function comparison(rule: Comparison, expected: boolean, at: RuleScope): Condition {
  const { type, relation, operand } = rule;
  const found = readVariable(rule.variable, at);
  const isConstant = operand.kind !== "path" && operand.kind !== "setting";
  if (isConstant && type !== "Timestamp" && relation === "Equals") {
    const { positive, negative } = equality(found, { operand, type }, at);
    return expected ? positive : opposite(positive, negative);
  }
  const other = operand.kind === "path" ? readVariable(operand, at) : operand;
  const both = [found, other].map((side) =>
    type === "Timestamp" ? instant(side, at) : comparable(side, { type, relation }, at),
  );
  const text = both.join(` ${operators[relation]} `);
  const known = [found, other].reduce(
    (before, side) => ("path" in side ? before && there(side.path, before) : before),
    at.known,
  );
  const condition = { text, whenTrue: known, whenFalse: known };
  // A comparison of two types is false, so its negation is not the opposite comparison.
  return expected ? condition : opposite(condition, `!(${text})`);
}

function comparable(
  side: Variable | Constant,
  { type, relation }: { readonly type: ScalarType; readonly relation: string },
  at: RuleScope,
): string {
  if (!("path" in side)) return constantText(side, at.scope);
  // TypeScript refuses to ask whether two values are equal that it knows to be different.
  const isLimited = relation === "Equals" && valuesOf(side.shape) !== undefined;
  return isLimited ? checked(side, type, at.scope) : typed(side, type, at);
}

function instant(side: Variable | Constant, at: RuleScope): string {
  const value = "path" in side ? needed(side, at) : constantText(side, at.scope);
  return `${at.scope.imports.value("instant")}(${value})`;
}

function equality(
  found: Variable,
  { operand, type }: { readonly operand: Constant; readonly type: ScalarType },
  at: RuleScope,
): TwoWays {
  const value = operand.kind === "literal" && operand.value !== null ? operand.value : undefined;
  const isOther = value !== undefined && !allows(found.shape, value);
  if (isOther && !found.missing && !allows(found.proven.shape, value))
    return certain(false, at.known);
  const isFlag = typeof value === "boolean" && found.shape.kind === "boolean" && !found.isOptional;
  // Strict equality with a constant asks for its type as well, but TypeScript for a type that it may have.
  const what = typeof value === "boolean" ? value : kinds[type];
  const isRefused = isOther || found.isRefused(what) || !mayBe(found.shape, kinds[type]);
  const text = isRefused ? checked(found, type, at.scope) : needed(found, at);
  const outcome = whenFound(found, text, at, { kind: kinds[type], value });
  if (isFlag && text === found.text) {
    const [same, other] = value ? [text, `!${text}`] : [`!${text}`, text];
    return { positive: { text: same, ...outcome }, negative: other };
  }
  const constantly = constantText(operand, at.scope);
  return {
    positive: { text: `${text} === ${constantly}`, ...outcome },
    negative: `${text} !== ${constantly}`,
  };
}

function constantText(operand: Constant, scope: EmitScope): string {
  return emitExpression(operand, scope, "").text;
}
