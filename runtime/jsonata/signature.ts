import { JsonataError } from "./error.js";
import { bitOf, parametersOf, typeBits, type Parameter } from "./parameters.js";

/** Checks arguments by a signature such as `<s-n?:s>`; `name` is what messages call the function. */
export class Checker {
  readonly name: string;
  readonly signature: string;
  private parsed: readonly Parameter[] | undefined;
  private usual: Usual | undefined;

  constructor(name: string, signature: string) {
    this.name = name;
    this.signature = signature;
  }

  /** The usual case: up to four arguments, one for each parameter, none of which has to be changed. */
  fits(count: number, a: unknown, b: unknown, c: unknown, d: unknown): boolean {
    const { least, most, first, second, third, fourth, items } = (this.usual ??= usualOf(
      this.wanted(),
    ));
    return (
      count >= least &&
      count <= most &&
      (typeBit(a) & first) !== 0 &&
      (count < 2 || (typeBit(b) & second) !== 0) &&
      (count < 3 || (typeBit(c) & third) !== 0) &&
      (count < 4 || (typeBit(d) & fourth) !== 0) &&
      (items === 0 || a === undefined || isListOf(a, items))
    );
  }

  /** The arguments as the function wants them. Throws T0410, T0411, T0412. */
  fitted(given: readonly unknown[], context: unknown): readonly unknown[] {
    return fitted(this.name, given, this.wanted(), context);
  }

  private wanted(): readonly Parameter[] {
    return (this.parsed ??= parametersOf(this.signature));
  }
}

/** What arguments are like that fit as they are. */
interface Usual {
  /** How many there are. */
  readonly least: number;
  readonly most: number;
  /** The types of each that fit. */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
  /** The type of the items of the first; 0 for any. */
  readonly items: number;
}

function usualOf(wanted: readonly Parameter[]): Usual {
  const types = (at: number) => {
    const { isList, types } = wanted[at] ?? { types: typeBits.m };
    return isList ? typeBits.a | typeBits.m : types;
  };
  const isKnown =
    wanted.length <= 4 &&
    !wanted.some(({ isRepeated, items }, at) => isRepeated || (at > 0 && items));
  return {
    least: wanted.findLastIndex(({ isOptional }) => !isOptional) + 1,
    most: isKnown ? wanted.length : -1,
    first: types(0),
    second: types(1),
    third: types(2),
    fourth: types(3),
    items: bitOf(wanted[0]?.items ?? ""),
  };
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
  if (items === undefined || isListOf(list, bitOf(items))) return list;
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

function isListOf(value: unknown, type: number): boolean {
  if (!Array.isArray(value)) return false;
  if (type === typeBits.n) return areAll(value, "number");
  if (type === typeBits.s) return areAll(value, "string");
  for (let at = 0; at < value.length; at++) if (typeBit(value[at]) !== type) return false;
  return true;
}

function areAll(list: readonly unknown[], type: string): boolean {
  for (let at = 0; at < list.length; at++) if (typeof list[at] !== type) return false;
  return true;
}

function fits(type: number | undefined, { types }: Parameter): boolean {
  return ((type ?? 0) & types) !== 0;
}

function typeBit(value: unknown): number {
  if (typeof value === "string") return typeBits.s;
  if (typeof value === "number") return typeBits.n;
  if (value === undefined) return typeBits.m;
  if (typeof value === "boolean") return typeBits.b;
  if (typeof value === "function") return typeBits.f;
  return value === null ? typeBits.l : Array.isArray(value) ? typeBits.a : typeBits.o;
}
