import { utf8Text } from "../../intrinsics/utf8.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/** `$encodeUrl`: a URL with what it may not hold written as %XX. Throws D3140 for half a surrogate pair. */
export const $encodeUrl = /* @__PURE__ */ builtin(
  "encodeUrl",
  "<s-:s>",
  (url: string | undefined) => converted("encodeUrl", encodeURI, url),
);

/** `$encodeUrlComponent`: the same for a part of a URL, where `/`, `?`, `&` … are written as %XX too. Throws D3140. */
export const $encodeUrlComponent = /* @__PURE__ */ builtin(
  "encodeUrlComponent",
  "<s-:s>",
  (part: string | undefined) => converted("encodeUrlComponent", encodeURIComponent, part),
);

/** `$decodeUrl`: what `$encodeUrl` was given. Throws D3140 where %XX is no UTF-8. */
export const $decodeUrl = /* @__PURE__ */ builtin(
  "decodeUrl",
  "<s-:s>",
  (url: string | undefined) => converted("decodeUrl", decodeURI, url),
);

/**
 * `$decodeUrlComponent`: what `$encodeUrlComponent` was given, and of `+` a space; what is no UTF-8 becomes U+FFFD, as the service
 * has it. Throws D3140 where `%` comes without two digits.
 */
export const $decodeUrlComponent = /* @__PURE__ */ builtin(
  "decodeUrlComponent",
  "<s-:s>",
  (part: string | undefined) => converted("decodeUrlComponent", decodedPart, part),
);

function decodedPart(part: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(part)) throw new URIError(part);
  return part
    .replaceAll("+", " ")
    .replace(/(?:%..)+/g, (bytes) =>
      utf8Text(bytes.match(/[^%]+/g)?.map((byte) => parseInt(byte, 16)) ?? []),
    );
}

function converted(name: string, convert: (text: string) => string, text: string | undefined) {
  if (text === undefined) return undefined;
  try {
    return convert(text);
  } catch {
    const details = { token: name, value: text, functionName: name };
    const message = `Malformed URL passed to $${name}(): ${JSON.stringify(text)}`;
    throw new JsonataError("D3140", message, details);
  }
}
