import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { watch as watchFiles } from "chokidar";

import { explain } from "./explain.js";
import type { Io } from "./io.js";

/** Something to do again whenever one of its sources changes. */
export interface Watched {
  readonly label: string;
  /** Absolute paths; a file that is not there yet counts too. `compile` may find more. */
  readonly sources: Set<string>;
  /** Gives the line to print. Throws UsageError when a file cannot be read. */
  compile(): Promise<string>;
}

/** Compiles everything once, and again at each change, until `io.signal` asks for an end. Survives errors. */
export async function watch(all: readonly Watched[], io: Io): Promise<void> {
  const dirty = new Set<Watched>(all);
  let wake = () => {};
  const isSource = (path: string) => all.some(({ sources }) => sources.has(path));
  // Directories are watched, not files: editors replace a file by renaming another one onto it.
  const directories = () => [
    ...new Set(all.flatMap(({ sources }) => [...sources].map((path) => dirname(path)))),
  ];
  const watcher = watchFiles(directories(), {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !isSource(path),
  });
  watcher.on("all", (_event, path) => {
    for (const watched of all) if (watched.sources.has(path)) dirty.add(watched);
    if (isSource(path)) wake();
  });
  const end = new Promise<void>((resolve) => {
    io.signal.addEventListener("abort", () => resolve(), { once: true });
    if (io.signal.aborted) resolve();
  });
  await Promise.race([new Promise<void>((resolve) => watcher.on("ready", () => resolve())), end]);
  while (!io.signal.aborted) {
    const changed = new Promise<void>((resolve) => (wake = resolve));
    for (const watched of all) if (dirty.delete(watched)) await compileAndTell(watched, io);
    watcher.add(all.flatMap(({ sources }) => [...sources]));
    if (dirty.size === 0) await Promise.race([changed, end]);
    // Several files are often saved at once, and a formatter may save a file again. Of changes within 50 ms chokidar
    // tells the first one alone.
    await delay(80);
  }
  await watcher.close();
}

async function compileAndTell({ label, compile }: Watched, io: Io): Promise<void> {
  const time = new Date().toTimeString().slice(0, 8);
  try {
    io.stdout.write(`${time} ${await compile()}\n`);
  } catch (error) {
    io.stdout.write(`${time} ${label}: ${explain(error).text}\n`);
  }
}
