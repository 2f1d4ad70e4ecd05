import { kindNames } from "../4-analyse/comparison-problem.js";
import { allows, valuesOf, type Shape } from "../4-analyse/shape.js";
import { listed } from "../2-check/wording.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { Known } from "./known.js";
import type { ExpressionProblem } from "./problem.js";
import type { Binary, Tree } from "./tree.js";
import { written } from "./written.js";

/** An operator between values that it never finds equal, or that it does not take (JSONata: T2001, T2002, T2009, T2010). */
export function operatorProblem(
  tree: Binary,
  left: Known,
  right: Known,
): ExpressionProblem | undefined {
  // What never has a value is reported as that.
  if (left.missing === "always" || right.missing === "always") return undefined;
  const sides: Sides = [
    { tree: tree.left, known: left, name: "the left side" },
    { tree: tree.right, known: right, name: "the right side" },
  ];
  const problem = problemOf(tree.operator, sides);
  return problem && { token: tree.operator, position: tree.position, ...problem };
}

interface Side {
  readonly tree: Tree;
  readonly known: Known;
  readonly name: string;
}
type Sides = readonly [Side, Side];
type Problem = Pick<ExpressionProblem, "code" | "message" | "help"> | undefined;

function problemOf(operator: Binary["operator"], sides: Sides): Problem {
  switch (operator) {
    case "=":
    case "!=":
      return neverEqual(sides) ?? neverThatText(sides);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return notComparable(operator, sides);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return notNumbers(operator, sides);
    default:
      return undefined;
  }
}

function neverEqual([left, right]: Sides): Problem {
  const kinds = [kindsOf(left.known), kindsOf(right.known)] as const;
  if (!kinds[0] || !kinds[1] || kinds[0].some((kind) => kinds[1]?.includes(kind))) return undefined;
  const isWithNull = isNull(left) || isNull(right);
  if (isWithNull)
    return {
      code: "comparison-never-true",
      message: `${capital(said(isNull(left) ? right : left))}, never null.`,
    };
  return {
    code: "comparison-never-true",
    message: `${capital(said(left))} and ${said(right)}: they are never equal.`,
    help: helpFor(left, right) ?? helpFor(right, left) ?? conversion(kinds[0], kinds[1]),
  };
}

/** A constant that is none of the texts that there may be. */
function neverThatText([left, right]: Sides): Problem {
  const [constant, other] = left.tree.kind === "literal" ? [left, right] : [right, left];
  const { tree } = constant;
  if (tree.kind !== "literal" || typeof tree.value !== "string") return undefined;
  if (other.tree.kind === "literal" || allows(other.known.shape, tree.value)) return undefined;
  const values = membersOf(other.known.shape).flatMap((each) => valuesOf(each)?.map(String) ?? []);
  return {
    code: "comparison-never-true",
    message: `${capital(called(other))} is never "${tree.value}" here, only ${listed(values, "or", 8)}.`,
    help: didYouMean(tree.value, values),
  };
}

function notComparable(operator: string, [left, right]: Sides): Problem {
  const kinds = [left, right].map(({ known }) => kindsOf(known)?.filter(isOrdered) ?? ordered);
  const [first = [], second = []] = kinds;
  if (first.some((kind) => second.includes(kind))) return undefined;
  const wrong = [left, right].find((_, at) => kinds[at]?.length === 0);
  const what = wrong ? `, and ${said(wrong)}` : `: ${said(left)} and ${said(right)}`;
  return {
    code: "operator-always-fails",
    message: `"${operator}" compares two numbers or two strings${what}.`,
    help: wrong
      ? undefined
      : (helpFor(left, right) ?? helpFor(right, left) ?? conversion(first, second)),
  };
}

function notNumbers(operator: string, sides: Sides): Problem {
  const wrong = sides.find(({ known }) => kindsOf(known)?.includes("number") === false);
  if (!wrong) return undefined;
  const isText = kindsOf(wrong.known)?.every((kind) => kind === "string");
  return {
    code: "operator-always-fails",
    message: `"${operator}" takes numbers, and ${isNull(wrong) ? "null is none" : said(wrong)}.`,
    help: !isText
      ? undefined
      : operator === "+"
        ? 'Join strings with "&", or make a number of it with "$number".'
        : 'Make a number of it with "$number".',
  };
}

type Kind = Exclude<Shape["kind"], "unknown" | "union" | "tuple">;

/** What a value may be; undefined where it may be anything. */
function kindsOf({ shape, several }: Known): readonly Kind[] | undefined {
  const found = new Set<Kind>(several ? ["array"] : []);
  for (const { kind } of membersOf(shape)) {
    if (kind === "unknown") return undefined;
    found.add(kind === "tuple" ? "array" : (kind as Kind));
  }
  return [...found];
}

function membersOf(shape: Shape): readonly Shape[] {
  return shape.kind === "union" ? shape.members.flatMap(membersOf) : [shape];
}

const ordered: readonly Kind[] = ["number", "string"];
const isOrdered = (kind: Kind): boolean => ordered.includes(kind);

/** `"$states.input.total" is a number` */
function said(side: Side): string {
  const { known } = side;
  if (isNull(side)) return "null is neither";
  return `${called(side)} is ${kindNames(known.shape)}`;
}

const isNull = ({ tree }: Side): boolean => tree.kind === "literal" && tree.value === null;

function called({ tree, name }: Side): string {
  const text = written(tree);
  if (text === undefined) return name;
  return tree.kind === "literal" && typeof tree.value !== "string" ? text : `"${text}"`;
}

/** A constant in the wrong form: a number in quotes, a text without them. */
function helpFor({ tree }: Side, other: Side): string | undefined {
  if (tree.kind !== "literal") return undefined;
  const { value } = tree;
  const wanted = kindsOf(other.known) ?? [];
  if (typeof value === "string") {
    const isNumber =
      wanted.includes("number") && value.trim() !== "" && Number.isFinite(Number(value));
    const isWord = wanted.includes("boolean") && (value === "true" || value === "false");
    return isNumber || isWord ? `Write ${value.trim()}, without quotes.` : undefined;
  }
  return wanted.includes("string") && value !== null ? `Write '${value}', in quotes.` : undefined;
}

function conversion(left: readonly Kind[], right: readonly Kind[]): string | undefined {
  const all = [...left, ...right];
  return all.includes("number") && all.includes("string")
    ? 'Convert one of them with "$number" or "$string".'
    : undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
