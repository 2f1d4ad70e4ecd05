import type { WatchedPorts } from "./notes.js";
import { retries } from "./retry.js";
import type { Invocation } from "./scope.js";

/** Does the work of a call, with notes where a history is kept; whoever wants to know is told what came of it. */
export async function watched(
  call: Invocation,
  work: (run: Invocation) => Promise<void>,
): Promise<void> {
  const { carrier, dead, led = [] } = call;
  const ports: WatchedPorts = call.ports;
  const { r = [], s, x } = carrier;
  const told = (error?: string): void =>
    ports.told?.({
      execution: x,
      ...(s !== "" && { state: s }),
      attempt: retries(r),
      generation: dead.length,
      led,
      ...(error !== undefined && { error }),
    });
  try {
    await work(ports.history ? { ...call, notes: await ports.history.open(call) } : call);
  } catch (error) {
    told(error instanceof Error ? error.name : typeof error);
    throw error;
  }
  told();
}
