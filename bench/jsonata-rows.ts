import { atLeast, type Row } from "./benchmark.js";
import { sample } from "./sample.js";

/** The interpreter that we measure against, by name and version. */
export const peerName = "jsonata 2";

/** The geometric mean of what several rows show: how many times as fast, of which it must be at least `times`. */
export function meanRow(rows: readonly Row[], size: string, times: number): Row {
  const mean = (of: (row: Row) => number) =>
    Math.exp(rows.reduce((sum, row) => sum + Math.log(of(row)), 0) / rows.length);
  const row: Row = {
    what: `geometric mean of ${rows.length} kinds`,
    size,
    unit: rows[0]?.unit ?? "ns",
    ours: sample([mean(({ ours }) => ours.median)]),
    peer: { name: peerName, ...sample([mean(({ peer }) => peer?.median ?? NaN)]) },
  };
  return { ...row, goal: atLeast(times, row) };
}
