import { JsonataError } from "../error.js";
import { zeroOf } from "./digit-family.js";
import { remembered } from "./remembered.js";

/** How an integer is written (XPath F&O 3.1, 4.6.1 `fn:format-integer`). */
export type IntegerPicture = Digits | Letters;

/** In digits of one family, with separators between them. */
export interface Digits {
  readonly kind: "digits";
  /** The code point of the family's zero. */
  readonly zero: number;
  /** How many digits there are at least, and how many places the picture has. */
  readonly least: number;
  readonly places: number;
  readonly separators: readonly Separator[];
  /** The distance of all separators, when they are the same and regular; otherwise 0. */
  readonly group: number;
  readonly isOrdinal: boolean;
}

/** Stands before so many digits, counted from the right. */
export interface Separator {
  readonly digits: number;
  readonly text: string;
}

/** In letters, Roman numerals or words. */
export interface Letters {
  readonly kind: "letters" | "roman" | "words";
  readonly letterCase: "lower" | "upper" | "title";
  readonly isOrdinal: boolean;
}

const letters: { readonly [token: string]: Pick<Letters, "kind" | "letterCase"> } = {
  A: { kind: "letters", letterCase: "upper" },
  a: { kind: "letters", letterCase: "lower" },
  I: { kind: "roman", letterCase: "upper" },
  i: { kind: "roman", letterCase: "lower" },
  W: { kind: "words", letterCase: "upper" },
  w: { kind: "words", letterCase: "lower" },
  Ww: { kind: "words", letterCase: "title" },
};

/** The picture of `$formatInteger`: a primary token and, after the last semicolon, modifiers. Throws D3130, D3131. */
export const integerPicture = /* @__PURE__ */ remembered(pictureOf);

function pictureOf(text: string): IntegerPicture {
  const at = text.lastIndexOf(";");
  const isOrdinal = at >= 0 && text[at + 1] === "o";
  return primaryToken(at < 0 ? text : text.slice(0, at), isOrdinal);
}

/** The picture of a primary token. Throws D3130 for one that is not known, D3131 for digits of two families. */
export function primaryToken(token: string, isOrdinal: boolean): IntegerPicture {
  const known = Object.hasOwn(letters, token) ? letters[token] : undefined;
  if (known !== undefined) return { ...known, isOrdinal };
  let zero: number | undefined;
  let least = 0;
  let places = 0;
  const separators: Separator[] = [];
  for (const character of [...token].toReversed()) {
    const family = zeroOf(character);
    if (family === undefined && character !== "#")
      separators.push({ digits: places, text: character });
    else places++;
    if (family === undefined) continue;
    if (zero !== undefined && zero !== family) throw mixedFamilies();
    zero = family;
    least++;
  }
  if (zero === undefined) throw unknownToken(token);
  return { kind: "digits", zero, least, places, separators, group: groupOf(separators), isOrdinal };
}

/** Separators that are the same and stand at N, 2N, 3N … digits go on like that to the left. */
function groupOf(separators: readonly Separator[]): number {
  const [first] = separators;
  const isRegular = separators.every(
    ({ text, digits }, i) => text === first?.text && digits === first.digits * (i + 1),
  );
  return first !== undefined && isRegular ? first.digits : 0;
}

function unknownToken(token: string): JsonataError {
  return new JsonataError(
    "D3130",
    `Formatting or parsing an integer as a sequence starting with ${JSON.stringify(token)} is not supported by this implementation`,
    { value: token },
  );
}

function mixedFamilies(): JsonataError {
  return new JsonataError(
    "D3131",
    "In a decimal digit pattern, all digits must be from the same decimal group",
  );
}
