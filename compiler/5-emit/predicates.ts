import { either, firstInsight, type Insight } from "../4-analyse/insight.js";
import type { Predicate } from "../3-lower/machine.js";
import { comparison, match } from "./comparisons.js";
import { constant, opposite, type Condition } from "./conditions.js";
import { jsonataText } from "./jsonata.js";
import type { RuleScope } from "./rule-reads.js";
import { test } from "./rule-tests.js";
import { readable, type EmitScope } from "./scope.js";

/**
 * Choice Rules' conditions as TypeScript (ASL, "Choice Rule"), each with what those before it have found out: a rule is
 * evaluated where none before it was true.
 */
export function predicates(rules: readonly Predicate[], around: EmitScope): readonly string[] {
  const scope = { ...around, compared: new Set<string>() };
  const first = firstInsight(readable(scope));
  let known: Insight | undefined = first;
  return rules.map((rule) => {
    const found: Condition = condition(rule, { scope, first, known });
    known = found.whenFalse;
    return found.text;
  });
}

function condition(rule: Predicate, scope: RuleScope): Condition {
  switch (rule.kind) {
    case "and":
    case "or":
      return joined(rule, scope);
    case "not":
      return negated(rule.rule, scope);
    case "is":
      return test(rule, rule.expected, scope);
    case "compare":
      return comparison(rule, true, scope);
    case "matches":
      return match(rule, scope);
    case "condition":
      return jsonata(rule, scope);
    default:
      return rule satisfies never;
  }
}

function jsonata(
  { condition }: Extract<Predicate, { kind: "condition" }>,
  { scope, known }: RuleScope,
): Condition {
  if (condition.kind === "literal") return constant(condition.value === true, known);
  return { text: jsonataText(condition, scope, "boolean"), whenTrue: known, whenFalse: known };
}

type Joined = Extract<Predicate, { kind: "and" | "or" }>;

/** The rules of And while they are true, those of Or while they are false. */
function joined({ kind, rules }: Joined, scope: RuleScope): Condition {
  const goesOn = kind === "and";
  const parts: Condition[] = [];
  let { known } = scope;
  let stopped: Insight | undefined;
  for (const rule of rules) {
    const part = condition(rule, { ...scope, known });
    parts.push(part);
    const end = goesOn ? part.whenFalse : part.whenTrue;
    stopped = stopped && end ? either(stopped, end, scope.first.data) : (stopped ?? end);
    known = goesOn ? part.whenTrue : part.whenFalse;
    // What comes after is never evaluated.
    if (part.constant === !goesOn) break;
  }
  // What is always so need not be asked, where anything else is.
  const asked = parts.filter(({ text }) => text !== String(goesOn));
  const [only, ...more] = asked.length > 0 ? asked : parts.slice(0, 1);
  const whens = goesOn
    ? { whenTrue: known, whenFalse: stopped }
    : { whenTrue: stopped, whenFalse: known };
  if (only && more.length === 0) return { ...only, ...whens };
  return {
    // `a && b` inside `||` needs no parentheses, but reads better with them; the other way they are needed.
    text: asked
      .map(({ text, joins }) => (joins && joins !== kind ? `(${text})` : text))
      .join(goesOn ? " && " : " || "),
    joins: kind,
    constant: asked.map((part) => part.constant).reduce((a, b) => constantOf(kind, a, b)),
    ...whens,
  };
}

function constantOf(
  kind: "and" | "or",
  a: boolean | undefined,
  b: boolean | undefined,
): boolean | undefined {
  const decides = kind === "or";
  if (a === decides || b === decides) return decides;
  return a === b ? a : undefined;
}

function negated(rule: Predicate, scope: RuleScope): Condition {
  if (rule.kind === "not") return condition(rule.rule, scope);
  if (rule.kind === "is") return test(rule, !rule.expected, scope);
  if (rule.kind === "compare") return comparison(rule, false, scope);
  const found = condition(rule, scope);
  return opposite(found, `!(${found.text})`);
}
