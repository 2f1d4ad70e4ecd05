import { JsonataError } from "./error.js";
import { bitOf, parametersOf, typeBits, type Parameter } from "./parameters.js";

/** Checks the arguments of a function. */
export interface Checker {
  /** The usual case: up to three arguments, one for each parameter, none of which has to be changed. */
  fits(count: number, a: unknown, b: unknown, c: unknown): boolean;
  /** The arguments as the function wants them. Throws T0410, T0411, T0412. */
  fitted(given: readonly unknown[], context: unknown): readonly unknown[];
}

/** Checks arguments by a signature such as `<s-n?:s>`; `name` is what messages call the function. */
export function checker(name: string, signature: string): Checker {
  let parsed: readonly Parameter[] | undefined;
  const wanted = () => (parsed ??= parametersOf(signature));
  return {
    fits(count, a, b, c) {
      const all = parsed ?? wanted();
      return (
        count <= 3 &&
        all.length <= 3 &&
        isFit(all[0], count > 0, a) &&
        isFit(all[1], count > 1, b) &&
        isFit(all[2], count > 2, c)
      );
    },
    fitted: (given, context) => fitted(name, given, wanted(), context),
  };
}

function isFit(parameter: Parameter | undefined, isGiven: boolean, value: unknown): boolean {
  if (parameter === undefined) return !isGiven;
  if (!isGiven) return parameter.isOptional;
  if ((typeBit(value) & parameter.types) === 0 || parameter.isRepeated) return false;
  return !parameter.isList || value === undefined || isListOf(value, parameter.items);
}

function fitted(
  name: string,
  given: readonly unknown[],
  wanted: readonly Parameter[],
  context: unknown,
): readonly unknown[] {
  const types = given.map(typeBit);
  const counts = match(types, 0, wanted, 0);
  if (counts === undefined) {
    const index = matching(types, wanted) + 1;
    throw new JsonataError(
      "T0410",
      `Argument ${index} of function ${JSON.stringify(name)} does not match function signature`,
      { index, token: name, value: given[index - 1] },
    );
  }
  const result: unknown[] = [];
  let at = 0;
  for (const [place, parameter] of wanted.entries()) {
    const count = counts[place] ?? 0;
    // Of what is left out only the context has a place: an optional argument does not move those behind it.
    if (count === 0 && parameter.isContext) result.push(fromContext(name, context, parameter, at));
    for (let i = 0; i < count; i++, at++) result.push(listed(name, given[at], parameter, at));
  }
  return result;
}

/** How many arguments each parameter takes: as many as it can, as long as the others get theirs. */
function match(
  types: readonly number[],
  at: number,
  wanted: readonly Parameter[],
  place: number,
): readonly number[] | undefined {
  const parameter = wanted[place];
  if (parameter === undefined) return at === types.length ? [] : undefined;
  let most = 0;
  const limit = parameter.isRepeated ? types.length - at : 1;
  while (most < limit && at + most < types.length && fits(types[at + most], parameter)) most++;
  const least = parameter.isOptional || parameter.isContext ? 0 : 1;
  for (let count = most; count >= least; count--) {
    const rest = match(types, at + count, wanted, place + 1);
    if (rest) return [count, ...rest];
  }
  return undefined;
}

/** How many of the first arguments would fit. */
function matching(types: readonly number[], wanted: readonly Parameter[]): number {
  for (let count = types.length; count > 0; count--)
    for (let place = wanted.length; place > 0; place--)
      if (match(types.slice(0, count), 0, wanted.slice(0, place), 0)) return count;
  return 0;
}

function fromContext(name: string, context: unknown, parameter: Parameter, at: number): unknown {
  if (fits(typeBit(context), parameter)) return listed(name, context, parameter, at);
  throw new JsonataError(
    "T0411",
    `Context value is not a compatible type with argument ${at + 1} of function ${JSON.stringify(name)}`,
    { index: at + 1, token: name, value: context },
  );
}

function listed(name: string, value: unknown, { isList, items }: Parameter, at: number): unknown {
  if (!isList || value === undefined) return value;
  const list: unknown = Array.isArray(value) ? value : [value];
  if (isListOf(list, items)) return list;
  throw new JsonataError(
    "T0412",
    `Argument ${at + 1} of function ${JSON.stringify(name)} must be an array of ${JSON.stringify(typeNames[items ?? ""] ?? items)}`,
    { index: at + 1, token: name, value },
  );
}

const typeNames: { readonly [letter: string]: string } = {
  a: "arrays",
  b: "booleans",
  f: "functions",
  n: "numbers",
  o: "objects",
  s: "strings",
};

function isListOf(value: unknown, items: string | undefined): boolean {
  if (!Array.isArray(value)) return false;
  if (items === undefined) return true;
  const name = items === "n" ? "number" : items === "s" ? "string" : undefined;
  if (name === undefined) return value.every((one) => typeBit(one) === bitOf(items));
  for (let at = 0; at < value.length; at++) if (typeof value[at] !== name) return false;
  return true;
}

function fits(type: number | undefined, { types }: Parameter): boolean {
  return ((type ?? 0) & types) !== 0;
}

function typeBit(value: unknown): number {
  switch (typeof value) {
    case "string":
      return typeBits.s;
    case "number":
      return typeBits.n;
    case "boolean":
      return typeBits.b;
    case "function":
      return typeBits.f;
    case "undefined":
      return typeBits.m;
    default:
      return value === null ? typeBits.l : Array.isArray(value) ? typeBits.a : typeBits.o;
  }
}
