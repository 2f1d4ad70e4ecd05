import type { DecimalFormat } from "./decimal-format.js";

/** What a character of a sub-picture is; all but `other`, `percent` and `perMille` are active. */
export type Role =
  "digit" | "optional" | "point" | "group" | "exponent" | "percent" | "perMille" | "other";

/** A sub-picture taken apart (XPath F&O 3.1, 4.7.3): the active characters between what is copied. */
export interface SubPicture {
  readonly prefix: string;
  readonly suffix: string;
  /** What stands between the first and the last active character, both included. */
  readonly active: readonly Role[];
  readonly percents: number;
  readonly perMilles: number;
  readonly isEmpty: boolean;
}

export function subPicture(text: string, format: DecimalFormat): SubPicture {
  const tokens = tokensOf(text, format);
  const first = tokens.findIndex(isActive);
  const last = tokens.findLastIndex(isActive);
  const textOf = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join("");
  const count = (role: Role) => tokens.filter((token) => token.role === role).length;
  return {
    prefix: first < 0 ? text : textOf(0, first),
    suffix: first < 0 ? "" : textOf(last + 1, tokens.length),
    active: first < 0 ? [] : tokens.slice(first, last + 1).map(({ role }) => role),
    percents: count("percent"),
    perMilles: count("perMille"),
    isEmpty: text === "",
  };
}

/** The active characters before the point, after it, and after the exponent separator. */
export function partsOf(active: readonly Role[]): {
  readonly whole: readonly Role[];
  readonly fraction: readonly Role[];
  readonly exponent: readonly Role[];
} {
  const e = active.indexOf("exponent");
  const mantissa = e < 0 ? active : active.slice(0, e);
  const point = mantissa.indexOf("point");
  return {
    whole: point < 0 ? mantissa : mantissa.slice(0, point),
    fraction: point < 0 ? [] : mantissa.slice(point + 1),
    exponent: e < 0 ? [] : active.slice(e + 1),
  };
}

interface Token {
  readonly role: Role;
  readonly text: string;
}

/** An exponent separator is one only between active characters; elsewhere it is copied. */
function tokensOf(text: string, format: DecimalFormat): readonly Token[] {
  const tokens = rawTokens(text, format);
  const isPlain = (token: Token) => isActive(token) && token.role !== "exponent";
  const first = tokens.findIndex(isPlain);
  const last = tokens.findLastIndex(isPlain);
  return tokens.map((token, i) =>
    token.role === "exponent" && (i < first || i > last) ? { ...token, role: "other" } : token,
  );
}

function rawTokens(text: string, format: DecimalFormat): readonly Token[] {
  const symbols: readonly (readonly [Role, string])[] = [
    ["optional", format.digit],
    ["point", format.decimalSeparator],
    ["group", format.groupingSeparator],
    ["percent", format.percent],
    ["perMille", format.perMille],
    ["exponent", format.exponentSeparator],
  ];
  const zero = format.zeroDigit.codePointAt(0) ?? 0;
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const isDigit = code >= zero && code <= zero + 9;
    const symbol = isDigit ? undefined : symbols.find(([, symbol]) => text.startsWith(symbol, at));
    const length = symbol?.[1].length ?? (code > 0xffff ? 2 : 1);
    const role = isDigit ? "digit" : (symbol?.[0] ?? "other");
    tokens.push({ role, text: text.slice(at, at + length) });
    at += length;
  }
  return tokens;
}

function isActive({ role }: Token): boolean {
  return role !== "other" && role !== "percent" && role !== "perMille";
}
