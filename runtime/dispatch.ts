import { encode, slot, type Carrier } from "./carrier.js";
import { StatesError } from "./errors.js";
import type { ForkRecord, Ports } from "./ports/ports.js";

/** What a function asks of others. */
export type Effect = Send | Forked;
/** Hands over a carrier, at once or when it is due. */
export interface Send {
  readonly to: string;
  readonly due: number | undefined;
  readonly carrier: Carrier;
  readonly event: string;
}
/** Records a fork, before its branches are handed over. */
export interface Forked {
  readonly fork: string;
  readonly record: ForkRecord;
  readonly parked: string;
}

/** A hand-over. Throws `Heaviside.CarrierTooLarge` where nothing keeps what is too large to travel. */
export function send(
  { payloads }: Ports,
  to: string,
  { carrier, data, due }: { readonly carrier: Carrier; readonly data: unknown; readonly due?: number },
): Send {
  const event = encode(carrier, data);
  if (payloads.put === undefined && payloads.isTooLarge(event))
    throw new StatesError(
      "Heaviside.CarrierTooLarge",
      `The carrier to the state '${carrier.s}' is too large to travel.`,
    );
  return { to, due, carrier, event };
}

/** Does what was asked for: first every record, so that no branch can end before its fork is known. */
export async function dispatch(ports: Ports, effects: readonly Effect[]): Promise<void> {
  const { joins, payloads } = ports;
  await Promise.all(
    effects.map((each) => "fork" in each && joins.create(each.fork, each.record, each.parked)),
  );
  await Promise.all(
    effects.map(async (each) => {
      if ("fork" in each) return;
      const { to, due, carrier } = each;
      let { event } = each;
      if (payloads.put && payloads.isTooLarge(event)) {
        const key = slot(carrier.x, carrier.p ?? [], carrier.n);
        await payloads.put(key, event);
        event = encode({ v: 1, key });
      }
      await (due === undefined ? ports.invoke(to, event) : ports.schedule(to, event, due));
    }),
  );
}
