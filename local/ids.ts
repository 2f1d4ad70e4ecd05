import type { Random } from "../runtime/ports/ports.js";

/** A UUID (version 4). */
export function uuid(random: Random): string {
  const variant = "89ab".charAt(Math.floor(random() * 4));
  const digits = hexadecimal(30, random);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18)}`;
}

/** So many hexadecimal digits, six for each random number. */
export function hexadecimal(length: number, random: Random): string {
  let digits = "";
  while (digits.length < length) {
    // The seventh digit keeps leading zeros.
    digits += Math.floor((random() + 1) * 0x1000000)
      .toString(16)
      .slice(1);
  }
  return digits.slice(0, length);
}
