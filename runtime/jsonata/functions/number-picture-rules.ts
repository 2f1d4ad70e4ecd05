import { JsonataError } from "../error.js";
import { partsOf, type Role, type SubPicture } from "./sub-picture.js";

/** Throws the error of a rule for sub-pictures that is broken (XPath F&O 3.1, 4.7.3): D3081 to D3093. Of several, the last one. */
export function checkSubPicture(picture: SubPicture): void {
  const { active } = picture;
  const { whole, fraction, exponent } = partsOf(active);
  const hasExponent = active.includes("exponent");
  const broken: readonly (readonly [code: string, isBroken: boolean])[] = [
    ["D3093", hasExponent && (exponent.length === 0 || exponent.some((role) => role !== "digit"))],
    ["D3092", hasExponent && picture.percents + picture.perMilles > 0],
    ["D3091", follows(fraction, "optional", "digit")],
    ["D3090", follows(whole, "digit", "optional")],
    ["D3089", isNextTo(active, "group", "group")],
    ["D3088", !active.includes("point") && whole.at(-1) === "group"],
    ["D3087", isNextTo(active, "group", "point") || isNextTo(active, "point", "group")],
    ["D3086", active.some(isPassive) || (active.length === 0 && !picture.isEmpty)],
    ["D3085", ![...whole, ...fraction].some((role) => role === "digit" || role === "optional")],
    ["D3084", picture.percents > 0 && picture.perMilles > 0],
    ["D3083", picture.perMilles > 1],
    ["D3082", picture.percents > 1],
    ["D3081", active.filter((role) => role === "point").length > 1],
  ];
  const rule = broken.find(([, isBroken]) => isBroken);
  if (rule !== undefined) throw numberPictureError(rule[0]);
}

/** The error of a rule, with its text. */
export function numberPictureError(code: string): JsonataError {
  return new JsonataError(code, texts[code] ?? "", { token: "formatNumber" });
}

const subPicture = "The sub-picture must not contain";
const family = "'decimal digit family'";
const optional = "'optional digit character'";

const texts: { readonly [code: string]: string } = {
  D3080: "The picture string must only contain a maximum of two sub-pictures",
  D3081: `${subPicture} more than one instance of the 'decimal-separator' character`,
  D3082: `${subPicture} more than one instance of the 'percent' character`,
  D3083: `${subPicture} more than one instance of the 'per-mille' character`,
  D3084: `${subPicture} both a 'percent' and a 'per-mille' character`,
  D3085: `The mantissa part of a sub-picture must contain at least one character that is either an ${optional} or a member of the ${family}`,
  D3086: `${subPicture} a passive character that is preceded by an active character and that is followed by another active character`,
  D3087: `${subPicture} a 'grouping-separator' character that appears adjacent to a 'decimal-separator' character`,
  D3088: `${subPicture} a 'grouping-separator' at the end of the integer part`,
  D3089: `${subPicture} two adjacent instances of the 'grouping-separator' character`,
  D3090: `The integer part of the sub-picture must not contain a member of the ${family} that is followed by an instance of the ${optional}`,
  D3091: `The fractional part of the sub-picture must not contain an instance of the ${optional} that is followed by a member of the ${family}`,
  D3092:
    "A sub-picture that contains a 'percent' or 'per-mille' character must not contain a character treated as an 'exponent-separator'",
  D3093: `The exponent part of the sub-picture must comprise only of one or more characters that are members of the ${family}`,
};

function isPassive(role: Role): boolean {
  return role === "other" || role === "percent" || role === "perMille";
}

function follows(roles: readonly Role[], first: Role, second: Role): boolean {
  const at = roles.indexOf(first);
  return at >= 0 && roles.indexOf(second, at) > at;
}

function isNextTo(roles: readonly Role[], first: Role, second: Role): boolean {
  return roles.some((role, i) => role === first && roles[i + 1] === second);
}
