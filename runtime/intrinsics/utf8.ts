/** The bytes of a text in UTF-8; half a surrogate pair becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const found = character.codePointAt(0) ?? 0;
    const code = found >= 0xd800 && found < 0xe000 ? bad : found;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), last(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), last(code >> 6), last(code));
    else bytes.push(0xf0 | (code >> 18), last(code >> 12), last(code >> 6), last(code));
  }
  return Uint8Array.from(bytes);
}

/** The text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. */
export function utf8Text(bytes: ArrayLike<number>): string {
  let text = "";
  for (let i = 0; i < bytes.length;) {
    const { code, length } = characterAt(bytes, i);
    text += String.fromCodePoint(code);
    i += length;
  }
  return text;
}

function last(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

const bad = 0xfffd;
// The smallest code of each length: a longer spelling of a smaller one is no UTF-8.
const smallest = [0, 0, 0x80, 0x800, 0x10000];

/** A bad sequence counts as one character as far as its bytes belong together. */
function characterAt(bytes: ArrayLike<number>, at: number): { code: number; length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { code: first, length: 1 };
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return { code: bad, length: 1 };
  let code = first & (0xff >> (size + 1));
  for (let length = 1; length < size; length++) {
    const byte = bytes[at + length] ?? 0;
    code = (code << 6) | (byte & 0x3f);
    if ((byte & 0xc0) !== 0x80 || !canBecome(code, size, length)) return { code: bad, length };
  }
  return { code, length: size };
}

function canBecome(code: number, size: number, length: number): boolean {
  const rest = 6 * (size - length - 1);
  const [low, high] = [code << rest, ((code + 1) << rest) - 1];
  return high >= (smallest[size] ?? 0) && low <= 0x10ffff && !(low >= 0xd800 && high <= 0xdfff);
}
