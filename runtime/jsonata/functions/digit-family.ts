/** The zero of the family of ten decimal digits that a character belongs to, as a code point; `undefined` for no digit. */
export function zeroOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x30 && code <= 0x39) return 0x30;
  if (!isDigit(code)) return undefined;
  // Families are in order, each from its zero; some follow each other without a gap.
  let first = code;
  while (isDigit(first - 1)) first--;
  return code - ((code - first) % 10);
}

/** ASCII digits as digits of a family; other characters stay. */
export function intoFamily(digits: string, zero: number): string {
  if (zero === 0x30) return digits;
  return digits.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

/** Digits of any family as ASCII digits; other characters stay. */
export function fromFamily(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) =>
    String((digit.codePointAt(0) ?? 0) - (zeroOf(digit) ?? 0)),
  );
}

function isDigit(code: number): boolean {
  return code >= 0 && /\p{Nd}/u.test(String.fromCodePoint(code));
}
