import { builtin } from "../builtin.js";
import { type Decimal, decimal, roundedHalfEven, writtenOut } from "./decimal.js";
import { type DecimalFormat, decimalFormat } from "./decimal-format.js";
import { type NumberPicture, numberPictures } from "./number-picture.js";

/**
 * `$formatNumber`: the number as a picture shows it, such as `#,##0.00;(#,##0.00)` (XPath F&O 3.1, `fn:format-number`). Options replace
 * the picture's characters, named as in XPath: `decimal-separator`, `zero-digit` … Throws D3080 to D3093 for a bad picture.
 */
export const $formatNumber = /* @__PURE__ */ builtin("formatNumber", "<n-so?:s>", formatNumber, 3);

function formatNumber(
  value: number | undefined,
  text: string | undefined,
  options: { readonly [name: string]: unknown } = {},
): string | undefined {
  if (value === undefined || text === undefined) return undefined;
  const format = decimalFormat(options);
  const [positive, negative] = numberPictures(text, format);
  if (Number.isNaN(value)) return format.NaN;
  const picture = value < 0 ? (negative ?? positive) : positive;
  const sign = value < 0 && negative === undefined ? format.minusSign : "";
  const digits = Number.isFinite(value)
    ? withExponent(decimal(value), picture, format)
    : format.infinity;
  return sign + picture.prefix + digits + picture.suffix;
}

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
  const grouped = separated([...before], format, (i) => isGroup(before.length - i, picture));
  if (after === "") return grouped;
  const fractionGroups = separated([...after], format, (i) => picture.fractionGroups.includes(i));
  return grouped + format.decimalSeparator + fractionGroups;
}

/** Whether a separator stands where `left` digits of the whole part are still to come. */
function isGroup(left: number, { group, groups }: NumberPicture): boolean {
  return group > 0 ? left % group === 0 : groups.includes(left);
}

function separated(
  digits: readonly string[],
  format: DecimalFormat,
  isBefore: (index: number) => boolean,
): string {
  return digits
    .map(
      (digit, i) =>
        (i > 0 && isBefore(i) ? format.groupingSeparator : "") + inFamily(digit, format),
    )
    .join("");
}

/** Digits of the family that the zero digit tells. */
function inFamily(digits: string, { zeroDigit }: DecimalFormat): string {
  const zero = zeroDigit.codePointAt(0) ?? 0;
  return digits.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
