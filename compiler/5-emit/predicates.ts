import type { Path, Predicate } from "../3-lower/machine.js";
import type { Shape } from "../4-analyse/shape.js";
import { emitExpression } from "./expressions.js";
import { jsonataText } from "./jsonata.js";
import { emitPath } from "./paths.js";
import type { EmitScope, Emitted } from "./scope.js";
import { quote } from "./text.js";

/** A Choice Rule's condition as TypeScript (ASL, "Choice Rule"). */
export function predicate(rule: Predicate, scope: EmitScope): string {
  switch (rule.kind) {
    case "and":
    case "or": {
      const operator = rule.kind === "and" ? " && " : " || ";
      return rule.rules.map((each) => within(rule.kind, each, scope)).join(operator);
    }
    case "condition":
      return rule.condition.kind === "literal"
        ? String(rule.condition.value)
        : jsonataText(rule.condition, scope, "boolean");
    case "not":
      return negated(rule.rule, scope);
    case "is":
      return test(rule, rule.expected, scope);
    case "compare":
      return comparison(rule, scope);
    case "matches":
      return match(rule, scope);
    default:
      return rule satisfies never;
  }
}

type Comparison = Extract<Predicate, { kind: "compare" }>;
type Test = Extract<Predicate, { kind: "is" }>;

function match(
  { variable, pattern }: Extract<Predicate, { kind: "matches" }>,
  scope: EmitScope,
): string {
  const found = read(variable, scope);
  if (isProven(found, "string") === false) return "false";
  const value = needed(found, scope);
  const { text } = emitExpression(pattern, scope, "StringMatches");
  // Without an asterisk or an escape, to match is to equal.
  if (pattern.kind === "literal" && !/[*\\]/.test(String(pattern.value)))
    return `${value} === ${text}`;
  return `${scope.imports.value("matches")}(${value}, ${text})`;
}

/** `a && b` inside `||` needs no parentheses, but reads better with them; the other way they are needed. */
function within(outer: "and" | "or", inner: Predicate, scope: EmitScope): string {
  const text = predicate(inner, scope);
  const written = single(inner);
  const isCompound = written.kind === "and" || written.kind === "or";
  return isCompound && written.kind !== outer ? `(${text})` : text;
}

/** An And or Or of one rule is written as that rule. */
function single(rule: Predicate): Predicate {
  const only = (rule.kind === "and" || rule.kind === "or") && rule.rules.length === 1;
  return only && rule.rules[0] ? single(rule.rules[0]) : rule;
}

function negated(rule: Predicate, scope: EmitScope): string {
  if (rule.kind === "not") return parenthesised(rule.rule, scope);
  if (rule.kind === "is") return test(rule, !rule.expected, scope);
  if (rule.kind === "compare") return comparison(rule, scope, false);
  return `!(${predicate(rule, scope)})`;
}

function parenthesised(rule: Predicate, scope: EmitScope): string {
  const text = predicate(rule, scope);
  return rule.kind === "and" || rule.kind === "or" ? `(${text})` : text;
}

function test({ test: type, variable }: Test, expected: boolean, scope: EmitScope): string {
  if (type === "Present") return presence(variable, expected, scope);
  const found = read(variable, scope);
  const answer = isProven(found, kinds[type]);
  // What is proven is said: TypeScript would take the other case for `never`.
  if (answer === false || (answer && type !== "Timestamp")) return String(answer === expected);
  const value = needed(found, scope);
  const equals = expected ? "===" : "!==";
  switch (type) {
    case "Null":
      return `${value} ${equals} null`;
    case "String":
    case "Boolean":
      return `typeof ${value} ${equals} "${type.toLowerCase()}"`;
    case "Numeric":
      return `typeof ${value} ${equals} "number"`;
    case "Timestamp":
      return `${expected ? "" : "!"}${scope.imports.value("isTimestamp")}(${value})`;
    default:
      return type satisfies never;
  }
}

function presence(variable: Path, expected: boolean, scope: EmitScope): string {
  const { text, missing } = emitPath(variable, scope);
  if (!missing && variable.root.kind === "input") return String(expected);
  return `${text} ${expected ? "!==" : "==="} undefined`;
}

const kinds = {
  Null: "null",
  String: "string",
  Boolean: "boolean",
  Numeric: "number",
  Timestamp: "string",
} as const;

/** Whether a value is of a kind, where its shape says so. */
function isProven({ shape, missing }: Emitted, kind: Shape["kind"]): boolean | undefined {
  if (missing || shape.kind === "unknown") return undefined;
  const members = shape.kind === "union" ? shape.members : [shape];
  if (members.every((member) => member.kind === kind)) return true;
  return members.some((member) => member.kind === kind) ? undefined : false;
}

const operators = {
  Equals: "===",
  LessThan: "<",
  LessThanEquals: "<=",
  GreaterThan: ">",
  GreaterThanEquals: ">=",
} as const;
const proven = {
  Numeric: "number",
  String: "string",
  Boolean: "boolean",
  Timestamp: undefined,
} as const;

function comparison(rule: Comparison, scope: EmitScope, expected = true): string {
  const { type, relation, operand } = rule;
  const variable = read(rule.variable, scope);
  // Strict equality with a constant asks for its type as well.
  const isConstant = operand.kind !== "path" && operand.kind !== "setting";
  const fits = hasKind(variable.shape, proven[type]) || variable.shape.kind === "unknown";
  if (isConstant && type !== "Timestamp" && relation === "Equals" && fits)
    return equality(variable, operand, expected, scope);
  const both =
    type === "Timestamp"
      ? instants(variable, operand, scope)
      : [typed(variable, type, scope), operandText(operand, type, scope)];
  const text = both.join(` ${operators[relation]} `);
  // A comparison of two types is false, so its negation is not the opposite comparison.
  return expected ? text : `!(${text})`;
}

function equality(
  variable: Variable,
  constant: Exclude<Comparison["operand"], Path>,
  expected: boolean,
  scope: EmitScope,
): string {
  const value = needed(variable, scope);
  const isFlag = constant.kind === "literal" && typeof constant.value === "boolean";
  if (isFlag && variable.shape.kind === "boolean")
    return constant.value === expected ? value : `!${value}`;
  return `${value} ${expected ? "===" : "!=="} ${constantText(constant, scope)}`;
}

function instants(
  variable: Variable,
  operand: Comparison["operand"],
  scope: EmitScope,
): readonly string[] {
  const right =
    operand.kind === "path" ? needed(read(operand, scope), scope) : constantText(operand, scope);
  const instant = scope.imports.value("instant");
  return [`${instant}(${needed(variable, scope)})`, `${instant}(${right})`];
}

function operandText(
  operand: Comparison["operand"],
  type: "Numeric" | "String" | "Boolean",
  scope: EmitScope,
): string {
  return operand.kind === "path"
    ? typed(read(operand, scope), type, scope)
    : constantText(operand, scope);
}

/** A path that a rule reads; `pathText` names it in errors. */
interface Variable extends Emitted {
  readonly pathText: string;
}

function read(path: Path, scope: EmitScope): Variable {
  return { ...emitPath(path, scope), pathText: path.text };
}

function typed(value: Variable, type: "Numeric" | "String" | "Boolean", scope: EmitScope): string {
  if (type === "String") return asString(value, scope);
  if (!value.missing && hasKind(value.shape, proven[type])) return value.text;
  const name = type === "Numeric" ? "asNumber" : "asBoolean";
  return `${scope.imports.value(name)}(${value.text}, ${quote(value.pathText)})`;
}

function asString(value: Variable, scope: EmitScope): string {
  if (!value.missing && value.shape.kind === "string") return value.text;
  return `${scope.imports.value("asString")}(${value.text}, ${quote(value.pathText)})`;
}

function constantText(operand: Exclude<Comparison["operand"], Path>, scope: EmitScope): string {
  return emitExpression(operand, scope, "").text;
}

/** The Variable's value, where it cannot be missing or else fails the state. */
function needed(value: Variable, scope: EmitScope): string {
  if (!value.missing) return value.text;
  return `${scope.imports.value("variable")}(${value.text}, ${quote(value.pathText)})`;
}

function hasKind(shape: Shape, kind: string | undefined): boolean {
  return shape.kind === kind;
}
