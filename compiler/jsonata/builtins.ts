import * as functions from "../../runtime/jsonata/functions/index.js";
import { isOnly, kinds, kindsOfResult, type Kinds } from "./kinds.js";

/** What the compiler knows of a function of the library. */
export interface BuiltinFacts {
  /** What it is exported as: `$sum`. */
  readonly name: string;
  readonly signature: string | undefined;
  /** Its first parameter is the environment. */
  readonly isEnvironmental: boolean;
  /** With arguments of the types of its signature it gives a value, */
  readonly givesValue: boolean;
  /** and never fails. */
  readonly isSteady: boolean;
  /** It gives a sequence, which a lambda that ends with it leaves unfinished. */
  readonly givesSequence: boolean;
  readonly result: Kinds;
}

/** A function of the library by its name without `$`. */
export function builtinNamed(name: string): BuiltinFacts | undefined {
  const exported = `$${name}`;
  if (!Object.hasOwn(functions, exported)) return undefined;
  const { signature, environmental } = functions[exported as keyof typeof functions];
  const isDefined = defined.has(name);
  return {
    name: exported,
    signature,
    isEnvironmental: environmental === true,
    givesValue: steady.has(name) || valued.has(name),
    isSteady: steady.has(name),
    givesSequence: sequences.has(name),
    result:
      (kindsOfResult(signature) & (finite.has(name) ? ~kinds.infinite : ~0)) |
      (isDefined ? 0 : kinds.missing),
  };
}

/** The names of all functions of the library, without `$`. */
export const builtinNames: readonly string[] = Object.keys(functions)
  .filter((name) => name.startsWith("$"))
  .map((name) => name.slice(1));

/** The same, or the function that is called in its place where a date has no picture, or a text is split by a text. */
export function lighter(
  facts: BuiltinFacts,
  given: readonly { readonly kinds: Kinds }[],
): BuiltinFacts {
  const { name, result } = facts;
  if (name === "$split" && given[1] && isOnly(given[1].kinds, kinds.string))
    return { ...facts, name: "splitText", isEnvironmental: false };
  if (name === "$now" && given.length === 0) return { ...facts, name: "isoNow" };
  const plain = plainDates.get(name);
  if (plain === undefined || given.length > 1) return facts;
  const known = { givesValue: true, result: result & ~kinds.infinite };
  return { ...facts, ...known, name: plain, isEnvironmental: false };
}

const plainDates: ReadonlyMap<string, string> = new Map([
  ["$fromMillis", "isoFromMillis"],
  ["$toMillis", "isoToMillis"],
]);

const sequences: ReadonlySet<string> = new Set(
  "map filter keys lookup append spread each distinct match sort zip reverse shuffle split".split(
    " ",
  ),
);

const steady: ReadonlySet<string> = new Set(
  "abs floor ceil round uppercase lowercase trim length substring substringBefore substringAfter".split(
    " ",
  ),
);

const valued: ReadonlySet<string> = new Set(
  "number power sqrt contains pad formatNumber formatInteger formatBase base64encode base64decode".split(
    " ",
  ),
);

const finite: ReadonlySet<string> = new Set("count length millis number power sqrt".split(" "));

// These give a value whatever they are given.
const defined: ReadonlySet<string> = new Set("count exists now millis uuid".split(" "));
