import type { InferredOptionTypes, Options } from "yargs";

import type { Io } from "./io.js";

/** One command of `heaviside`. */
export interface Command<Known extends OptionRecord = OptionRecord> {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What follows the name: `FILE… [options]`. */
  readonly usage: string;
  readonly options: Known;
  /** Command lines (without the program's name) and what they do. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** The exit code. Throws UsageError for what was called wrongly. */
  run(given: Given<Known>, io: Io): Promise<number>;
}

export interface OptionRecord {
  readonly [name: string]: Options;
}

/** The options as given, and the arguments between them. */
export type Given<Known extends OptionRecord> = InferredOptionTypes<Known> & {
  readonly files: readonly string[];
};

/** Gives `run` the types of `options`. */
export function command<const Known extends OptionRecord>(
  definition: Command<Known>,
): Command<Known> {
  return definition;
}
