import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";

/** What a project adds to the template that is written for its machine: a part of a template. */
export type Additions = YAMLMap<Node, Node | null>;

/** Adds to a mapping: mappings are merged, lists are continued, anything else is replaced. */
export function merge(into: Additions, own: Additions): void {
  const [first] = own.items;
  // What is said at the top of a mapping is of its first entry, once that is not the top any more.
  if (first && own.commentBefore && into.items.length > 0)
    first.key.commentBefore ??= own.commentBefore;
  for (const pair of own.items) {
    const there = into.items.find(({ key }) => nameOf(key) === nameOf(pair.key));
    const [before, after] = [there?.value, pair.value];
    if (there === undefined) into.items.push(pair);
    else if (isMap(before) && isMap(after)) merge(before as Additions, after as Additions);
    else if (isSeq(before) && isSeq(after)) {
      before.items.push(...after.items);
      before.flow = false;
    } else there.value = after;
  }
}

/** The name of an entry. */
export function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : "";
}
