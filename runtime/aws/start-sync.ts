import { endOf, executionOf, type Ended } from "../executions.js";
import { StatesError } from "../errors.js";
import type { Ports } from "../ports/ports.js";
import type { Started } from "../start.js";

/** How long until the end is looked for, in milliseconds: twice as long each time. */
const soonest = 50;
const latest = 1000;

/**
 * Starts an execution, and waits for its end as long as there is time, in milliseconds. Throws `Heaviside.NoOutcome` where the ends of
 * executions are not recorded: then nothing is started.
 */
export async function startedToEnd(
  ports: Ports,
  begin: () => Promise<Started>,
  timeLeft: () => number,
): Promise<Started & { readonly ended: Ended }> {
  assertRecorded(ports);
  const started = await begin();
  const execution = executionOf(started.executionArn);
  for (let wait = soonest; ; wait = Math.min(2 * wait, latest)) {
    const ended = await endOf(ports, execution);
    if (ended.status !== "RUNNING" || timeLeft() <= wait) return { ...started, ended };
    await new Promise<void>((resolve) => void ports.clock.after(wait, resolve));
  }
}

/** Throws `Heaviside.NoOutcome` where nobody can find out how an execution ended. */
export function assertRecorded({ dedupe = "none" }: Pick<Ports, "dedupe">): void {
  if (dedupe === "none")
    throw new StatesError(
      "Heaviside.NoOutcome",
      "How executions end is not recorded, so nobody can wait for one: deploy the machine with --dedupe claim.",
    );
}
