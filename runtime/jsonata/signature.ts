import { JsonataError } from "./error.js";
import { bitOf, parametersOf, typeBits, type Parameter } from "./parameters.js";

/** What a signature such as `<s-n?:s>` asks of arguments. */
export interface Check {
  /** The usual case: up to four arguments, one for each parameter, none of which has to be changed. */
  fits(count: number, a: unknown, b: unknown, c: unknown, d: unknown): boolean;
  /** The arguments as the function wants them. Throws T0410, T0411, T0412. */
  fitted(given: readonly unknown[], context: unknown): readonly unknown[];
}

/** Checks arguments by a signature; `name` is what messages call the function. */
export function checker(name: string, signature: string): Check {
  let wanted: readonly Parameter[] | undefined;
  // How many arguments usually are there, the types of each that do not fit, and the type of the items of the first.
  let least = 0;
  let most = -1;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let items = 0;
  // Most functions that a module imports are not called at once; the first call fits nothing yet.
  const read = () => {
    wanted = parametersOf(signature);
    least = wanted.findLastIndex((one) => !one.isOptional) + 1;
    const isOther = (one: Parameter, at: number) =>
      one.isRepeated || at > 3 || (at > 0 && one.items);
    most = wanted.some(isOther) ? -1 : wanted.length;
    // What is no list would have to become one.
    [first = 0, second = 0, third = 0, fourth = 0] = wanted.map(({ types, isList }) =>
      isList ? ~(typeBits.a | typeBits.m) : ~types,
    );
    items = bitOf(wanted[0]?.items ?? "");
    return wanted;
  };
  return {
    fits(count, a, b, c, d) {
      return (
        count >= least &&
        count <= most &&
        (items ? a === undefined || isListOf(a, items) : !(typeBit(a) & first)) &&
        (count < 2 || !(typeBit(b) & second)) &&
        (count < 3 || !(typeBit(c) & third)) &&
        (count < 4 || !(typeBit(d) & fourth))
      );
    },
    fitted: (given, context) => fitted(name, given, wanted ?? read(), context),
  };
}

function fitted(
  name: string,
  given: readonly unknown[],
  wanted: readonly Parameter[],
  context: unknown,
): readonly unknown[] {
  const counts = countsOf(name, given, wanted);
  const result: unknown[] = [];
  let at = 0;
  wanted.forEach((parameter, place) => {
    const count = counts[place] ?? 0;
    // Of what is left out only the context has a place: an optional argument does not move those behind it.
    if (count === 0 && parameter.isContext) {
      if ((typeBit(context) & parameter.types) === 0)
        throw refused("T0411", name, at, context, "Context value is not a compatible type with a");
      result.push(listed(name, context, parameter, at));
    }
    for (let i = 0; i < count; i++, at++) result.push(listed(name, given[at], parameter, at));
  });
  return result;
}

/** How many arguments each parameter takes: as many as it can, as long as the others get theirs. Throws T0410. */
function countsOf(
  name: string,
  given: readonly unknown[],
  wanted: readonly Parameter[],
): readonly number[] {
  let furthest = 0;
  const from = (at: number, place: number): readonly number[] | undefined => {
    furthest = Math.max(furthest, at);
    const parameter = wanted[place];
    if (parameter === undefined) return at === given.length ? [] : undefined;
    const end = parameter.isRepeated ? given.length : Math.min(at + 1, given.length);
    let to = at;
    while (to < end && (typeBit(given[to]) & parameter.types) !== 0) to++;
    const least = parameter.isOptional || parameter.isContext ? at : at + 1;
    for (; to >= least; to--) {
      const rest = from(to, place + 1);
      if (rest) return [to - at, ...rest];
    }
    return undefined;
  };
  const counts = from(0, 0);
  if (counts) return counts;
  const after = " does not match function signature";
  throw refused("T0410", name, furthest, given[furthest], "A", after);
}

function listed(name: string, value: unknown, { isList, items }: Parameter, at: number): unknown {
  if (!isList || value === undefined) return value;
  const list: unknown = Array.isArray(value) ? value : [value];
  if (!items || isListOf(list, bitOf(items))) return list;
  const type = typeNames.find((one) => one.startsWith(items)) ?? items;
  throw refused("T0412", name, at, value, "A", ` must be an array of ${JSON.stringify(type)}`);
}

const typeNames = ["arrays", "booleans", "functions", "numbers", "objects", "strings"];

/** An argument of a function, from 0, that is refused. */
function refused(
  code: string,
  token: string,
  at: number,
  value: unknown,
  before: string,
  after = "",
): JsonataError {
  const index = at + 1;
  const message = `${before}rgument ${index} of function ${JSON.stringify(token)}${after}`;
  return new JsonataError(code, message, { index, token, value });
}

function isListOf(value: unknown, type: number): boolean {
  if (!Array.isArray(value)) return false;
  for (let at = 0; at < value.length; at++) if (typeBit(value[at]) !== type) return false;
  return true;
}

function typeBit(value: unknown): number {
  if (typeof value === "number") return typeBits.n;
  if (typeof value === "string") return typeBits.s;
  if (value === undefined) return typeBits.m;
  if (typeof value === "boolean") return typeBits.b;
  if (typeof value === "function") return typeBits.f;
  return value === null ? typeBits.l : Array.isArray(value) ? typeBits.a : typeBits.o;
}
