// English, as the pictures `w`, `W` and `Ww` want it (XPath F&O 3.1, 4.6.1).

const small = /* @__PURE__ */ (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const tens = /* @__PURE__ */ "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const scales: readonly (readonly [name: string, value: number])[] = [
  ["trillion", 1e12],
  ["billion", 1e9],
  ["million", 1e6],
  ["thousand", 1e3],
];

/** A natural number, given in digits, in words: `one thousand, two hundred and thirty-four`. Beyond trillions: `ten billion trillion`. */
export function inWords(digits: string): string {
  // Larger numbers than these are not exact.
  if (digits.length <= 15) return wordsOf(Number(digits));
  const rest = Number(digits.slice(-12));
  return joined(`${inWords(digits.slice(0, -12))} trillion`, rest);
}

function wordsOf(value: number): string {
  if (value < 20) return small[value] ?? "";
  if (value < 100) {
    const ten = tens[Math.floor(value / 10) - 2] ?? "";
    return value % 10 === 0 ? ten : `${ten}-${wordsOf(value % 10)}`;
  }
  const [name, size] = scales.find(([, one]) => value >= one) ?? ["hundred", 100];
  return joined(`${wordsOf(Math.floor(value / size))} ${name}`, value % size);
}

function joined(head: string, rest: number): string {
  return rest === 0 ? head : `${head}${rest < 100 ? " and" : ","} ${wordsOf(rest)}`;
}

const ordinals: { readonly [cardinal: string]: string } = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** The ordinal of a number in words: its last word changes. */
export function ordinalWords(words: string): string {
  return words.replace(/[a-z]+$/, ordinalWord);
}

function ordinalWord(word: string): string {
  return ordinals[word] ?? `${word.replace(/y$/, "ie")}th`;
}

// Made once, when first needed.
let values: ReadonlyMap<string, number> | undefined;

/** The words of numbers, cardinal and ordinal, with what they are worth. */
export function wordValues(): ReadonlyMap<string, number> {
  return (values ??= new Map(worthOfWords()));
}

function worthOfWords(): readonly (readonly [string, number])[] {
  const cardinals: readonly (readonly [string, number])[] = [
    ...small.map((word, i) => [word, i] as const),
    ...tens.map((word, i) => [word, (i + 2) * 10] as const),
    ["hundred", 100],
    ...scales,
  ];
  return cardinals.flatMap(([word, value]) => [
    [word, value] as const,
    [ordinalWord(word), value] as const,
  ]);
}

/** The number that words stand for, in any case, cardinal or ordinal; NaN for other words. */
export function fromWords(text: string): number {
  // The parts of the sum so far: a scale multiplies all that are smaller than it.
  const parts: number[] = [];
  let last = "";
  for (const word of text.toLowerCase().split(/[\s,-]+(?:and\s+)?/)) {
    const value = wordValues().get(word);
    if (value === undefined) return NaN;
    if (value < 100) parts.push(value);
    else parts.push(value * multiplied(parts, value, (wordValues().get(last) ?? 0) >= 1000));
    last = word;
  }
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Takes the parts that a scale multiplies; after another scale it multiplies the part of that one, however large. */
function multiplied(parts: number[], scale: number, isAfterScale: boolean): number {
  let sum = 0;
  while (parts.length > 0 && (parts.at(-1) ?? 0) < scale) sum += parts.pop() ?? 0;
  if (sum === 0 && isAfterScale) return parts.pop() ?? 1;
  return sum === 0 ? 1 : sum;
}
