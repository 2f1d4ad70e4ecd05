import { builtin } from "../builtin.js";
import { tooMuch } from "../limits.js";
import type { Steady } from "./contract.js";

/**
 * `$pad`: the text filled up with `filler` (a space when missing or empty) to a width in characters: on its right, or on its left
 * when the width is negative. Throws U1001 for a width that no memory holds.
 */
export const $pad = /* @__PURE__ */ builtin("pad", "<s-ns?:s>", pad) as Steady<string>;

const widest = 2 ** 24;

function pad(text: string | undefined, width: number | undefined, filler?: string) {
  if (text === undefined || width === undefined) return text;
  const missing = Math.trunc(Math.abs(width)) - [...text].length;
  if (missing <= 0) return text;
  if (missing > widest) throw tooMuch("pad");
  const characters = [...(filler || " ")];
  const rounds = characters.join("").repeat(Math.floor(missing / characters.length));
  const padding = rounds + characters.slice(0, missing % characters.length).join("");
  return width < 0 ? padding + text : text + padding;
}
