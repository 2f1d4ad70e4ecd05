const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;

/** Milliseconds as a person says them, in the two largest units that count: `350 ms`, `2.5 s`, `3 min 20 s`, `1 d 2 h`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${Math.floor(milliseconds / 100) / 10} s`;
  const first = units.findIndex(([, size]) => milliseconds >= size);
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount} ${name}`);
  }
  return parts.join(" ");
}
