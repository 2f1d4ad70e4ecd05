/** Repeated measurements of one thing: their median, and the quartiles as the spread. */
export interface Sample {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Sums up measurements, of which there is at least one. */
export function sample(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => {
    const index = (sorted.length - 1) * part;
    const [below, above] = [sorted[Math.floor(index)], sorted[Math.ceil(index)]];
    return ((below ?? NaN) + (above ?? NaN)) / 2;
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: values.length };
}

/** Every figure of a sample in another unit, or less what is the same for all. */
export function converted(one: Sample, convert: (value: number) => number): Sample {
  const { median, low, high, count } = one;
  return { median: convert(median), low: convert(low), high: convert(high), count };
}
