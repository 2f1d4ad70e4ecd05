import type { Step } from "../3-lower/machine.js";
import { readIndex, readName } from "./shape-read.js";
import { unknown, type Read, type Shape } from "./shape.js";

// What a read can say in plain TypeScript. The emitted text and the shapes of expressions both go by it, so that a shape
// never promises more than the type of the text.

/** What `.name` gives; `undefined` where only a helper finds it, which makes it unknown. */
export function plainName(shape: Shape, name: string): Read | undefined {
  if (name === "__proto__" || hasPlaceholder(name)) return undefined;
  const read = readName(shape, name);
  if (read.missing !== "never" && isInherited(name)) return undefined;
  const members = shape.kind === "union" ? shape.members : [shape];
  const others = members.filter(({ kind }) => kind !== "null");
  const isPlain = others.every((member) =>
    member.kind === "object" ? member.fields.has(name) || member.rest : member.kind === "unknown",
  );
  return isPlain && others.length > 0 ? read : undefined;
}

/** What `[index]` gives; `undefined` where only a helper finds it. */
export function plainIndex(shape: Shape, index: number): Read | undefined {
  const read = readIndex(shape, index);
  const members = shape.kind === "union" ? shape.members : [shape];
  const others = members.filter(({ kind }) => kind !== "null");
  const isPlain = others.every(
    (member) => member.kind === "array" || (member.kind === "tuple" && index < member.items.length),
  );
  return isPlain && others.length > 0 && read.missing !== "always" ? read : undefined;
}

/** Whether a value of the shape may be null, so that a chain goes on with `?.`. */
export function isNullable(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.some(isNullable);
  return shape.kind === "null" || shape.kind === "unknown";
}

/** What a path of names and indices finds from a value of the shape. */
export function readSteps(shape: Shape, steps: readonly Step[]): Read {
  let read: Read = { shape, missing: "never" };
  for (const step of steps) {
    const next = readStep(read.shape, step);
    const missing = read.missing === "never" && !isNullable(read.shape) ? next.missing : "maybe";
    read = { shape: next.shape, missing };
  }
  return read;
}

function readStep(shape: Shape, step: Step): Read {
  const plain =
    step.kind === "name"
      ? plainName(shape, step.name)
      : step.kind === "index"
        ? plainIndex(shape, step.index)
        : undefined;
  return plain ?? { shape: unknown, missing: "maybe" };
}

/** Whether a name holds placeholders, so that only the deployment knows it. */
export function hasPlaceholder(name: string): boolean {
  return /\$\{[^}]+\}/.test(name);
}

/** Whether JavaScript finds something under the name in values that have no such field: strings and arrays have indices. */
function isInherited(name: string): boolean {
  return inherited.has(name) || /^\d+$/.test(name);
}

/**
 * Every name that a JSON value inherits in JavaScript (ECMAScript 2026 and its Annex B). Not from `Function.prototype`: no
 * JSON value is a function, and `name` is a name that data has.
 */
const inherited: ReadonlySet<string> = new Set(
  [
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf",
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__",
    "length at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach",
    "includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice",
    "toReversed toSorted toSpliced unshift values with",
    "charAt charCodeAt codePointAt endsWith isWellFormed localeCompare match matchAll normalize padEnd padStart repeat",
    "replace replaceAll search split startsWith substring toLocaleLowerCase toLocaleUpperCase toLowerCase",
    "toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart substr anchor big blink bold fixed fontcolor",
    "fontsize italics link small strike sub sup",
    "toExponential toFixed toPrecision",
  ].flatMap((names) => names.split(" ")),
);
