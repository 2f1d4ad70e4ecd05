import { hashedBytes, hex, padded, rotateLeft } from "./digest.js";
import { cubeRootBits, squareRootBits } from "./sha2-constants.js";

/** The SHA-256 of a text in UTF-8, or of a value's JSON text, in hexadecimal (FIPS 180-4). */
export function sha256(data: unknown): string {
  const message = padded(hashedBytes(data), 64, true);
  constants ??= Int32Array.from(cubeRootBits(64), upperHalf);
  start ??= Int32Array.from(squareRootBits(0, 8), upperHalf);
  const [rounds, state] = [constants, start.slice()];
  for (let at = 0; at < message.byteLength; at += 64) {
    const words = schedule(message, at);
    compress(
      state,
      words.map((word, i) => word + (rounds[i] ?? 0)),
    );
  }
  return hex(state);
}

// Computed once, when first needed.
let constants: Int32Array | undefined;
let start: Int32Array | undefined;

function upperHalf(bits: bigint): number {
  return Number(bits >> 32n) | 0;
}

function schedule(message: DataView, at: number): Int32Array {
  const words = new Int32Array(64);
  const word = (i: number) => words[i] ?? 0;
  for (let i = 0; i < 64; i++) {
    if (i < 16) {
      words[i] = message.getInt32(at + 4 * i);
      continue;
    }
    const [early, late] = [word(i - 15), word(i - 2)];
    const s0 = rotateLeft(early, 25) ^ rotateLeft(early, 14) ^ (early >>> 3);
    const s1 = rotateLeft(late, 15) ^ rotateLeft(late, 13) ^ (late >>> 10);
    words[i] = word(i - 16) + s0 + word(i - 7) + s1;
  }
  return words;
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (const word of words) {
    const s1 = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7);
    const first = h + s1 + ((e & f) ^ (~e & g)) + word;
    const s0 = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10);
    const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
}
