import { fieldsOf, type ItemFunction } from "./fields.js";
import type { Stage } from "./follow.js";
import { isTrue } from "./truth.js";

/** A predicate that is true or not, such as `[price > 10]`. */
export function filter(test: ItemFunction<boolean | undefined>): Stage {
  return {
    kind: "stage",
    of(found) {
      const left: unknown[] = [];
      const items = asList(found);
      for (let at = 0; at < items.length; at++) {
        const item = items[at];
        if (test(fieldsOf(item), item)) left.push(item);
      }
      return left;
    },
  };
}

/** A predicate of which only its value tells whether it is an index, several, or a condition: `[$i]`. */
export function choose(test: ItemFunction): Stage {
  return {
    kind: "stage",
    of: (found) => chosen(asList(found), (item) => test(fieldsOf(item), item)),
  };
}

/** The items that a predicate chooses by their index or because it is true of them. */
export function chosen<Item>(
  items: readonly Item[],
  test: (item: Item) => unknown,
): readonly Item[] {
  const left: Item[] = [];
  items.forEach((item, index) => {
    const result = test(item);
    if (typeof result === "number") {
      if (isAt(result, index, items)) left.push(item);
    } else if (isIndices(result)) {
      for (const one of result) if (isAt(one, index, items)) left.push(item);
    } else if (isTrue(result)) left.push(item);
  });
  return left;
}

/** The item at an index, from the end when negative; one value is a list of one. */
export function nth(found: unknown, index: number): unknown {
  if (Array.isArray(found)) return found[index < 0 ? found.length + index : index] as unknown;
  return index === 0 || index === -1 ? found : undefined;
}

function asList(found: unknown): readonly unknown[] {
  return Array.isArray(found) ? found : [found];
}

function isAt(place: number, index: number, items: readonly unknown[]): boolean {
  const whole = Math.floor(place);
  return index === (whole < 0 ? items.length + whole : whole);
}

function isIndices(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === "number");
}
