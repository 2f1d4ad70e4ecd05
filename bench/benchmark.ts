import type { Sample } from "./sample.js";

/** One measured promise: a file of this folder. */
export interface Benchmark {
  /** What `--only` takes. */
  readonly name: string;
  /** What is promised, in one sentence. */
  readonly promise: string;
  /** Measures, one row after the other. Throws when the two sides do not give the same answer. */
  rows(): AsyncIterable<Row>;
}

/** One line of the table. Numbers are in `unit`; less is better. */
export interface Row {
  readonly what: string;
  /** The size of the input, on both sides where they differ. */
  readonly size: string;
  readonly unit: Unit;
  readonly ours: Sample;
  readonly peer?: Peer;
  /** What the row must reach; absent where it only informs. */
  readonly goal?: Goal;
}

export type Unit = "ns" | "µs" | "ms" | "kB" | "×" | "$/M";

/** The same work done by somebody else. */
export interface Peer extends Sample {
  readonly name: string;
}

export interface Goal {
  /** `≥ 1000×`, `≤ 8 kB` */
  readonly text: string;
  readonly isMet: boolean;
}

/** How many times as fast as the peer we are. */
export function ratio({ ours, peer }: Pick<Row, "ours" | "peer">): number | undefined {
  return peer && peer.median / ours.median;
}

/** At least so many times as fast as the peer. */
export function atLeast(times: number, row: Pick<Row, "ours" | "peer">): Goal {
  return { text: `≥ ${times}×`, isMet: (ratio(row) ?? 0) >= times };
}

/** At most so much of the row's unit. */
export function atMost(limit: number, { ours, unit }: Pick<Row, "ours" | "unit">): Goal {
  return { text: `≤ ${limit} ${unit}`, isMet: ours.median <= limit };
}
