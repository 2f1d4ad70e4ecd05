import { ratio, type Row, type Unit } from "./benchmark.js";
import type { Sample } from "./sample.js";

const columns = [
  { title: "what", width: 52 },
  { title: "size", width: 40 },
  { title: "heaviside", width: 26 },
  { title: "peer", width: 29 },
  { title: "ratio", width: 9 },
  { title: "wanted", width: 0 },
] as const;

/** The head of the table. */
export function heading(): string {
  return line(columns.map(({ title }) => title));
}

/** One row: medians, with the quartiles in parentheses, and whether it is what it must be. */
export function rowText(row: Row): string {
  const { what, size, unit, ours, peer, goal } = row;
  const times = ratio(row);
  return line([
    what,
    size,
    figure(ours, unit),
    peer ? figure(peer, unit) : "",
    times === undefined ? "" : `${significant(times)}×`,
    goal ? `${goal.text} ${goal.isMet ? "✓" : "✗"}` : "",
  ]);
}

function line(cells: readonly string[]): string {
  const padded = cells.map((cell, index) => cell.padEnd(columns[index]?.width ?? 0));
  return padded.join("  ").trimEnd();
}

function figure({ median, low, high, count }: Sample, unit: Unit): string {
  const spread = count > 1 ? ` (${significant(low)}–${significant(high)})` : "";
  return `${significant(median)} ${unit}${spread}`;
}

/** Three figures, which is more than can be measured. */
function significant(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en", { maximumFractionDigits: 2 });
}
