import { shortText } from "./failure.js";
import { utf8Bytes } from "./utf8.js";

/** The bytes that `States.Hash` hashes: of a text, or of a value's JSON text. Bytes are themselves (JSONata's `$hash`). */
export function hashedBytes(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  return utf8Bytes(shortText("Hash", typeof data === "string" ? data : JSON.stringify(data)));
}

/** The bytes followed by a one bit, zeros, and their number of bits: whole blocks of `size` bytes. */
export function padded(bytes: Uint8Array, size: 64 | 128, isBigEndian: boolean): DataView {
  const blocks = Math.floor((bytes.length + size / 8) / size) + 1;
  const message = new Uint8Array(blocks * size);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  // The length fits 32 bits: the service hashes 10,000 characters at most.
  const end = isBigEndian ? message.length - 4 : message.length - 8;
  view.setUint32(end, bytes.length * 8, !isBigEndian);
  return view;
}

/** Words of 32 bits as hexadecimal digits. */
export function hex(words: Iterable<number>): string {
  return [...words].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

export function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
