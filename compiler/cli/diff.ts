/**
 * Where two texts differ, as lines that start with `-` (before) and `+` (after). Only what is between their common
 * beginning and end is shown, at most `limit` lines of each.
 */
export function difference(before: string, after: string, limit = 6): readonly string[] {
  const [old, now] = [before.split(/\r?\n/), after.split("\n")];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const shorter = Math.min(old.length, now.length) - start;
  while (end < shorter && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return [
    `@@ line ${start + 1} @@`,
    ...marked("-", old.slice(start, old.length - end), limit),
    ...marked("+", now.slice(start, now.length - end), limit),
  ];
}

function marked(mark: string, lines: readonly string[], limit: number): readonly string[] {
  const shown = lines.slice(0, limit).map((line) => `${mark} ${line}`.trimEnd());
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `${mark} … ${more} more ${more === 1 ? "line" : "lines"}`] : shown;
}
