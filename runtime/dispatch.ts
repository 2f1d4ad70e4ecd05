import { deadline, encode, slotOf, type Carrier } from "./carrier.js";
import { StatesError } from "./errors.js";
import { createFork, type NewFork } from "./joins.js";
import { inLanes } from "./lanes.js";
import type { Invocation } from "./scope.js";

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
/** A fork, and what its branches ask for. */
export interface Forked {
  readonly fork: string;
  readonly record: NewFork;
  readonly effects: readonly Effect[];
  /** Forks once more, where a call that has failed had forked before. */
  readonly again: () => Promise<void>;
}

/**
 * Does what was asked for. First every fork is recorded, so that no branch can end before, and every event that is too large
 * to travel is kept, so that nothing is sent when that fails. A fork that somebody else has made is left to them.
 */
export async function dispatch(run: Invocation, effects: readonly Effect[]): Promise<void> {
  if (run.notes && effects.length > 0) await run.notes.keep();
  const sends: Send[] = [];
  await prepare(run, effects, sends);
  await inLanes(sends, (send) => send());
}

/** The event of a hand-over, as it travels. */
export async function eventOf(
  { ports }: Pick<Invocation, "ports">,
  carrier: Carrier,
  $: unknown,
): Promise<string> {
  const key = slotOf(carrier);
  const event = encode(carrier, $);
  const { c } = carrier;
  return (await ports.payloads.keep(key, event)) ? encode({ v: 1, key, ...(c && { c }) }) : event;
}

type Send = () => Promise<void>;

/** What is to be sent is added to a list. */
function prepare(run: Invocation, effects: readonly Effect[], sends: Send[]): Promise<void> {
  return inLanes(effects, (each) => prepareOne(run, each, sends));
}

async function prepareOne(run: Invocation, effect: Effect, sends: Send[]): Promise<void> {
  const { ports } = run;
  if ("fork" in effect) {
    const { again, effects, fork, record } = effect;
    const created = await createFork(run, fork, record);
    if (created === "ours") run.led?.push(record.state);
    if (created === "inherited") sends.push(again);
    return created === "ours" ? prepare(run, effects, sends) : undefined;
  }
  const { $, carrier, due, to } = effect;
  if (!to) throw new StatesError("Heaviside.NoAddress", `Nobody is there to enter '${carrier.s}'.`);
  const event = await eventOf(run, carrier, $);
  run.led?.push(due === undefined ? carrier.s : `${carrier.r ? "retry" : "wait"} ${carrier.s}`);
  sends.push(() =>
    due === undefined
      ? ports.invoke(to, event)
      : // Nothing waits for longer than the execution lasts.
        ports.schedule(to, event, Math.min(due, deadline(carrier))),
  );
}
