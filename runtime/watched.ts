import type { WatchedPorts } from "./notes.js";
import { retries } from "./retry.js";
import type { Invocation } from "./scope.js";

/** Does the work of a call, with notes where a history is kept; whoever wants to know is told what came of it. */
export async function watched(
  call: Invocation,
  work: (run: Invocation) => Promise<void>,
): Promise<void> {
  const { carrier, dead } = call;
  const ports: WatchedPorts = call.ports;
  if (ports.history === undefined && ports.told === undefined) return work(call);
  const led: string[] = [];
  const { r = [], s, x } = carrier;
  const about = {
    execution: x,
    ...(s !== "" && { state: s }),
    attempt: retries(r),
    generation: dead.length,
    led,
  };
  try {
    await work({ ...call, notes: await ports.history?.open(call), led });
  } catch (error) {
    ports.told?.({ ...about, error: error instanceof Error ? error.name : typeof error });
    throw error;
  }
  ports.told?.(about);
}
