import { bytesOf } from "./base64.js";
import { failure, shortText, textArgument } from "./failure.js";
import { utf8Text } from "./utf8.js";

/** `States.Base64Decode`: the text whose UTF-8 a Base64 text stands for. Throws `States.IntrinsicFailure`. */
export function base64Decode(value: unknown): string {
  const name = "Base64Decode";
  const bytes = bytesOf(shortText(name, textArgument(name, value)));
  if (bytes === undefined) throw failure(name, "The argument is not a valid Base64 text.");
  return utf8Text(bytes);
}
