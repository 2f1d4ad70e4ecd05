import { builtin } from "../builtin.js";
import type { Steady } from "./contract.js";

/** `$length`: how many characters (Unicode code points) a text has. */
export const $length = /* @__PURE__ */ builtin("length", "<s-:n>", length) as Steady<number>;

function length(text: string | undefined): number | undefined {
  if (text === undefined || !hasPairs(text)) return text?.length;
  let count = 0;
  for (const character of text) if (character !== "") count++;
  return count;
}

/** Whether some characters of the text may take two units: without any, its indices are those of its characters. */
export function hasPairs(text: string): boolean {
  return /[\ud800-\udbff]/.test(text);
}
