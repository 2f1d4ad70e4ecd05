import { base64Of, bytesOf } from "../../intrinsics/base64.js";
import { utf8Bytes, utf8Text } from "../../intrinsics/utf8.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";
import type { Steady } from "./contract.js";

/** `$base64encode`: the Base64 of a text's UTF-8, as the service has it. */
export const $base64encode = /* @__PURE__ */ builtin(
  "base64encode",
  "<s-:s>",
  base64encode,
) as Steady<string>;

/** `$base64decode`: the text whose UTF-8 a Base64 text stands for. Throws D3137 when it is none, as the service does. */
export const $base64decode = /* @__PURE__ */ builtin(
  "base64decode",
  "<s-:s>",
  base64decode,
) as Steady<string>;

function base64encode(text: string | undefined): string | undefined {
  return text === undefined ? undefined : base64Of(utf8Bytes(text));
}

function base64decode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const bytes = bytesOf(text);
  if (bytes) return utf8Text(bytes);
  const details = { token: "base64decode", value: text, index: 1 };
  throw new JsonataError("D3137", "Invalid Base64", details);
}
