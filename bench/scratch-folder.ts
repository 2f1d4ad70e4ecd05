import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Row } from "./benchmark.js";

/** Rows that need files: measured in a folder of their own, which is gone afterwards. */
export async function* inScratchFolder(
  rows: (folder: string) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), "heaviside-bench-"));
  try {
    yield* rows(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
