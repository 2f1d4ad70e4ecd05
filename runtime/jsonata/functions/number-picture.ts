import type { DecimalFormat } from "./decimal-format.js";
import { checkSubPicture, numberPictureError } from "./number-picture-rules.js";
import { partsOf, type Role, type SubPicture, subPicture } from "./sub-picture.js";

/** How a number is written (XPath F&O 3.1, 4.7.4 "Analyzing the picture string"). */
export interface NumberPicture {
  readonly prefix: string;
  readonly suffix: string;
  /** Powers of ten that a percent or per-mille sign multiplies with. */
  readonly shift: number;
  /** How many digits each part has at least, and the fraction at most. */
  readonly wholeDigits: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  readonly exponentDigits: number;
  /** How many digits the mantissa has before the point when there is an exponent. */
  readonly scale: number;
  /** The distance of all grouping separators when they are regular; 0: `groups` tells. */
  readonly group: number;
  /** Before how many digits, from the right, of the whole part a separator stands. */
  readonly groups: readonly number[];
  /** After how many digits of the fraction. */
  readonly fractionGroups: readonly number[];
}

/** The pictures of positive and (if there is one) of negative numbers. Throws D3080 to D3093. */
export function numberPictures(
  text: string,
  format: DecimalFormat,
): readonly [NumberPicture, NumberPicture?] {
  const parts = text.split(format.patternSeparator);
  if (parts.length > 2) throw numberPictureError("D3080");
  const [positive, negative] = parts.map((part) => subPicture(part, format));
  if (positive === undefined) throw numberPictureError("D3085");
  checkSubPicture(positive);
  if (negative === undefined) return [analysed(positive)];
  checkSubPicture(negative);
  return [analysed(positive), analysed(negative)];
}

function analysed(picture: SubPicture): NumberPicture {
  const { whole, fraction, exponent } = partsOf(picture.active);
  const hasExponent = exponent.length > 0;
  const scale = count(whole, "digit");
  let wholeDigits = scale;
  let leastFraction = count(fraction, "digit");
  let mostFraction = leastFraction + count(fraction, "optional");
  // A number has at least one digit somewhere.
  if (wholeDigits === 0 && mostFraction === 0) {
    if (hasExponent) leastFraction = mostFraction = 1;
    else wholeDigits = 1;
  }
  if (hasExponent && wholeDigits === 0 && whole.includes("optional")) wholeDigits = 1;
  if (wholeDigits === 0 && leastFraction === 0) leastFraction = 1;
  const groups = distances(whole.toReversed());
  return {
    prefix: picture.prefix,
    suffix: picture.suffix,
    shift: picture.percents > 0 ? 2 : picture.perMilles > 0 ? 3 : 0,
    wholeDigits,
    leastFraction,
    mostFraction,
    exponentDigits: exponent.length,
    scale,
    group: regularGroup(groups, whole.length - groups.length),
    groups,
    fractionGroups: distances(fraction),
  };
}

function count(roles: readonly Role[], role: Role): number {
  return roles.filter((one) => one === role).length;
}

/** After how many digits each grouping separator stands. */
function distances(roles: readonly Role[]): readonly number[] {
  const found: number[] = [];
  let digits = 0;
  for (const role of roles)
    if (role === "group") found.push(digits);
    else digits++;
  return found;
}

/** The distance of grouping separators when they stand at each of its multiples within `digits` digits; otherwise 0. */
function regularGroup(groups: readonly number[], digits: number): number {
  const [first = 0] = groups;
  if (first === 0) return 0;
  const expected = Math.max(1, Math.ceil(digits / first) - 1);
  const isRegular =
    groups.length === expected && groups.every((group, i) => group === first * (i + 1));
  return isRegular ? first : 0;
}
