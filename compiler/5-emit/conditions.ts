import type { Insight } from "../4-analyse/insight.js";

/** A condition, and what is known once it has been evaluated. */
export interface Condition {
  readonly text: string;
  /** The operator that is outermost. */
  readonly joins?: "and" | "or" | undefined;
  /** Its answer, where it is always the same. */
  readonly constant?: boolean | undefined;
  /** Absent where that never happens. */
  readonly whenTrue: Insight | undefined;
  readonly whenFalse: Insight | undefined;
}

/** A condition that may be asked for either way. */
export interface TwoWays {
  readonly positive: Condition;
  /** The text of its opposite. */
  readonly negative: string;
}

/** The condition that is true when this one is false. */
export function opposite(condition: Condition, text: string): Condition {
  const { constant } = condition;
  const isLiteral = condition.text === String(constant);
  return {
    text: isLiteral ? String(!constant) : text,
    constant: constant === undefined ? undefined : !constant,
    whenTrue: condition.whenFalse,
    whenFalse: condition.whenTrue,
  };
}

/** The condition that is always so. */
export function constant(answer: boolean, known: Insight | undefined): Condition {
  return {
    text: String(answer),
    constant: answer,
    whenTrue: answer ? known : undefined,
    whenFalse: answer ? undefined : known,
  };
}

/** The same, whichever way it is asked for. */
export function certain(answer: boolean, known: Insight | undefined): TwoWays {
  return { positive: constant(answer, known), negative: String(!answer) };
}
