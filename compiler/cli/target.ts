import { basename, dirname, relative, resolve } from "node:path";

import type { Place } from "./definition.js";
import type { Io } from "./io.js";
import { UsageError } from "./usage-error.js";

/** A definition, and where its module goes. */
export interface Job {
  readonly place: Place;
  /** Absolute. */
  readonly directory: string;
  /** The module's file name: `orders.ts`. */
  readonly module: string;
}

/**
 * Each definition's module: beside it, or where `--out` says, which is one module's file when it ends with `.ts`.
 * Throws UsageError when two would be written to the same place.
 */
export function jobsFor(places: readonly Place[], out: string | undefined, io: Io): readonly Job[] {
  const toFile = out !== undefined && /\.[cm]?ts$/.test(out);
  if (toFile && places.length > 1) {
    throw new UsageError(
      `--out "${out}" is one file, and there are several FILEs.`,
      "Name a directory.",
    );
  }
  const jobs = places.map((place) => {
    if (out === undefined) return { place, directory: place.directory, module: `${place.base}.ts` };
    const path = resolve(io.cwd, out);
    if (toFile) return { place, directory: dirname(path), module: basename(path) };
    return { place, directory: path, module: `${place.base}.ts` };
  });
  refuseClashes(jobs, io);
  return jobs;
}

/** A path as a person in the working directory would write it. */
export function shown(path: string, io: Io): string {
  const fromHere = relative(io.cwd, path);
  return fromHere.startsWith("..") && fromHere.length > path.length ? path : fromHere;
}

function refuseClashes(jobs: readonly Job[], io: Io): void {
  const taken = new Map<string, string>();
  for (const { place, directory, module } of jobs) {
    const path = resolve(directory, module);
    const other = taken.get(path);
    if (other !== undefined) {
      throw new UsageError(
        `"${other}" and "${place.label}" would both be written to "${shown(path, io)}".`,
      );
    }
    taken.set(path, place.label);
  }
}
