/** What a command may touch of the process it runs in. */
export interface Io {
  /** Absolute; relative file names start here. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** All of the standard input. */
  stdin(): Promise<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the user wants an end (Ctrl-C). */
  readonly signal: AbortSignal;
}

export interface Output {
  write(text: string): void;
  /** Whether a person looks at it. */
  readonly isTTY: boolean;
  readonly columns: number;
}

/** Exit codes of every command. */
export const exitCodes = {
  done: 0,
  /** The definition has errors, a file differs, or the execution failed. */
  failed: 1,
  /** Wrong usage, or a file that cannot be read or written. */
  usage: 2,
  bug: 70,
} as const;

/** Whether to colour: https://no-color.org, FORCE_COLOR, and a terminal that can. */
export function wantsColour(output: Output, env: Io["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return output.isTTY && env["TERM"] !== "dumb";
}
