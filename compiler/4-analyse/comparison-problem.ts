import { listed } from "../2-check/wording.js";
import type { Path } from "../3-lower/machine.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { allows, valuesOf, type Shape } from "./shape.js";
import type { RuleRead } from "./state-reads.js";

/** A value that a Choice Rule compares: its Variable, or what the path beside the comparator leads to. */
export interface Compared {
  readonly rule: Exclude<RuleRead["rule"], { readonly kind: "is" }>;
  /** As written, such as `NumericGreaterThanPath`. */
  readonly comparator: string;
  readonly path: Path;
  readonly shape: Shape;
}

/** The message and help for a comparison with a value that never has the comparator's type, or never that value. */
export function comparisonProblem({ rule, comparator, path, shape }: Compared) {
  const type = rule.kind === "matches" ? "String" : rule.type;
  if (mayBe(shape, kindOf[type]))
    return path === rule.variable ? otherValue(rule, shape) : undefined;
  return {
    message: `"${path.text}" is always ${kindNames(shape)} here, and "${comparator}" compares ${plurals[type]}.`,
    help: helpFor(shape, { rule, comparator, path }),
  };
}

/** A constant that is none of the texts that there may be. */
function otherValue(rule: Compared["rule"], shape: Shape) {
  const constant = rule.kind === "matches" ? rule.pattern : rule.operand;
  const isEquality = rule.kind === "matches" || rule.relation === "Equals";
  if (!isEquality || constant.kind !== "literal" || typeof constant.value !== "string")
    return undefined;
  const { value } = constant;
  // An asterisk stands for any text, and an escape for another.
  if (allows(shape, value) || (rule.kind === "matches" && /[*\\]/.test(value))) return undefined;
  const values = membersOf(shape).flatMap((member) => valuesOf(member)?.map(String) ?? []);
  return {
    message: `"${rule.variable.text}" is never "${value}" here, only ${listed(values, "or", 8)}.`,
    help: didYouMean(value, values),
  };
}

/** A shape by its JSON types, with their articles: `a string or null`. */
export function kindNames(shape: Shape): string {
  return [...new Set(membersOf(shape).map(({ kind }) => articles[kind]))].join(" or ");
}

function helpFor(
  shape: Shape,
  { rule, comparator, path }: Omit<Compared, "shape">,
): string | undefined {
  if (path !== rule.variable) return undefined;
  const relation = comparator.replace(/^(String|Numeric|Timestamp|Boolean)/, "");
  const isEquality = relation.replace(/Path$/, "") === "Equals";
  const members = membersOf(shape).filter(({ kind }) => kind !== "null");
  const [only, ...others] = members;
  if (!only) return 'Use "IsNull".';
  if (others.length > 0) return undefined;
  switch (only.kind) {
    case "number":
      return rule.kind === "matches" ? 'Use "NumericEquals".' : `Use "Numeric${relation}".`;
    case "string":
      return `Use "String${relation}".`;
    case "boolean":
      return isEquality ? `Use "Boolean${relation}".` : 'Use "BooleanEquals".';
    case "object": {
      const [field = "…"] = only.fields.keys();
      return `Compare one of its fields, such as "${path.text}.${field}".`;
    }
    case "array":
    case "tuple":
      return `Compare one of its items, such as "${path.text}[0]".`;
    default:
      return undefined;
  }
}

const kindOf = {
  String: "string",
  Numeric: "number",
  Boolean: "boolean",
  Timestamp: "string",
} as const;

const plurals = {
  String: "strings",
  Numeric: "numbers",
  Boolean: "true and false",
  Timestamp: "timestamps",
} as const;

function membersOf(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members.flatMap(membersOf) : [shape];
}

function mayBe(shape: Shape, kind: string): boolean {
  return membersOf(shape).some((member) => member.kind === "unknown" || member.kind === kind);
}

const articles: { readonly [kind in Shape["kind"]]: string } = {
  unknown: "a value",
  null: "null",
  boolean: "true or false",
  number: "a number",
  string: "a string",
  array: "an array",
  tuple: "an array",
  object: "an object",
  union: "a value",
};
