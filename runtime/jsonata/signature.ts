import { JsonataError } from "./error.js";
import { parametersOf, type Parameter } from "./parameters.js";

/** Gives the arguments as a function wants them. Throws T0410, T0411, T0412. */
export type Checker = (given: readonly unknown[], context: unknown) => readonly unknown[];

/** Checks arguments by a signature such as `<s-n?:s>`; `name` is what messages call the function. */
export function checker(name: string, signature: string): Checker {
  let wanted: readonly Parameter[] | undefined;
  return (given, context) => {
    wanted ??= parametersOf(signature);
    return fitAsTheyAre(given, wanted) ? given : fitted(name, given, wanted, context);
  };
}

/** The usual case: an argument for each parameter, none of which has to be changed. */
function fitAsTheyAre(given: readonly unknown[], wanted: readonly Parameter[]): boolean {
  if (given.length > wanted.length) return false;
  for (let at = 0; at < wanted.length; at++) {
    const parameter = wanted[at] as Parameter;
    if (at >= given.length) return wanted.slice(at).every(({ isOptional }) => isOptional);
    const letter = letterOf(given[at]);
    if (!fits(letter, parameter) || parameter.isRepeated) return false;
    if (parameter.isList && letter !== "m" && !isListOf(given[at], parameter.items)) return false;
  }
  return true;
}

function fitted(
  name: string,
  given: readonly unknown[],
  wanted: readonly Parameter[],
  context: unknown,
): readonly unknown[] {
  const letters = given.map(letterOf);
  const counts = match(letters, 0, wanted, 0);
  if (counts === undefined) {
    const index = matching(letters, wanted) + 1;
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
  letters: readonly string[],
  at: number,
  wanted: readonly Parameter[],
  place: number,
): readonly number[] | undefined {
  const parameter = wanted[place];
  if (parameter === undefined) return at === letters.length ? [] : undefined;
  let most = 0;
  const limit = parameter.isRepeated ? letters.length - at : 1;
  while (most < limit && at + most < letters.length && fits(letters[at + most] ?? "", parameter)) most++;
  const least = parameter.isOptional || parameter.isContext ? 0 : 1;
  for (let count = most; count >= least; count--) {
    const rest = match(letters, at + count, wanted, place + 1);
    if (rest) return [count, ...rest];
  }
  return undefined;
}

/** How many of the first arguments would fit. */
function matching(letters: readonly string[], wanted: readonly Parameter[]): number {
  for (let count = letters.length; count > 0; count--)
    for (let place = wanted.length; place > 0; place--)
      if (match(letters.slice(0, count), 0, wanted.slice(0, place), 0)) return count;
  return 0;
}

function fromContext(name: string, context: unknown, parameter: Parameter, at: number): unknown {
  if (fits(letterOf(context), parameter)) return listed(name, context, parameter, at);
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
  return items === undefined || value.every((one) => letterOf(one) === items);
}

// Nothing fits every parameter.
function fits(letter: string, { types }: Parameter): boolean {
  return letter === "m" || types.includes(letter);
}

function letterOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "s";
    case "number":
      return "n";
    case "boolean":
      return "b";
    case "function":
      return "f";
    case "undefined":
      return "m";
    default:
      return value === null ? "l" : Array.isArray(value) ? "a" : "o";
  }
}
