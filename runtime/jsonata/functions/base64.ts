import { base64Alphabet } from "../../intrinsics/base64-alphabet.js";
import { builtin } from "../builtin.js";

/** `$base64encode`: the Base64 of a text whose characters are bytes (U+0000 to U+00FF); of any other its low byte. */
export const $base64encode = /* @__PURE__ */ builtin("base64encode", "<s-:s>", base64encode);

/** `$base64decode`: the bytes of a Base64 text as characters. What is no digit of it is left out. */
export const $base64decode = /* @__PURE__ */ builtin("base64decode", "<s-:s>", base64decode);

function base64encode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let result = "";
  for (let i = 0; i < text.length; i += 3) {
    const left = text.length - i;
    const bits = (byte(text, i) << 16) | (byte(text, i + 1) << 8) | byte(text, i + 2);
    result += digit(bits >> 18) + digit(bits >> 12);
    result += (left > 1 ? digit(bits >> 6) : "=") + (left > 2 ? digit(bits) : "=");
  }
  return result;
}

function byte(text: string, at: number): number {
  return text.charCodeAt(at) & 255; // 0 beyond the end
}

function digit(bits: number): string {
  return base64Alphabet.charAt(bits & 63);
}

function base64decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let result = "";
  let bits = 0;
  let count = 0;
  for (const character of text.replaceAll("-", "+").replaceAll("_", "/")) {
    if (character === "=") break;
    const value = base64Alphabet.indexOf(character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += String.fromCharCode((bits >> count) & 255);
  }
  return result;
}
