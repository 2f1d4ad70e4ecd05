import { hashedBytes, hex, padded, rotateLeft } from "./digest.js";

/** The MD5 of a text in UTF-8, or of a value's JSON text, in hexadecimal (RFC 1321). */
export function md5(data: unknown): string {
  const message = padded(hashedBytes(data), 64, false);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < message.byteLength; at += 64) state = compressed(state, message, at);
  return hex(state.map(swapped));
}

type State = readonly [number, number, number, number];

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

function compressed(state: State, message: DataView, at: number): State {
  let [a, b, c, d] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const word = message.getUint32(at + 4 * place(i, round), true);
    const mixed = a + mix(round, b, c, d) + Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) + word;
    const turned = rotateLeft(mixed | 0, shifts[4 * round + (i & 3)] ?? 0);
    [a, d, c, b] = [d, c, b, (b + turned) | 0];
  }
  return [state[0] + a, state[1] + b, state[2] + c, state[3] + d];
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

/** Which of the sixteen words a step takes. */
function place(i: number, round: number): number {
  return (i * ([1, 5, 3, 7][round] ?? 0) + ([0, 1, 5, 0][round] ?? 0)) & 15;
}

/** The bytes of a word the other way round. */
function swapped(word: number): number {
  return (rotateLeft(word, 8) & 0x00ff00ff) | (rotateLeft(word, 24) & 0xff00ff00);
}
