/**
 * The candidate that a name was most likely meant to be: the only one that it is the beginning of, or the one with the
 * fewest slips of typing, a swap of two neighbours being one, and upper or lower case being less than one. `undefined`
 * when none is near.
 */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const completed = completion(name, all);
  if (completed !== undefined) return completed;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of all) {
    const limit = Math.max(name.length, candidate.length) * 0.4;
    if (candidate === name || Math.abs(name.length - candidate.length) > limit) continue;
    const found = slips(name, candidate) + caseWeight * caseSlips(name, candidate);
    if (found < bestDistance && Math.floor(found) <= limit) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** The help text `Did you mean "Fulfil"?`, or `undefined` when no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const found = suggest(name, candidates);
  return found === undefined ? undefined : `Did you mean "${found}"?`;
}

/** Names in a sentence: `"A"`, `"A" or "B"`, `"A", "B" or "C"`; of more than `most` the first ones and `…`. */
export function oneOf(names: readonly string[], { most = 8 }: { most?: number } = {}): string {
  const quoted = names.slice(0, most).map((name) => `"${name}"`);
  if (names.length > most) return `${quoted.join(", ")}, …`;
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? "") : `${quoted.join(", ")} or ${last}`;
}

// All letters of a name in another case, and blanks or hyphens more or less, weigh less than one slip.
const caseWeight = 0.001;

const fold = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, "");

// Of fewer letters too much begins with them.
const shortestBeginning = 4;

/** The candidate that a name is the beginning of: `SHA-384` of `SHA-3`; of several that go on alike the shortest. */
function completion(name: string, candidates: readonly string[]): string | undefined {
  if (name.length < shortestBeginning) return undefined;
  const start = fold(name);
  const longer = candidates.filter((one) => fold(one).startsWith(start) && fold(one) !== start);
  const [shortest, ...others] = longer.sort((a, b) => a.length - b.length);
  if (shortest === undefined || candidates.some((one) => fold(one) === start)) return undefined;
  return others.every((one) => one.startsWith(shortest)) ? shortest : undefined;
}

/** Slips between two names; the plural of a name for the name itself is one. */
function slips(a: string, b: string): number {
  const [first, second] = [fold(a), fold(b)];
  const found = distance(first, second);
  const [one, other] = [singular(first), singular(second)];
  const isPlural = one !== first || other !== second;
  return isPlural ? Math.min(found, 1 + distance(one, other)) : found;
}

const singular = (name: string): string => name.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

/** How many units differ between names that are the same but for case, blanks, hyphens and underscores. */
function caseSlips(a: string, b: string): number {
  if (fold(a) !== fold(b)) return 0;
  return [...a].filter((unit, at) => unit !== b.charAt(at)).length;
}

/** Insertions, deletions, replacements and swaps of neighbours that make `b` of `a` (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
