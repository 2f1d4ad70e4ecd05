import { base64Of } from "./base64.js";
import { shortText, textArgument } from "./failure.js";
import { utf8Bytes } from "./utf8.js";

/** `States.Base64Encode`: the MIME Base64 of a text's UTF-8. Throws `States.IntrinsicFailure`. */
export function base64Encode(value: unknown): string {
  const name = "Base64Encode";
  return base64Of(utf8Bytes(shortText(name, textArgument(name, value))));
}
