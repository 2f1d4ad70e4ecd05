import { base64Alphabet } from "./base64-alphabet.js";
import { shortText, textArgument } from "./failure.js";
import { utf8Bytes } from "./utf8.js";

/** `States.Base64Encode`: the MIME Base64 of a text's UTF-8. Throws `States.IntrinsicFailure`. */
export function base64Encode(value: unknown): string {
  const name = "Base64Encode";
  const bytes = utf8Bytes(shortText(name, textArgument(name, value)));
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += digit(bits >> 18) + digit(bits >> 12);
    text += (b === undefined ? "=" : digit(bits >> 6)) + (c === undefined ? "=" : digit(bits));
  }
  return text;
}

function digit(bits: number): string {
  return base64Alphabet.charAt(bits & 63);
}
