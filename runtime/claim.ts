import type { Failure } from "./errors.js";
import { holderOf, holderText, type Holder } from "./holder.js";
import type { Fields, Table } from "./ports/ports.js";
import type { Invocation } from "./scope.js";

/** A slot that is ours: with what was in it where this call had it before, or where it was taken over. */
export interface Claimed {
  readonly own?: Fields;
  /** What the call has left there that held it. */
  readonly before?: Fields;
  /** How that call has failed. */
  readonly failure?: Failure;
}

/**
 * Claims a slot: whoever is first has it, and the same call again. Whoever finds it held by a call that was reported dead takes it
 * over, and goes on for that call: what the slot was used for is theirs to decide. Gives nothing where it is somebody else's.
 */
export async function claim(
  run: Invocation,
  slot: string,
  fields: Fields = {},
): Promise<Claimed | undefined> {
  const table = tableOf(run);
  const holder = holderText(run);
  for (;;) {
    const before = await table.putNew(slot, { ...fields, holder });
    if (before === undefined) return {};
    const { holder: held = "" } = before;
    if (held === holder) return { own: before };
    const failure = await failureOf(run, holderOf(held));
    if (failure === undefined) return undefined;
    // With what was left there to the last.
    const taken = await table.change(slot, held, { holder });
    if (!taken) continue;
    run.isHeir = true;
    return { before: taken, failure };
  }
}

/** How a call has failed that holds something; nothing as long as nobody has reported it. */
async function failureOf(run: Invocation, held: Pick<Holder, "generation" | "message">) {
  if (held.message !== run.message) return tableOf(run).get(failedKey(run, held));
  // The same message: an earlier call, or one that will go on for this one, should this be the one that has failed.
  return held.generation < run.generation ? (run.failed ?? {}) : undefined;
}

/** Reports the call before this one for the same message, for whoever loses a claim to it: it may go on for a while. */
export async function noteFailed(run: Invocation): Promise<void> {
  const { failed, generation, message, ports } = run;
  if (generation > 0)
    await ports.table?.put(failedKey(run, { message, generation: generation - 1 }), { ...failed });
}

/** Whether a slot is held by this call, or by an earlier one for the same message. */
export function isHeldHere(run: Invocation, { holder = "" }: Fields): boolean {
  const { generation, message } = holderOf(holder);
  return holder === holderText(run) || (message === run.message && generation < run.generation);
}

function failedKey(
  { carrier: { x } }: Invocation,
  { generation, message }: Pick<Holder, "generation" | "message">,
): string {
  return `${x}/failed/${message}/${generation}`;
}

/** The table of the platform. Throws where the deployment has none. */
export function tableOf({ ports: { table } }: Pick<Invocation, "ports">): Table {
  if (table === undefined) throw new Error("Forks, callbacks and claims need a table.");
  return table;
}
