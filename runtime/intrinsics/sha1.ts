import { hashedBytes, hex, padded, rotateLeft } from "./digest.js";

/** The SHA-1 of a text in UTF-8, or of a value's JSON text, in hexadecimal (RFC 3174). */
export function sha1(data: unknown): string {
  const message = padded(hashedBytes(data), 64, true);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < message.byteLength; at += 64) state = compressed(state, message, at);
  return hex(state);
}

type State = readonly [number, number, number, number, number];

const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function compressed(state: State, message: DataView, at: number): State {
  const words = new Int32Array(80);
  let [a, b, c, d, e] = state;
  for (let i = 0; i < 80; i++) {
    const back = (n: number) => words[i - n] ?? 0;
    const earlier = () => rotateLeft(back(3) ^ back(8) ^ back(14) ^ back(16), 1);
    const word = i < 16 ? message.getInt32(at + 4 * i) : earlier();
    words[i] = word;
    const round = Math.floor(i / 20);
    const mixed = rotateLeft(a, 5) + mix(round, b, c, d) + e + word + (constants[round] ?? 0);
    [a, b, c, d, e] = [mixed | 0, a, rotateLeft(b, 30), c, d];
  }
  return [state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e];
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  return round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}
