import { deadline, encode, slot, type Carrier } from "./carrier.js";
import type { ForkRecord, Ports } from "./ports/ports.js";

/** What a function asks of others. */
export type Effect = HandOver | Forked;
/** A carrier and its data for a function, at once or when it is due. */
export interface HandOver {
  readonly to: string;
  readonly carrier: Carrier;
  readonly $: unknown;
  /** In milliseconds since 1970. */
  readonly due: number | undefined;
}
/** Records a fork. */
export interface Forked {
  readonly fork: string;
  readonly record: ForkRecord;
  readonly parked: string;
}

/**
 * Does what was asked for. First every fork is recorded, so that no branch can end before, and every event that is too large
 * to travel is kept, so that nothing is sent when that fails.
 */
export async function dispatch(ports: Ports, effects: readonly Effect[]): Promise<void> {
  const sends = await Promise.all(
    effects.map(async (effect) => {
      if ("fork" in effect) return ports.joins.create(effect.fork, effect.record, effect.parked);
      const { $, carrier, due, to } = effect;
      const key = slot(carrier.x, carrier.p, carrier.n);
      const event = encode(carrier, $);
      const sent = (await ports.payloads.keep(key, event)) ? encode({ v: 1, key }) : event;
      return () =>
        due === undefined
          ? ports.invoke(to, sent)
          : // Nothing is worth waiting for longer than the execution lasts.
            ports.schedule(to, sent, Math.min(due, deadline(carrier)));
    }),
  );
  await Promise.all(sends.map((send) => send?.()));
}
