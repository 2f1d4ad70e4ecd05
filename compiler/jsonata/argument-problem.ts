import { bitOf, parametersOf, typeBits, type Parameter } from "../../runtime/jsonata/parameters.js";
import type { Shape } from "../4-analyse/shape.js";
import type { BuiltinFacts } from "./builtins.js";
import { itemsIn, type Known } from "./known.js";
import type { ExpressionProblem } from "./problem.js";
import type { Tree } from "./tree.js";

type Problem = Pick<ExpressionProblem, "code" | "message" | "help">;

/** Arguments that a function of the library never takes: too many or too few of them, or of another type (T0410, T0412). */
export function argumentProblem(
  { name, signature }: BuiltinFacts,
  values: readonly Tree[],
  given: readonly Known[],
): Problem | undefined {
  if (signature === undefined) return undefined;
  const wanted = parametersOf(signature);
  const types = values.map((value, at) => typesOf(value, given[at]));
  const help = `Write ${name}(${wanted.map(described).join(", ")}).`;
  const code = "wrong-arguments";
  const count = countProblem(name, wanted, values.length);
  if (count !== undefined) return { code, message: count, help };
  if (fit(types, wanted)) {
    const item = wrongItem(name, wanted, values, given);
    return item === undefined ? undefined : { code, message: item, help };
  }
  const misplaced = types.findIndex((type, at) => (type & (wanted[at]?.types ?? type)) === 0);
  const first =
    misplaced < 0
      ? types.findIndex((_, at) => !startsWell(types.slice(0, at + 1), wanted))
      : misplaced;
  if (first < 0) {
    // The context could only stand in for one that is there.
    const least = wanted.filter(({ isOptional }) => !isOptional).length;
    return { code, message: takes(name, `at least ${least}`, least, values.length), help };
  }
  const expected = wanted[first];
  const what = expected ? `, and ${worded(expected)} is expected` : " that it does not take";
  return {
    code,
    message: `Argument ${first + 1} of "${name}" is ${typeNames(types[first] ?? 0)}${what}.`,
    help,
  };
}

function countProblem(name: string, wanted: readonly Parameter[], count: number) {
  const most = wanted.some(({ isRepeated }) => isRepeated) ? Infinity : wanted.length;
  const least = wanted.filter(({ isOptional, isContext }) => !isOptional && !isContext).length;
  if (count <= most && count >= least) return undefined;
  const limit = count > most ? most : least;
  const atLeastOrMost = most === least ? "" : count > most ? "at most " : "at least ";
  return takes(name, `${atLeastOrMost}${limit}`, limit, count);
}

function takes(name: string, many: string, limit: number, count: number): string {
  const there = count === 1 ? "there is 1" : `there are ${count}`;
  return `"${name}" takes ${many} argument${limit === 1 ? "" : "s"}, and ${there}.`;
}

/** Whether some values of these types fit, one after the other: an optional one may be left out, and what the context stands in for. */
function fit(types: readonly number[], [parameter, ...rest]: readonly Parameter[]): boolean {
  if (!parameter) return types.length === 0;
  const [type, ...others] = types;
  const { isOptional, isContext, isRepeated } = parameter;
  if ((isOptional || isContext) && fit(types, rest)) return true;
  if (type === undefined || (type & parameter.types) === 0) return false;
  return fit(others, rest) || (isRepeated && fit(others, [parameter, ...rest]));
}

/** Whether these may be the first arguments. */
function startsWell(types: readonly number[], wanted: readonly Parameter[]): boolean {
  return wanted.some((_, at) => fit(types, wanted.slice(0, at + 1)));
}

/** An array of the wrong things, such as `$sum(["1"])`, or one of them in its place. */
function wrongItem(
  name: string,
  [parameter]: readonly Parameter[],
  [value]: readonly Tree[],
  [known]: readonly Known[],
): string | undefined {
  if (!parameter?.isList || parameter.items === "" || !value || !known) return undefined;
  const isArray = value.kind === "array";
  const items = isArray
    ? value.items.map((item) => typesOf(item, undefined))
    : [bitsOf(itemsIn(known).shape)];
  const wrong = items.find((item) => (item & (bitOf(parameter.items) | bitOf("m"))) === 0);
  if (wrong === undefined) return undefined;
  const what = isArray || itemsIn(known).several ? "An item of argument 1" : "Argument 1";
  return `${what} of "${name}" is ${typeNames(wrong)}, and ${worded(parameter)} is expected.`;
}

/** The types that a value may have, as bits of `typeBits`. */
function typesOf(tree: Tree, known: Known | undefined): number {
  if (tree.kind === "lambda" || tree.kind === "partial" || tree.kind === "pattern")
    return bitOf("f");
  if (tree.kind === "literal" && !known) return bitsOf({ kind: literalKind(tree.value) });
  if (!known) return everything;
  const missing = known.missing === "never" ? 0 : bitOf("m");
  return bitsOf(known.shape) | missing | (known.several ? bitOf("a") : 0);
}

function literalKind(value: null | boolean | number | string) {
  return value === null ? "null" : (typeof value as "boolean" | "number" | "string");
}

const everything = Object.values(typeBits).reduce((all, bit) => all | bit, 0);

function bitsOf(shape: Shape): number {
  if (shape.kind === "unknown") return everything;
  if (shape.kind === "union") return shape.members.reduce((all, one) => all | bitsOf(one), 0);
  return bitOf(letters[shape.kind]);
}

const letters = {
  null: "l",
  boolean: "b",
  number: "n",
  string: "s",
  array: "a",
  tuple: "a",
  object: "o",
} as const;

const names: { readonly [letter: string]: string } = {
  s: "a string",
  n: "a number",
  b: "true or false",
  l: "null",
  a: "an array",
  o: "an object",
  f: "a function",
};

function typeNames(types: number): string {
  const found = Object.entries(names).filter(([letter]) => (bitOf(letter) & types) !== 0);
  return found.map(([, name]) => name).join(" or ");
}

function worded({ types, isList, items }: Parameter): string {
  if (!isList) return typeNames(types);
  return items === "" ? "an array" : `an array of ${plurals[items] ?? "values"}`;
}

const plurals: { readonly [letter: string]: string } = { n: "numbers", s: "strings", o: "objects" };

/** `number`, `string?` */
function described(parameter: Parameter): string {
  const { types, isList, isOptional } = parameter;
  const all = Object.keys(names).every((letter) => (bitOf(letter) & types) !== 0);
  const word = isList
    ? "array"
    : all
      ? "value"
      : typeNames(types)
          .replace("true or false", "boolean")
          .replace(/\ban? /g, "");
  return isOptional ? `${word}?` : word;
}
