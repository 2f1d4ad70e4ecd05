/** What other languages write, and its JSON. */
const translations: { readonly [word: string]: string } = {
  True: "true",
  TRUE: "true",
  False: "false",
  FALSE: "false",
  None: "null",
  NULL: "null",
  Null: "null",
  nil: "null",
  undefined: "null",
};

/** What to type instead of a word that is no JSON value. */
export function wordHelp(word: string): string {
  const text = word.replace(/"$/, "");
  const translated = Object.hasOwn(translations, text) ? translations[text] : asNumber(text);
  if (translated !== undefined) return `Type ${translated}.`;
  if (/^[-+]?(?:NaN|Infinity)$/.test(text))
    return "JSON has no such number: type null or a string.";
  return `Type ${JSON.stringify(text)}.`;
}

/**
 * Where a word that stands for a value ends: the words behind it in the line belong to it (`hello world`), so does
 * what colons join (`arn:aws:sns`), and a closing quote without an opening one (`hello"`).
 */
export function wordValueEnd(text: string, start: number): number {
  const words =
    /(?!\/[/*])[^\s,{}[\]"']+(?:[ \t]+(?!\/[/*])[^\s,{}[\]"']+)*(?:"(?=\s*[,}\]\r\n]))?/y;
  words.lastIndex = start;
  return start + (words.exec(text)?.[0].length ?? 0);
}

/** A key without its quotes, or with its closing quote only; `written` holds that quote. */
export function bareKey(
  text: string,
  start: number,
): { readonly text: string; readonly written: string } | undefined {
  const key = /([^\s,{}[\]"':]+(?:[ \t]+[^\s,{}[\]"':]+)*)"?(?=\s*(?::|=>?))/y;
  key.lastIndex = start;
  const found = key.exec(text);
  return found?.[1] === undefined ? undefined : { text: found[1], written: found[0] };
}

/** The JSON of a number in another language's form: `+1`, `.5`, `1.`, `007`, `0x10`, `1_000`. */
function asNumber(text: string): string | undefined {
  const plain = text.replaceAll("_", "");
  if (!/^[-+]?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)$/.test(plain))
    return undefined;
  const value = /^[-+]?0[xX]/.test(plain)
    ? Number(plain.replace(/^[-+]/, "")) * (plain.startsWith("-") ? -1 : 1)
    : Number(plain);
  return Number.isFinite(value) ? String(value) : undefined;
}
