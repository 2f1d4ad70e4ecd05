// Integers as letters: the pictures `A`, `a` (A to Z, AA …) and `I`, `i` (Roman numerals).

/** A natural number as letters, `A` for 1, `AA` for 27; nothing for 0. */
export function inLetters(value: number): string {
  let letters = "";
  for (let left = value; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** The number that letters stand for, in any case; NaN when they are no letters. */
export function fromLetters(text: string): number {
  if (!/^[A-Za-z]*$/.test(text)) return NaN;
  return [...text.toUpperCase()].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
}

const numerals: readonly (readonly [text: string, value: number])[] = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];

/** A natural number in Roman numerals; nothing for 0. */
export function inRoman(value: number): string {
  let left = value;
  let text = "";
  for (const [numeral, worth] of numerals) {
    const count = Math.floor(left / worth);
    text += numeral.repeat(count);
    left -= count * worth;
  }
  return text;
}

/** The number that Roman numerals stand for, in any case; NaN when they are none. */
export function fromRoman(text: string): number {
  const values = [...text.toUpperCase()].map(
    (one) => numerals.find(([numeral]) => numeral === one)?.[1] ?? NaN,
  );
  return values.reduce((sum, one, i) => (one < (values[i + 1] ?? 0) ? sum - one : sum + one), 0);
}
