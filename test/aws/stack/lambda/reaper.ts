import { spawn } from "node:child_process";

/**
 * Kills what is left of a stack and removes its folder, even when the stack's own process dies without stopping it: a frozen
 * process would stay for ever. It is a shell that waits for the end of its input, whose last line lists the living.
 */
export interface Reaper {
  add(pid: number): void;
  remove(pid: number): void;
  stop(): Promise<void>;
}

const script =
  'trap "" INT TERM HUP; while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -9 $pids; rm -rf "$1"';

export function startReaper(folder: string): Reaper {
  const alive = new Set<number>();
  // In a group of its own: an interrupt from the keyboard is not for it.
  const shell = spawn("/bin/sh", ["-c", script, "reaper", folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Whoever killed it did not want it.
  shell.stdin.on("error", () => undefined);
  const ended = new Promise((resolve) => shell.once("exit", resolve));
  const tell = () => shell.stdin.write(`${[...alive].join(" ")}\n`);
  return {
    add(pid) {
      alive.add(pid);
      tell();
    },
    remove(pid) {
      alive.delete(pid);
      tell();
    },
    async stop() {
      shell.stdin.end();
      await ended;
    },
  };
}
