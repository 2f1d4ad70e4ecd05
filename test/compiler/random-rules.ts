import { dice, type Random, type Schema } from "./random-machine.js";

/** A Choice Rule without its Next. */
export type Rule =
  | { readonly And: readonly Rule[] }
  | { readonly Or: readonly Rule[] }
  | { readonly Not: Rule }
  | { readonly Variable: string; readonly [comparator: string]: unknown };

const places = [
  "$",
  "$.x",
  "$.y",
  "$.o",
  "$.o.p",
  "$.o.q",
  "$.x.p",
  "$['x y']",
  "$.l[0]",
  "$.length",
];

/** Rules about few paths, so that what one finds out matters to the next; each with a path of its own to go on. */
export function randomRules(random: Random): readonly Rule[] {
  const { chance, int, pick } = dice(random);
  const few = [pick(places), pick(places), pick(places)];
  const path = () => pick(chance(0.85) ? few : places);
  const rule = (depth: number): Rule => {
    if (depth > 0 && chance(0.6)) {
      const inner = () => Array.from({ length: 1 + int(4) }, () => rule(depth - 1));
      return pick<() => Rule>([
        () => ({ And: inner() }),
        () => ({ And: inner() }),
        () => ({ Or: inner() }),
        () => ({ Not: rule(depth - 1) }),
      ])();
    }
    const test = pick<object>([
      { IsPresent: true },
      { IsPresent: true },
      { IsPresent: false },
      { IsNull: chance(0.5) },
      { IsString: chance(0.7) },
      { IsNumeric: chance(0.7) },
      { IsBoolean: chance(0.7) },
      { IsTimestamp: chance(0.5) },
      { NumericGreaterThan: 5 },
      { NumericEquals: pick([1, 2]) },
      { StringEquals: pick(["a", "b", "z"]) },
      { BooleanEquals: chance(0.5) },
      { StringMatches: pick(["a*", "a"]) },
      { StringLessThan: "b" },
      { StringLessThanPath: path() },
      { NumericLessThanPath: path() },
      { StringEqualsPath: path() },
      { NumericEqualsPath: path() },
      { BooleanEqualsPath: path() },
      { TimestampEquals: "2020-01-01T00:00:00Z" },
      { TimestampGreaterThanPath: path() },
    ]);
    return { Variable: path(), ...test };
  };
  return Array.from({ length: 1 + int(5) }, () => rule(3));
}

/** A schema under which the paths find something, or not. */
export function randomRuleSchema(random: Random): Schema {
  const { chance, pick } = dice(random);
  const scalar = () =>
    pick<Schema>([
      { type: "string" },
      { type: "number" },
      { type: "boolean" },
      { enum: ["a", "b", "c"] },
      { enum: ["a", null] },
      { type: ["string", "null"] },
      { type: ["string", "number"] },
      { type: ["boolean", "null"] },
      { type: "null" },
      true,
    ]);
  const object = (depth: number): Schema => {
    const kept = ["x", "y", "o", "p", "q", "l", "x y", "length"].filter(() => chance(0.8));
    const field = (name: string): Schema => {
      if (name === "l") return { type: "array", items: scalar() };
      const inner = depth > 0 && (name === "o" || chance(0.2)) ? object(depth - 1) : scalar();
      return name === "o" && chance(0.2) ? { anyOf: [{ type: "null" }, inner] } : inner;
    };
    return {
      type: "object",
      properties: Object.fromEntries(kept.map((name) => [name, field(name)])),
      required: kept.filter(() => chance(0.5)),
      ...(chance(0.5) ? { additionalProperties: chance(0.7) ? false : { type: "string" } } : {}),
    };
  };
  return object(1);
}

/** The Choice state of these rules: which of them is true is what it ends with. */
export function together(rules: readonly Rule[]): object {
  return {
    StartAt: "Choice",
    States: {
      Choice: {
        Type: "Choice",
        Choices: rules.map((rule, at) => ({ ...rule, Next: `Rule ${at}` })),
        Default: "None",
      },
      ...answers(rules),
    },
  };
}

/** The same with a Choice state for each comparison, none of which knows of another. */
export function apart(rules: readonly Rule[]): object {
  const states: Record<string, object> = {};
  const first = rules.reduceRight(
    (otherwise, rule, at) => asked(rule, `Rule ${at}`, otherwise),
    "None",
  );
  return { StartAt: first, States: { ...states, ...answers(rules) } };

  /** The state that goes on with `yes` or `no`. */
  function asked(rule: Rule, yes: string, no: string): string {
    if (isAnd(rule)) return rule.And.reduceRight((next, each) => asked(each, next, no), yes);
    if (isOr(rule)) return rule.Or.reduceRight((next, each) => asked(each, yes, next), no);
    if (isNot(rule)) return asked(rule.Not, no, yes);
    const name = `Choice ${Object.keys(states).length}`;
    states[name] = { Type: "Choice", Choices: [{ ...rule, Next: yes }], Default: no };
    return name;
  }
}

function answers(rules: readonly Rule[]): Record<string, object> {
  const names = [...rules.map((_, at) => `Rule ${at}`), "None"];
  return Object.fromEntries(names.map((name) => [name, { Type: "Pass", Result: name, End: true }]));
}

function isAnd(rule: Rule): rule is { And: readonly Rule[] } {
  return "And" in rule;
}
function isOr(rule: Rule): rule is { Or: readonly Rule[] } {
  return "Or" in rule;
}
function isNot(rule: Rule): rule is { Not: Rule } {
  return "Not" in rule;
}
