/**
 * A sorted copy. The only question asked is whether an item belongs after a later one, which is all that the functions of `$sort` know;
 * one that contradicts itself gets the order that the language's own halving of lists leads to.
 */
export function mergeSorted<Item>(
  items: readonly Item[],
  isAfter: (left: Item, right: Item) => boolean,
): Item[] {
  const sorted = items.slice();
  sortInto(sorted, items.slice(), 0, items.length, isAfter);
  return sorted;
}

/** Sorts a part of `target`; `source` holds the same items there, in whatever order is left of them. */
function sortInto<Item>(
  target: Item[],
  source: Item[],
  from: number,
  to: number,
  isAfter: (left: Item, right: Item) => boolean,
): void {
  if (to - from < 2) return;
  const middle = from + ((to - from) >> 1);
  sortInto(source, target, from, middle, isAfter);
  sortInto(source, target, middle, to, isAfter);
  let left = from;
  let right = middle;
  for (let at = from; at < to; at++) {
    const takesRight =
      left === middle || (right < to && isAfter(source[left] as Item, source[right] as Item));
    target[at] = source[takesRight ? right++ : left++] as Item;
  }
}
