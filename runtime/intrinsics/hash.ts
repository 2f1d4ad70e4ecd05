import { failure } from "./failure.js";
import { md5 } from "./md5.js";
import { sha1 } from "./sha1.js";
import { sha256 } from "./sha256.js";
import { sha384, sha512 } from "./sha512.js";

/**
 * `States.Hash` with an algorithm that only the data tells. With a constant one, that algorithm's own function is called.
 * Throws `States.IntrinsicFailure`.
 */
export function hash(data: unknown, algorithm: unknown): string {
  switch (algorithm) {
    case "MD5":
      return md5(data);
    case "SHA-1":
      return sha1(data);
    case "SHA-256":
      return sha256(data);
    case "SHA-384":
      return sha384(data);
    case "SHA-512":
      return sha512(data);
    default:
      throw failure("Hash", `The algorithm ${JSON.stringify(algorithm)} is not supported.`);
  }
}
