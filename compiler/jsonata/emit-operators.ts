import { template } from "../5-emit/text.js";
import { called, code, level, negated, within, type Code, type Level } from "./code.js";
import { booleanCode, emit, testText, type Purpose } from "./emit.js";
import { isOnly, kinds, maybe, scalars } from "./kinds.js";
import { isComparable, isLiteral } from "./comparable.js";
import type { Place } from "./place.js";
import type { Binary, Negation, Operator, Tree } from "./tree.js";
import { isCallOf } from "./variables.js";

/** An operator between two expressions: in plain TypeScript where the operands are known well enough. */
export function emitBinary(tree: Binary, place: Place, purpose: Purpose): Code {
  const { operator } = tree;
  switch (operator) {
    case "and":
    case "or":
      return logical(tree, operator, place, purpose);
    case "&":
      return concatenation(tree, place);
    case "in":
      return helper("isIn", tree, place, kinds.boolean);
    case "=":
    case "!=":
      return equality(tree, place);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(tree, operator, place, purpose);
    default:
      return arithmetic(tree, operator, place);
  }
}

function logical(tree: Binary, operator: "and" | "or", place: Place, purpose: Purpose): Code {
  const [sign, binds] = operator === "and" ? ["&&", level.and] : ["||", level.or];
  const operand = purpose === "test" ? testText : booleanCode;
  const { fields } = place.context;
  const before = fields?.compared ?? new Set<string>();
  const left = operand(tree.left, place);
  const after = fields?.compared ?? before;
  // Where a comparison was false, TypeScript has nothing to conclude.
  if (fields && operator === "or" && !/[!?]/.test(left.text)) fields.compared = before;
  const right = operand(tree.right, place);
  if (fields) fields.compared = new Set([...after, ...fields.compared]);
  const text = `${mixed(left, binds)} ${sign} ${mixed(right, binds)}`;
  return code(text, left.kinds | right.kinds, binds);
}

/** An operand of `&&` or `||`: the other one of the two stands in parentheses. */
function mixed(operand: Code, binds: Level): string {
  return operand.level === binds ? operand.text : within(operand, level.equality);
}

const arithmetics = {
  "+": ["add", level.sum],
  "-": ["subtract", level.sum],
  "*": ["multiply", level.product],
  "/": ["divide", level.product],
  "%": ["remainder", level.product],
} as const;

function arithmetic(tree: Binary, operator: keyof typeof arithmetics, place: Place): Code {
  const [left, right] = [emit(tree.left, place), emit(tree.right, place)];
  const [name, binds] = arithmetics[operator];
  const result = kinds.number | (staysFinite(tree, operator) ? 0 : kinds.infinite);
  // As long as nobody divides by 0, a number that is too large is the only one that is not finite.
  const isDivision = operator === "/" || operator === "%";
  const isFinite = !isDivision || (tree.right.kind === "literal" && tree.right.value !== 0);
  const shape = isFinite && { shape: { kind: "number" } as const };
  const both = left.kinds | right.kinds;
  const { jsonata, safely } = place.scope.imports;
  if (isOnly(both, kinds.number | kinds.infinite)) {
    const operand = (one: Code, least: Level) =>
      maybe(one.kinds, kinds.infinite) ? called(jsonata("finite"), [one]).text : within(one, least);
    const text = `${operand(left, binds)} ${operator} ${operand(right, binds + 1)}`;
    return { ...code(text, result, binds), ...shape };
  }
  const note = isOnly(both, kinds.number | kinds.missing) ? safely : jsonata;
  // To TypeScript the helper may give `undefined` whatever it is given.
  return { ...called(note(name), [left, right], result | kinds.missing), ...shape };
}

/** Whether the result is finite, whatever finite number there is beside a literal: the largest do not become larger by a small one. */
function staysFinite({ left, right }: Binary, operator: keyof typeof arithmetics): boolean {
  const [first, second] = [sizeOf(left), sizeOf(right)];
  switch (operator) {
    case "+":
    case "-":
      return first < 1e290 || second < 1e290;
    case "*":
      return first <= 1 || second <= 1;
    default:
      return second >= 1;
  }
}

/** Without its sign. */
function sizeOf(tree: Tree): number {
  return tree.kind === "literal" && typeof tree.value === "number" ? Math.abs(tree.value) : NaN;
}

/** `-x` */
export function emitNegation({ operand }: Negation, place: Place): Code {
  const value = emit(operand, place);
  if (isOnly(value.kinds, kinds.number))
    return code(`-${within(value, level.primary)}`, kinds.number, level.unary);
  return called(
    place.scope.imports.jsonata("negate"),
    [value],
    kinds.number | kinds.infinite | kinds.missing,
  );
}

const comparisons = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge" } as const;

function comparison(
  tree: Binary,
  operator: keyof typeof comparisons,
  place: Place,
  purpose: Purpose,
): Code {
  const [left, right] = [emit(tree.left, place), emit(tree.right, place)];
  const both = left.kinds | right.kinds;
  if (isOnly(both, kinds.number | kinds.infinite) || isOnly(both, kinds.string))
    return relation(left, operator, right, level.relation);
  const { jsonata, safely } = place.scope.imports;
  const areAlike =
    isOnly(both, kinds.number | kinds.missing) || isOnly(both, kinds.string | kinds.missing);
  const note = areAlike ? safely : jsonata;
  const name = note(comparisons[operator]);
  if (purpose === "test" || !maybe(both, kinds.missing))
    return called(name, [left, right], kinds.boolean);
  const known = kinds.boolean | kinds.missing;
  return called(note("whenDefined"), [name, left, right], known);
}

function equality(tree: Binary, place: Place): Code {
  const [left, right] = [emit(tree.left, place), emit(tree.right, place)];
  const isEqual = tree.operator === "=";
  // Nothing equals nothing only where both may be nothing; and what TypeScript sees can never be equal, it refuses to compare.
  const isScalar = [left, right].some(({ kinds: known }) => isOnly(known, scalars));
  const overlap = left.kinds & right.kinds & ~kinds.missing;
  const neverMissing = !maybe(left.kinds | right.kinds, kinds.missing);
  const flag = flagTest(left, right, isEqual) ?? flagTest(right, left, isEqual);
  if (flag) return flag;
  const canBe = isScalar && overlap !== 0 && (isEqual || neverMissing);
  const operator = isEqual ? "===" : "!==";
  if (canBe && isComparable(left, right, operator, place))
    return relation(left, operator, right, level.equality);
  const { jsonata, safely } = place.scope.imports;
  // A scalar is compared without a look into the other.
  const note = isScalar ? safely : jsonata;
  return called(note(isEqual ? "eq" : "ne"), [left, right], kinds.boolean);
}

/** `a = true` is `a`, where `a` is true or false. */
function flagTest(value: Code, literal: Code, isEqual: boolean): Code | undefined {
  const isFlag = literal.text === "true" || literal.text === "false";
  if (!isFlag || !isOnly(value.kinds, kinds.boolean) || isLiteral(value)) return undefined;
  return (literal.text === "true") === isEqual ? value : negated(value);
}

function relation(left: Code, operator: string, right: Code, binds: Level): Code {
  const text = `${within(left, binds + 1)} ${operator} ${within(right, binds + 1)}`;
  return code(text, kinds.boolean, binds);
}

function helper(name: string, tree: Binary, place: Place, known: number): Code {
  const operands = [emit(tree.left, place), emit(tree.right, place)];
  return called(place.scope.imports.jsonata(name), operands, known);
}

/** `a & b & c` as one template. */
function concatenation(tree: Binary, place: Place): Code {
  const parts = operandsOf(tree, place).map((one) => {
    if (one.kind === "literal" && typeof one.value === "string") return one.value;
    const value = emit(one, place);
    if (isOnly(value.kinds, kinds.string)) return { code: value.text };
    const { jsonata, safely } = place.scope.imports;
    const note = isOnly(value.kinds, scalars & ~kinds.infinite) ? safely : jsonata;
    return { code: `${note("text")}(${value.text})` };
  });
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") return code(only.code, kinds.string);
  return code(template(parts), kinds.string);
}

/** The operands of `&`, which makes texts of them as `$string` does: `$string(a) & b` is `a & b`. */
function operandsOf(given: Tree, place: Place): readonly Tree[] {
  const tree = withoutParentheses(given);
  if (tree.kind === "binary" && tree.operator === ("&" satisfies Operator))
    return [tree.left, tree.right].flatMap((one) => operandsOf(one, place));
  const isText = tree.kind === "call" && isCallOf("string", tree.of, place);
  const [value, ...more] = isText ? tree.arguments : [];
  return value && more.length === 0 ? operandsOf(value, place) : [tree];
}

/** A text with a placeholder in it is such a block, too. */
function withoutParentheses(tree: Tree): Tree {
  const [only, ...others] = tree.kind === "block" ? tree.body : [];
  return only && others.length === 0 && only.kind === "binary" ? withoutParentheses(only) : tree;
}
