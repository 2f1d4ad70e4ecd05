import type { JobState } from "./jobs.js";

/** What is neither running nor good is bad. */
export function statusOf(
  status: unknown,
  running: readonly string[],
  succeeded: readonly string[],
): JobState["status"] {
  if (succeeded.includes(String(status))) return "succeeded";
  return running.includes(String(status)) ? "running" : "failed";
}
