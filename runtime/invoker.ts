import { decode, encode, isCarrying, type Failed } from "./carrier.js";
import type { Failure } from "./errors.js";
import type { Ports } from "./ports/ports.js";

// What has to be done between functions, by one that knows no machine.

/** An event that is on its way to a function, and when it is due, in milliseconds since 1970. */
export interface Delayed {
  readonly to: string;
  readonly event: string;
  readonly due: number;
}

/** A message of the delay queue: it goes on when it is due, and waits again where the queue could not wait so long. */
export function onDelayed({ clock, invoke, schedule }: Ports, delayed: Delayed): Promise<void> {
  const { due, event, to } = delayed;
  return clock.now() < due ? schedule(to, event, due) : invoke(to, event);
}

/** A call of a function that failed, for no reason that its handler gave. */
export interface FailedCall extends Failure {
  /** The function. */
  readonly to: string;
  /** The request id of the call. */
  readonly message: string;
  /** What the function was called with. */
  readonly event: unknown;
}

/**
 * A message of the failure queue: the function is called again, told what happened, so that the Task's own Retry and Catch
 * decide. Calls that carried no execution are none of ours.
 */
export async function onFailure(ports: Ports, failed: FailedCall): Promise<void> {
  const { event, to } = failed;
  if (!isCarrying(event) || (await ports.isSealed?.(event)) === false) return;
  const { data, heaviside } = decode(event);
  await ports.invoke(to, encode({ ...heaviside, f: failedAgain(heaviside.f, failed) }, data));
}

function failedAgain(before: Failed | undefined, { cause, error, message }: FailedCall): Failed {
  return {
    d: [...(before?.d ?? []), message],
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}
