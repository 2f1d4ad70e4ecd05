import { Console } from "node:console";
import { Writable } from "node:stream";

/**
 * Sends what handlers print with `console.log` elsewhere than to the standard output, which is for the outcome.
 * Gives what undoes it.
 */
export function divertConsole(write: (text: string) => void): () => void {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      write(String(chunk));
      done();
    },
  });
  const before = globalThis.console;
  globalThis.console = new Console(stream, stream);
  return () => {
    globalThis.console = before;
  };
}
