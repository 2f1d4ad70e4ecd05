/** One parameter of a signature (JSONata, "Function signatures"). */
export interface Parameter {
  /** Letters of the types that fit. */
  readonly types: string;
  /** An array; anything else is an array of one. */
  readonly isList: boolean;
  /** Of an array: the letter of its items. */
  readonly items?: string;
  /** `-`: the context stands in for it. */
  readonly isContext: boolean;
  /** `?` */
  readonly isOptional: boolean;
  /** `+` */
  readonly isRepeated: boolean;
}

/** The parameters that a signature tells of, such as `<s-n?:s>`; the result is not checked by the language. */
export function parametersOf(signature: string): readonly Parameter[] {
  const pattern = /(\([^)]*\)|[a-z])(<(?:[^<>]|<[^<>]*>)*>)?([-?+]*)/g;
  const all = [...signature.slice(1, endOf(signature)).matchAll(pattern)];
  return all.map(([, type = "", inner, marks = ""]) => {
    const isList = type === "a";
    const items = isList ? inner?.slice(1, 2) : undefined;
    return {
      types: typesOf(type),
      isList,
      ...(items !== undefined && items !== "x" && { items }),
      isContext: marks.includes("-"),
      isOptional: marks.includes("?"),
      isRepeated: marks.includes("+"),
    };
  });
}

/** Where the parameters end: at the `:` of the result, or at the last `>`. */
function endOf(signature: string): number {
  let depth = 0;
  for (let at = 0; at < signature.length; at++) {
    const character = signature.charAt(at);
    if ("<(".includes(character)) depth++;
    if (")>".includes(character)) depth--;
    if (character === ":" && depth === 1) return at;
  }
  return signature.length - 1;
}

function typesOf(type: string): string {
  if (type.startsWith("(")) return [...type.slice(1, -1)].map((one) => letters[one] ?? one).join("");
  return type === "a" ? any : (letters[type] ?? type);
}

const any = "abflnos";
const letters: { readonly [type: string]: string } = { x: any, j: "ablnos", u: "blns" };
