/** A number that is not negative, in decimal: 0.`digits` × 10^`point`. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** The absolute value of a finite number in its shortest decimal form, the one that people see. */
export function decimal(value: number): Decimal {
  const size = Math.abs(value);
  if (size >= 1 && size < 1e21) {
    const text = String(size);
    const [whole = text, fraction = ""] = text.split(".");
    return { digits: whole + fraction, point: whole.length };
  }
  const [mantissa = "0", exponent = "0"] = size.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
}

/** Rounded to a number of decimal places (negative: to tens, hundreds …); a half goes to the even digit. */
export function roundedHalfEven({ digits, point }: Decimal, places: number): Decimal {
  const kept = point + places;
  if (kept >= digits.length) return { digits, point };
  if (kept < 0) return { digits: "0", point: 1 };
  const head = digits.slice(0, kept);
  const next = Number(digits[kept]);
  const isExactHalf = next === 5 && /^0*$/.test(digits.slice(kept + 1));
  const isUp = isExactHalf ? Number(head.at(-1) ?? 0) % 2 === 1 : next >= 5;
  if (!isUp) return kept === 0 ? { digits: "0", point: 1 } : { digits: head, point };
  const raised = String(BigInt(head || "0") + 1n).padStart(kept, "0");
  return { digits: raised, point: point + raised.length - kept };
}

/** The digits before the decimal point (at least one) and those after it (none that would be a trailing zero). */
export function writtenOut({ digits, point }: Decimal): { whole: string; fraction: string } {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const fraction = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  return { whole: whole.replace(/^0+(?=.)/, ""), fraction: fraction.replace(/0+$/, "") };
}
