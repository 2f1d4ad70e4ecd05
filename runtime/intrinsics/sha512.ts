import { hashedBytes, padded } from "./digest.js";
import { cubeRootBits, squareRootBits } from "./sha2-constants.js";

/** The SHA-512 of a text in UTF-8, or of a value's JSON text, in hexadecimal (FIPS 180-4). */
export function sha512(data: unknown): string {
  return digest(data, squareRootBits(0, 8));
}

/** The SHA-384 of a text in UTF-8, or of a value's JSON text, in hexadecimal: most of another SHA-512. */
export function sha384(data: unknown): string {
  return digest(data, squareRootBits(8, 16)).slice(0, 96);
}

// Computed once, when first needed.
let constants: readonly bigint[] | undefined;

function digest(data: unknown, start: readonly bigint[]): string {
  const message = padded(hashedBytes(data), 128, true);
  constants ??= cubeRootBits(80);
  const rounds = constants;
  const state = BigUint64Array.from(start);
  for (let at = 0; at < message.byteLength; at += 128) {
    const words = schedule(message, at);
    compress(
      state,
      words.map((word, i) => word + (rounds[i] ?? 0n)),
    );
  }
  return [...state].map((word) => word.toString(16).padStart(16, "0")).join("");
}

function schedule(message: DataView, at: number): BigUint64Array {
  const words = new BigUint64Array(80);
  const word = (i: number) => words[i] ?? 0n;
  for (let i = 0; i < 80; i++) {
    if (i < 16) {
      words[i] = message.getBigUint64(at + 8 * i);
      continue;
    }
    const [early, late] = [word(i - 15), word(i - 2)];
    const s0 = rotateRight(early, 1n) ^ rotateRight(early, 8n) ^ (early >> 7n);
    const s1 = rotateRight(late, 19n) ^ rotateRight(late, 61n) ^ (late >> 6n);
    words[i] = word(i - 16) + s0 + word(i - 7) + s1;
  }
  return words;
}

function compress(state: BigUint64Array, words: BigUint64Array): void {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const word of words) {
    const s1 = rotateRight(e, 14n) ^ rotateRight(e, 18n) ^ rotateRight(e, 41n);
    const first = h + s1 + ((e & f) ^ (~e & g)) + word;
    const s0 = rotateRight(a, 28n) ^ rotateRight(a, 34n) ^ rotateRight(a, 39n);
    const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [wrapped(first + second), a, b, c, wrapped(d + first), e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0n) + word));
}

function rotateRight(word: bigint, bits: bigint): bigint {
  return wrapped((word >> bits) | (word << (64n - bits)));
}

function wrapped(word: bigint): bigint {
  return BigInt.asUintN(64, word);
}
