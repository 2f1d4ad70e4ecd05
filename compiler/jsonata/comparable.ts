import type { Code } from "./code.js";
import { valuesOf, type Shape } from "../4-analyse/shape.js";
import type { Place } from "./place.js";

/**
 * Whether TypeScript lets two values be compared: it refuses where it knows the outcome, of two literals, or because a comparison
 * before has left only other values.
 */
export function isComparable(
  left: Code,
  right: Code,
  operator: "===" | "!==",
  { scope: { compared } }: Place,
): boolean {
  if (isLiteral(left) && isLiteral(right)) return false;
  const [value, other] = isLiteral(left) ? [right, left] : [left, right];
  const { fields } = value;
  if (fields && [...fields.identifiers.values()].includes(value.text)) {
    if (fields.compared.has(value.text)) return false;
    fields.compared = new Set([...fields.compared, value.text]);
  }
  const [same, different] = [`${value.text} ${other.text}`, `${value.text} !==`];
  if (value.shape?.kind === "unknown" && isLiteral(other)) {
    // Where it was not the one, it is the other.
    if (compared?.has(different)) return false;
    if (operator === "!==") compared?.add(different);
    return true;
  }
  if (!value.shape || !isLimited(value.shape)) return !other.shape || !isLimited(other.shape);
  if (!isLiteral(other) || !allows(value.shape, other.text)) return false;
  if (compared?.has(same) || compared?.has(different)) return false;
  compared?.add(same);
  if (operator === "!==") compared?.add(different);
  return true;
}

export function isLiteral({ text }: Code): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|-?[\d.]+(?:e[+-]?\d+)?|true|false|null)$/.test(text);
}

/** Whether there are so few values of a type that TypeScript counts which are left. */
function isLimited(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.some(isLimited);
  return shape.kind === "boolean" || valuesOf(shape) !== undefined;
}

/** Booleans and what may be one are compared by `eq`: they are tested in other ways too. */
function allows(shape: Shape, literal: string): boolean {
  const members = shape.kind === "union" ? shape.members : [shape];
  if (members.some(({ kind }) => kind === "boolean")) return literal === "null";
  if (literal === "null") return true;
  return members.every((member) => {
    const values = valuesOf(member);
    return (
      typeof JSON.parse(literal) !== member.kind || !values || values.includes(JSON.parse(literal))
    );
  });
}
