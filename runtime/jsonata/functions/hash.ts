import { utf8Bytes } from "../../intrinsics/utf8.js";
import { md5 } from "../../intrinsics/md5.js";
import { sha1 } from "../../intrinsics/sha1.js";
import { sha256 } from "../../intrinsics/sha256.js";
import { sha384, sha512 } from "../../intrinsics/sha512.js";
import { builtin } from "../builtin.js";
import { JsonataError } from "../error.js";

/**
 * `$hash`: the hash of a text's UTF-8, in hexadecimal (AWS's own). The algorithm is MD5, SHA-1, SHA-256, SHA-384 or SHA-512; without
 * one there is nothing. Throws D3137 for another one.
 */
export const $hash = /* @__PURE__ */ builtin("hash", "<ss?:s>", hash, 2);

function hash(text: string | undefined, algorithm?: string): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  switch (algorithm) {
    case "MD5":
      return md5(utf8Bytes(text));
    case "SHA-1":
      return sha1(utf8Bytes(text));
    case "SHA-256":
      return sha256(utf8Bytes(text));
    case "SHA-384":
      return sha384(utf8Bytes(text));
    case "SHA-512":
      return sha512(utf8Bytes(text));
    default:
      throw new JsonataError(
        "D3137",
        `Hash algorithm '${algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`,
        { token: "hash", value: algorithm, index: 2 },
      );
  }
}
