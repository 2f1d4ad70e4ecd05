/** One parameter of a signature (JSONata, "Function signatures"). */
export interface Parameter {
  /** The types that fit: bits of `typeBits`. Nothing fits every parameter. */
  readonly types: number;
  /** An array; anything else is an array of one. */
  readonly isList: boolean;
  /** Of an array: the letter of its items, if that is not any. */
  readonly items: string;
  /** `-`: the context stands in for it. */
  readonly isContext: boolean;
  /** `?` */
  readonly isOptional: boolean;
  /** `+` */
  readonly isRepeated: boolean;
}

/** The letters of types, a bit each; `m` is nothing. */
export const typeBits = {
  a: 1,
  b: 2,
  f: 4,
  l: 8,
  n: 16,
  o: 32,
  s: 64,
  m: 128,
} as const;

/** The parameters that a signature tells of, such as `<s-n?:s>`; the result is not checked by the language. */
export function parametersOf(signature: string): readonly Parameter[] {
  // They end at the `:` of the result, or at the last `>`.
  const pattern = /[^a-z(:>]*(\([^)]*\)|[a-z])(<(?:[^<>]|<[^<>]*>)*>)?([-?+]*)/gy;
  return [...signature.slice(1).matchAll(pattern)].map(([, type = "", inner = "", marks = ""]) => {
    const isList = type === "a";
    return {
      types: bitsOf(isList ? "xm" : `${type}m`),
      isList,
      items: (isList && inner[1] !== "x" && inner[1]) || "",
      isContext: marks.includes("-"),
      isOptional: marks.includes("?"),
      isRepeated: marks.includes("+"),
    };
  });
}

/** The bits of types, such as of a choice `(sf)`. */
function bitsOf(types: string): number {
  let bits = 0;
  for (const type of types) for (const letter of groups[type] ?? type) bits |= bitOf(letter);
  return bits;
}

/** The bit of a letter; none for a letter that stands for no type. */
export function bitOf(letter: string): number {
  return letter in typeBits ? typeBits[letter as keyof typeof typeBits] : 0;
}

const groups: { readonly [letter: string]: string } = { x: "abflnos", j: "ablnos", u: "blns" };
