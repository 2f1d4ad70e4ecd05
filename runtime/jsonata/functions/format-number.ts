import { builtin } from "../builtin.js";
import { type Decimal, decimal, roundedHalfEven, writtenOut } from "./decimal.js";
import { type DecimalFormat, decimalFormat } from "./decimal-format.js";
import { intoFamily } from "./digit-family.js";
import { type NumberPicture, numberPictures } from "./number-picture.js";
import { remembered } from "./remembered.js";
import type { Steady } from "./contract.js";

/**
 * `$formatNumber`: the number as a picture shows it, such as `#,##0.00;(#,##0.00)` (XPath F&O 3.1, `fn:format-number`). Options replace
 * the picture's characters, named as in XPath: `decimal-separator`, `zero-digit` … Throws D3080 to D3093 for a bad picture.
 */
export const $formatNumber = /* @__PURE__ */ builtin(
  "formatNumber",
  "<n-so?:s>",
  formatNumber,
) as Steady<string>;

function formatNumber(
  value: number | undefined,
  text: string | undefined,
  options?: { readonly [name: string]: unknown },
): string | undefined {
  if (value === undefined || text === undefined) return undefined;
  const format = options === undefined ? usualFormat() : decimalFormat(options);
  const [positive, negative] =
    options === undefined ? usualPictures(text) : numberPictures(text, format);
  if (Number.isNaN(value)) return format.NaN;
  const picture = value < 0 ? (negative ?? positive) : positive;
  const sign = value < 0 && negative === undefined ? format.minusSign : "";
  const digits = Number.isFinite(value)
    ? withExponent(decimal(value), picture, format)
    : format.infinity;
  return sign + picture.prefix + digits + picture.suffix;
}

// Made when first needed.
let usual: DecimalFormat | undefined;

function usualFormat(): DecimalFormat {
  return (usual ??= decimalFormat({}));
}

const usualPictures = /* @__PURE__ */ remembered((text) => numberPictures(text, usualFormat()));

function withExponent(value: Decimal, picture: NumberPicture, format: DecimalFormat): string {
  const shifted = { digits: value.digits, point: value.point + picture.shift };
  if (picture.exponentDigits === 0) return mantissa(shifted, picture, format);
  const isZero = /^0*$/.test(value.digits);
  const exponent = isZero ? 0 : shifted.point - picture.scale;
  const scaled = isZero ? shifted : { digits: value.digits, point: picture.scale };
  const written = String(Math.abs(exponent)).padStart(picture.exponentDigits, "0");
  return (
    mantissa(scaled, picture, format) +
    format.exponentSeparator +
    (exponent < 0 ? format.minusSign : "") +
    inFamily(written, format)
  );
}

function mantissa(value: Decimal, picture: NumberPicture, format: DecimalFormat): string {
  const { whole, fraction } = writtenOut(roundedHalfEven(value, picture.mostFraction));
  const before = (whole === "0" ? "" : whole).padStart(picture.wholeDigits, "0");
  const after = fraction.padEnd(picture.leastFraction, "0");
  const grouped = separated(before, format, (i) => isGroup(before.length - i, picture));
  if (after === "") return grouped;
  const fractionGroups = separated(after, format, (i) => picture.fractionGroups.includes(i));
  return grouped + format.decimalSeparator + fractionGroups;
}

/** Whether a separator stands where `left` digits of the whole part are still to come. */
function isGroup(left: number, { group, groups }: NumberPicture): boolean {
  return group > 0 ? left % group === 0 : groups.includes(left);
}

function separated(
  digits: string,
  format: DecimalFormat,
  isBefore: (index: number) => boolean,
): string {
  let text = "";
  let start = 0;
  for (let i = 1; i < digits.length; i++) {
    if (!isBefore(i)) continue;
    text += inFamily(digits.slice(start, i), format) + format.groupingSeparator;
    start = i;
  }
  return text + inFamily(digits.slice(start), format);
}

/** Digits of the family that the zero digit tells. */
function inFamily(digits: string, { zeroDigit }: DecimalFormat): string {
  return intoFamily(digits, zeroDigit.codePointAt(0) ?? 0);
}
