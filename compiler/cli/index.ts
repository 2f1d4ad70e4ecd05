#!/usr/bin/env node
import { text } from "node:stream/consumers";

import type { Io, Output } from "./io.js";
import { main } from "./main.js";

const abort = new AbortController();
// The first Ctrl-C asks for an end, the second one is the end.
process.once("SIGINT", () => {
  abort.abort();
  process.once("SIGINT", () => process.exit(130));
});
process.once("SIGTERM", () => abort.abort());

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdin: () => text(process.stdin),
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  signal: abort.signal,
};

const code = await main(process.argv.slice(2), io);
// A handler of the user's may have left a timer or a connection open: that must not keep the process alive. What was
// written to a pipe has to arrive first.
process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));

function output(stream: NodeJS.WriteStream): Output {
  // The reader of a pipe may leave early (`| head`): what we do is still to be done.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (chunk) => void stream.write(chunk),
    isTTY: stream.isTTY === true,
    // Some terminals say 0.
    get columns() {
      return stream.columns || 80;
    },
  };
}
