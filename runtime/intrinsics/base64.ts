/** The MIME Base64 of bytes. */
export function base64Of(bytes: ArrayLike<number>): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += digit(bits >> 18) + digit(bits >> 12);
    text += (b === undefined ? "=" : digit(bits >> 6)) + (c === undefined ? "=" : digit(bits));
  }
  return text;
}

/** The bytes that a Base64 text stands for, which may lack its padding; `undefined` when it is none. */
export function bytesOf(base64: string): readonly number[] | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(base64))
    return undefined;
  const digits = [...base64.replace(/=+$/, "")].map((each) => alphabet.indexOf(each));
  const bytes: number[] = [];
  for (let i = 0; i < digits.length; i += 4) {
    const [a = 0, b = 0, c, d] = digits.slice(i, i + 4);
    bytes.push((a << 2) | (b >> 4));
    if (c !== undefined) bytes.push(((b << 4) | (c >> 2)) & 255);
    if (c !== undefined && d !== undefined) bytes.push(((c << 6) | d) & 255);
  }
  return bytes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function digit(bits: number): string {
  return alphabet.charAt(bits & 63);
}
