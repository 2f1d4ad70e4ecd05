import { holderText, inherits, messageOf, withAncestor } from "./holder.js";
import type { Fields, Table } from "./ports/ports.js";
import type { Invocation } from "./scope.js";

/**
 * What came of a claim: it is ours, with what was in the slot where this call had it before (`own`), or one that has failed
 * (`before`); or somebody else's, who holds it.
 */
export type Claimed =
  | { readonly isOurs: true; readonly own?: Fields; readonly before?: Fields }
  | { readonly isOurs: false; readonly holder?: string };

/**
 * Claims a slot: whoever is first has it, and the same call again. What a call held that is known to have failed goes to those
 * that follow it; what the slot was used for is theirs to decide.
 */
export async function claim(run: Invocation, slot: string, fields: Fields = {}): Promise<Claimed> {
  const table = tableOf(run);
  const holder = holderText(run);
  for (;;) {
    const before = await table.putNew(slot, { ...fields, holder });
    if (before === undefined) return { isOurs: true };
    const { holder: held = "" } = before;
    if (held === holder) return { isOurs: true, own: before };
    if (!inherits(run, held)) return { isOurs: false, holder: held };
    // With what was left there to the last.
    const taken = await table.change(slot, held, { holder });
    if (taken) return { isOurs: true, before: taken };
  }
}

/** Whether a slot that is held is this call's, or was that of one which it follows. */
export function isHeldHere(run: Invocation, { holder = "" }: Fields): boolean {
  return holder === holderText(run) || inherits(run, holder);
}

/** Notes that calls for a message have failed below this generation, for whoever loses a claim to one that goes on for a while. */
export async function noteFailed(run: Invocation): Promise<void> {
  const { generation, message, ports } = run;
  if (generation > 0)
    await ports.table?.put(failedKey(run, message), { generation: String(generation) });
}

/**
 * Claims the slot of a join, which several messages may fill: what a call holds that was reported dead goes to any of them. Gives
 * the call as the heir that goes on; nothing where the slot is somebody else's.
 */
export async function claimJoin(run: Invocation, slot: string): Promise<Invocation | undefined> {
  const claimed = await claim(run, slot);
  if (claimed.isOurs) return run;
  const message = messageOf(claimed.holder ?? "");
  const { generation } = (await tableOf(run).get(failedKey(run, message))) ?? {};
  if (generation === undefined) return undefined;
  const heir = { ...run, heirOf: withAncestor(run.heirOf, [message, Number(generation)]) };
  return (await claim(heir, slot)).isOurs ? heir : undefined;
}

function failedKey({ carrier: { x } }: Invocation, message: string): string {
  return `${x}/failed/${message}`;
}

/** The table of the platform. Throws where the deployment has none. */
export function tableOf({ ports: { table } }: Pick<Invocation, "ports">): Table {
  if (table === undefined) throw new Error("Forks, callbacks and claims need a table.");
  return table;
}
