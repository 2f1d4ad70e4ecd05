/** The regular expression whose literal ends at an offset of an expression: `/a+/i`. */
export function regexEndingAt(text: string, end: number): { source: string; flags: string } {
  const flags = text.slice(0, end).match(/[a-z]*$/)?.[0] ?? "";
  const close = end - flags.length - 1;
  for (
    let open = text.lastIndexOf("/", close - 1);
    open >= 0;
    open = text.lastIndexOf("/", open - 1)
  ) {
    const source = text.slice(open + 1, close);
    if (isWhole(source) && !/(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(0, open)))
      return { source, flags };
    if (open === 0) break;
  }
  throw new Error(`There is no regular expression before offset ${end}`);
}

/** No bracket is left open, and none is closed that was not opened: a `/` between brackets ends nothing. */
function isWhole(source: string): boolean {
  let depth = 0;
  for (const [token] of source.matchAll(/\\[^]|[^]/g)) {
    if ("([{".includes(token)) depth++;
    if (")]}".includes(token)) depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
