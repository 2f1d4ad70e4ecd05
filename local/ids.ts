import type { Random } from "../runtime/ports/ports.js";

/** A UUID (version 4). */
export function uuid(random: Random): string {
  const variant = "89ab".charAt(Math.floor(random() * 4));
  const digits = hexadecimal(30, random);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    `${variant}${digits.slice(15, 18)}`,
    digits.slice(18),
  ].join("-");
}

/** So many hexadecimal digits. */
export function hexadecimal(length: number, random: Random): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
}
