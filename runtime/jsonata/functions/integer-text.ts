import { decimal, writtenOut } from "./decimal.js";
import { fromFamily, intoFamily } from "./digit-family.js";
import { fromLetters, fromRoman, inLetters, inRoman } from "./integer-letters.js";
import type { Digits, IntegerPicture, Letters } from "./integer-picture.js";
import { fromWords, inWords, ordinalWords } from "./integer-words.js";

/** An integer as a picture shows it. */
export function integerText(value: number, picture: IntegerPicture): string {
  const size = Math.abs(value);
  const whole = Number.isSafeInteger(size) ? String(size) : writtenOut(decimal(size)).whole;
  const text = picture.kind === "digits" ? inDigits(whole, picture) : spelled(whole, picture);
  return value < 0 ? `-${text}` : text;
}

function inDigits(whole: string, picture: Digits): string {
  const digits = whole.padStart(picture.least, "0");
  const text = picture.separators.length === 0 ? digits : separated(digits, picture);
  return intoFamily(text, picture.zero) + (picture.isOrdinal ? ordinalSuffix(whole) : "");
}

function separated(digits: string, picture: Digits): string {
  let text = digits.charAt(0);
  for (let i = 1; i < digits.length; i++)
    text += separatorBefore(digits.length - i, picture) + digits.charAt(i);
  return text;
}

/** What stands before so many last digits. */
function separatorBefore(left: number, { group, separators }: Digits): string {
  if (group > 0) return left % group === 0 ? (separators[0]?.text ?? "") : "";
  return separators.find(({ digits }) => digits === left)?.text ?? "";
}

function ordinalSuffix(whole: string): string {
  if (/1[123]$/.test(whole)) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[whole.slice(-1)] ?? "th";
}

function spelled(whole: string, { kind, letterCase, isOrdinal }: Letters): string {
  const text = kind === "words" ? words(whole, isOrdinal) : letters(Number(whole), kind);
  if (letterCase === "title") return text.replace(/\b(?!and\b)[a-z]/g, (one) => one.toUpperCase());
  return letterCase === "upper" ? text.toUpperCase() : text.toLowerCase();
}

function words(whole: string, isOrdinal: boolean): string {
  const text = inWords(whole);
  return isOrdinal ? ordinalWords(text) : text;
}

// Beyond what a numbering can show, digits do (XPath F&O 3.1, 4.6.1).
const largestRoman = 1_000_000;

function letters(value: number, kind: "letters" | "roman"): string {
  if (kind === "letters") return inLetters(value);
  return value < largestRoman ? inRoman(value) : String(value);
}

/** The integer that a text shows, written as a picture tells; NaN when it is not. */
export function integerValue(text: string, picture: IntegerPicture): number {
  const isNegative = text.startsWith("-");
  const value = naturalValue(isNegative ? text.slice(1) : text, picture);
  return isNegative ? 0 - value : value;
}

function naturalValue(text: string, picture: IntegerPicture): number {
  switch (picture.kind) {
    case "letters":
      return fromLetters(text);
    case "roman":
      return fromRoman(text);
    case "words":
      return fromWords(text);
    case "digits": {
      const separators = new Set(picture.separators.map((one) => one.text));
      const digits = [...fromFamily(text)].filter((one) => !separators.has(one)).join("");
      return /^\s*[0-9]+(?:st|nd|rd|th)?\s*$/i.test(digits) ? Number.parseInt(digits, 10) : NaN;
    }
  }
}
