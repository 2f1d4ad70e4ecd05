// A sequence is what a path or a function finds: none of them is no value, one of them is the value itself. That is what tells
// it from an array of the data, which stays an array whatever it holds. Two or more are the same in both, so only
// sequences of none or one need the mark, and a list of two or more is a plain array.

/** A sequence of no value or one that has not been finished yet: `finish` gives `undefined` or the value. */
export class Sequence extends Array<unknown> {
  // What is derived from it (`map`, `filter`, `slice`) is no sequence.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

// `$distinct` may leave one item of a longer one: where it is used, those are remembered that begin with the same value twice.
const alike = /* @__PURE__ */ new WeakSet<readonly unknown[]>();
let areAlike: ((a: unknown, b: unknown) => boolean) | undefined;

/** From now on, `wasFound` can tell; `f` is what asks for it, `equal` what it compares by. */
export function remembering<F>(equal: NonNullable<typeof areAlike>, f: F): F {
  areAlike = equal;
  return f;
}

/** Two or more values that were found. */
export function several(found: readonly unknown[]): readonly unknown[] {
  if (areAlike?.(found[0], found[1])) alike.add(found);
  return found;
}

/** Whether a list that begins with equal values is what a path or a function has found. */
export function wasFound(list: readonly unknown[]): boolean {
  return alike.has(list);
}

/** Makes a sequence of what was found; the list is no longer the caller's. */
export function sequence(found: readonly unknown[]): readonly unknown[] {
  if (found.length > 1) return several(found);
  const marked = new Sequence();
  if (found.length === 1) marked.push(found[0]);
  return marked;
}

/** Whether it is a sequence of none or one; an array of the data is not. */
export function isSequence(value: unknown): value is Sequence {
  // What is cheap to ask comes first: hardly any value gets to the end.
  return Array.isArray(value) && value.length < 2 && value instanceof Sequence;
}

/** The value that a sequence stands for; any other value is itself. */
export function finish(value: unknown): unknown {
  return isSequence(value) ? value[0] : value;
}
