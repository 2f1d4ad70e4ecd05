import { main } from "../../compiler/cli/main.js";
import { fakeIo, type Given } from "./fake-io.js";

/** Runs one command line; nothing of the process is touched. */
export async function heaviside(argv: readonly string[], given: Given = {}) {
  const { io, stdout, stderr } = fakeIo(given);
  const code = await main(argv, io);
  return { code, stdout: stdout.text, stderr: stderr.text };
}
