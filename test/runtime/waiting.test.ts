import { describe, expect, test } from "vitest";
import type { Carrier } from "../../runtime/carrier.js";
import { inParts, type Waiting } from "../../runtime/waiting.js";

const carrier: Carrier = { v: 1, x: "Machine:execution", t: 1_767_225_600_000, s: "", n: 3, e: 7 };
const sized = (bytes: number) => (_: unknown, index: number) => `${index}`.padEnd(bytes - 2, "x");
const list = (count: number, each: (_: unknown, index: number) => unknown): readonly unknown[] =>
  Array.from({ length: count }, each);

interface Row {
  readonly what: string;
  readonly waiting: Waiting;
  readonly from: number;
  /** How large a part may be, in characters. */
  readonly most: number;
  /** How many parts there are at most. */
  readonly parts: number;
}

const large = { ...carrier, vars: { text: "y".repeat(50_000) } };
const rows: readonly Row[] = [
  {
    what: "small items, of which some have started",
    waiting: { carrier, inputs: list(500, sized(300)), items: undefined },
    ...{ from: 10, most: 3900, parts: 45 },
  },
  {
    what: "items beside the inputs",
    waiting: { carrier, inputs: list(100, sized(100)), items: list(100, sized(200)) },
    ...{ from: 7, most: 3900, parts: 10 },
  },
  {
    what: "items each of which is larger than a read unit",
    waiting: { carrier, inputs: list(5, sized(9000)), items: undefined },
    ...{ from: 1, most: 9300, parts: 4 },
  },
  {
    what: "variables that are larger than the items: they are in few parts",
    waiting: { carrier: large, inputs: list(500, sized(300)), items: undefined },
    ...{ from: 0, most: 101_000, parts: 4 },
  },
  {
    what: "a single one",
    waiting: { carrier, inputs: [0, 1, 2], items: undefined },
    ...{ from: 2, most: 200, parts: 1 },
  },
];

describe.each(rows)("$what", ({ waiting, from, most, parts: count }) => {
  const { parts, per } = inParts(waiting, from);

  test("each is in the part where an end looks for it", () => {
    for (let index = from; index < waiting.inputs.length; index++) {
      const at = (index - from) % per;
      const part = JSON.parse(parts[`/${index - at}`] ?? "") as Waiting;
      expect(part.carrier).toEqual(waiting.carrier);
      expect(part.inputs[at]).toEqual(waiting.inputs[index]);
      expect(part.items?.[at]).toEqual(waiting.items?.[index]);
    }
  });

  test("nothing else is, and no part is too large", () => {
    const all = Object.values(parts).map((text) => JSON.parse(text) as Waiting);
    expect(all.flatMap(({ inputs }) => inputs)).toEqual(waiting.inputs.slice(from));
    expect(all.length).toBeLessThanOrEqual(count);
    for (const text of Object.values(parts)) expect(text.length).toBeLessThanOrEqual(most);
  });
});

test("nothing waits: no parts", () => {
  expect(inParts({ carrier, inputs: [1, 2], items: undefined }, 2).parts).toEqual({});
});
