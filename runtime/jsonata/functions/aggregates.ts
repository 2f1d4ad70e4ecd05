import { builtin } from "../builtin.js";

/** `$sum`: the sum of the numbers, 0 of none. */
export const $sum = /* @__PURE__ */ builtin("sum", "<a<n>:n>", sum);

/** `$max`: the largest of the numbers. */
export const $max = /* @__PURE__ */ builtin("max", "<a<n>:n>", max);

/** `$min`: the smallest of the numbers. */
export const $min = /* @__PURE__ */ builtin("min", "<a<n>:n>", min);

/** `$average`: the mean of the numbers. */
export const $average = /* @__PURE__ */ builtin("average", "<a<n>:n>", average);

/** `$count`: how many items there are; 0 for nothing. */
export const $count = /* @__PURE__ */ builtin("count", "<a:n>", count);

type Numbers = readonly number[];

function sum(numbers: Numbers | undefined): number | undefined {
  if (numbers === undefined) return undefined;
  let total = 0;
  for (let at = 0; at < numbers.length; at++) total += numbers[at] as number;
  return total;
}

function max(numbers: Numbers | undefined): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  return numbers.reduce((best, one) => (one > best ? one : best));
}

function min(numbers: Numbers | undefined): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  return numbers.reduce((best, one) => (one < best ? one : best));
}

function average(numbers: Numbers | undefined): number | undefined {
  if (numbers === undefined || numbers.length === 0) return undefined;
  return (sum(numbers) ?? 0) / numbers.length;
}

function count(items: readonly unknown[] | undefined): number {
  return items?.length ?? 0;
}
