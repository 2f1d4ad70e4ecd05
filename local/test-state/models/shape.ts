/** What a value of a service's answer may be. Numbers are inclusive limits: of a length, of a number. */
export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "boolean" }
  | { readonly kind: "string" | "number"; readonly least?: number; readonly most?: number }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "map"; readonly value: Shape }
  | {
      readonly kind: "object";
      /** A field's shape is made when it is asked for: shapes may contain themselves. */
      readonly fields: ReadonlyMap<string, () => Shape>;
      readonly required: readonly string[];
    };

/**
 * Reads a model: one line for each name, `Name Field:type Field!:type …` for an object (`!` is required) or `Name =A|B` for
 * words. A type is `string`, `number`, `boolean` or `any`, perhaps with limits (`string(1..64)`, `number(0..)`), `[type]`
 * for a list, `{type}` for a map, or the name of another line.
 */
export function readModel(text: string): (name: string) => Shape | undefined {
  const lines = new Map(
    text
      .trim()
      .split("\n")
      .map((line) => line.trim().split(" "))
      .map(([name = "", ...rest]) => [name, rest]),
  );
  const named = (name: string): Shape | undefined => {
    const parts = lines.get(name);
    if (parts === undefined) return undefined;
    const [first = ""] = parts;
    if (first.startsWith("=")) return { kind: "words", words: first.slice(1).split("|") };
    const fields = parts.map((part) => {
      const [field = "", type = ""] = part.split(":");
      return { name: field.replace("!", ""), isRequired: field.endsWith("!"), type };
    });
    return {
      kind: "object",
      fields: new Map(fields.map((field) => [field.name, () => typed(field.type)])),
      required: fields.filter(({ isRequired }) => isRequired).map((field) => field.name),
    };
  };
  const typed = (type: string): Shape => {
    const inner = type.slice(1, -1);
    if (type.startsWith("[")) return { kind: "list", item: typed(inner) };
    if (type.startsWith("{")) return { kind: "map", value: typed(inner) };
    const [, word = "", least = "", most = ""] =
      /^(\w+)(?:\(([\d.]*?)\.\.([\d.]*)\))?$/.exec(type) ?? [];
    if (word === "string" || word === "number")
      return {
        kind: word,
        ...(least && { least: Number(least) }),
        ...(most && { most: Number(most) }),
      };
    if (word === "boolean") return { kind: "boolean" };
    return named(word) ?? { kind: "any" };
  };
  return named;
}
