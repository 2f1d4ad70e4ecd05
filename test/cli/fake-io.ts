import type { Io, Output } from "../../compiler/cli/io.js";

export interface Given {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly env?: Io["env"];
  readonly signal?: AbortSignal;
}

/** An Io of which everything that is written can be read. */
export function fakeIo({ cwd = "/", stdin = "", isTTY = false, env = {}, signal }: Given = {}) {
  const [stdout, stderr] = [capture(isTTY), capture(isTTY)];
  const io: Io = {
    cwd,
    env,
    stdin: async () => stdin,
    stdout,
    stderr,
    signal: signal ?? new AbortController().signal,
  };
  return { io, stdout, stderr };
}

function capture(isTTY: boolean): Output & { text: string } {
  return {
    text: "",
    isTTY,
    columns: 80,
    write(text) {
      this.text += text;
    },
  };
}
