import { base64Alphabet } from "./base64-alphabet.js";
import { failure, shortText, textArgument } from "./failure.js";
import { utf8Text } from "./utf8.js";

/** `States.Base64Decode`: the text whose UTF-8 a Base64 text stands for. Throws `States.IntrinsicFailure`. */
export function base64Decode(value: unknown): string {
  const name = "Base64Decode";
  const text = shortText(name, textArgument(name, value));
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text))
    throw failure(name, "The argument is not a valid Base64 text.");
  const digits = [...text.replace(/=+$/, "")].map((digit) => base64Alphabet.indexOf(digit));
  const bytes: number[] = [];
  for (let i = 0; i < digits.length; i += 4) {
    const [a = 0, b = 0, c, d] = digits.slice(i, i + 4);
    bytes.push((a << 2) | (b >> 4));
    if (c !== undefined) bytes.push(((b << 4) | (c >> 2)) & 255);
    if (c !== undefined && d !== undefined) bytes.push(((c << 6) | d) & 255);
  }
  return utf8Text(bytes);
}
