import type { Path } from "../3-lower/machine.js";
import { excluding, missing, seen, there, type Insight } from "../4-analyse/insight.js";
import { notOfKind, ofKind, withoutValue } from "../4-analyse/shape-narrow.js";
import { valuesOf, type Scalar, type Shape } from "../4-analyse/shape.js";
import type { Condition } from "./conditions.js";
import type { RuleScope, Variable } from "./rule-reads.js";

/** What is known after a condition. */
export type Known = Pick<Condition, "whenTrue" | "whenFalse">;

/** What is known once a value has been read. */
export function whenRead(path: Path, { known }: RuleScope): Known {
  const after = known && there(path, known);
  return { whenTrue: after, whenFalse: after };
}

/** What is known once a value was found to be of a kind, or one certain value, or not so. */
export function whenFound(
  found: Variable,
  text: string,
  { known }: RuleScope,
  { kind, value }: { readonly kind: Shape["kind"]; readonly value?: Scalar | undefined },
): Known {
  if (!known) return { whenTrue: undefined, whenFalse: undefined };
  const { path, shape } = found;
  const after = there(path, known);
  // TypeScript draws its conclusions about what it can name.
  if (text !== found.text || !isReference(text)) return { whenTrue: after, whenFalse: after };
  const whenTrue = seen(path, known, ofKind(kind, value === undefined ? undefined : [value]));
  return {
    whenTrue: mayBe(shape, kind) ? whenTrue : excluding(path, kind, whenTrue),
    whenFalse: otherwise(),
  };

  function otherwise(): Insight {
    // One text or number less is none less, unless there are only so many.
    if (value !== undefined && typeof value !== "boolean" && !limited(shape)) return after;
    if (shape.kind === kind && value === undefined) return excluding(path, kind, after);
    const change = value === undefined ? notOfKind(kind) : withoutValue(value);
    const isSaid = shape.kind === "union" ? value === undefined : shape.kind === kind;
    if (isSaid && !found.isOptional) return seen(path, known ?? after, change);
    if (kind === "null") return after;
    return excluding(path, typeof value === "boolean" ? value : kind, after);
  }
}

/** Whether a value may be of a kind. */
export function mayBe(shape: Shape, kind: string): boolean {
  if (shape.kind === "union") return shape.members.some((member) => mayBe(member, kind));
  return shape.kind === "unknown" || shape.kind === kind;
}

function limited(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.some(limited);
  return valuesOf(shape) !== undefined;
}

/** What is known once a path was compared to `undefined`. */
export function whenThere({ path, text }: Variable, { known }: RuleScope): Known {
  return {
    whenTrue: known && (isReference(text) ? seen(path, known) : there(path, known)),
    whenFalse: known && missing(path, known),
  };
}

/** Whether TypeScript follows what is known of an expression: a name with members. */
function isReference(text: string): boolean {
  return !/[(`]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ""));
}
