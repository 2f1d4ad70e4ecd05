import { holderText, inherits } from "./holder.js";
import type { Fields, Table } from "./ports/ports.js";
import type { Invocation } from "./scope.js";

/**
 * What came of a claim: it is ours, with what was in the slot where this call had it before (`own`), or one that has failed
 * (`before`); or somebody else's.
 */
export type Claimed =
  | { readonly isOurs: true; readonly own?: Fields; readonly before?: Fields }
  | { readonly isOurs: false };

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
    if (before.holder === holder) return { isOurs: true, own: before };
    if (!inherits(run, before.holder ?? "")) return { isOurs: false };
    // With what was left there to the last.
    const taken = await table.change(slot, before.holder ?? "", { holder });
    if (taken) return { isOurs: true, before: taken };
  }
}

/** Whether a slot that is held is this call's, or was that of one which it follows. */
export function isHeldHere(run: Invocation, { holder = "" }: Fields): boolean {
  return holder === holderText(run) || inherits(run, holder);
}

/** The table of the platform. Throws where the deployment has none. */
export function tableOf({ ports: { table } }: Pick<Invocation, "ports">): Table {
  if (table === undefined) throw new Error("Forks, callbacks and claims need a table.");
  return table;
}
