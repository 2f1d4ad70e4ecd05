import type { Failure } from "./errors.js";
import type { Delivery, Fields, Table } from "./ports/ports.js";
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
 * over, and goes on for that call: what the slot was used for is theirs to decide. Gives nothing where it is somebody else's. With an
 * answer, only the call that goes on for the same answer takes over: the first answer counts.
 */
export async function claim(
  run: Invocation,
  slot: string,
  fields: Fields = {},
  isAnswer = false,
): Promise<Claimed | undefined> {
  const table = tableOf(run);
  const holder = holderText(run);
  for (;;) {
    const before = await table.putNew(slot, { ...fields, holder });
    if (before === undefined) return {};
    const { holder: held = "" } = before;
    if (held === holder) return { own: before };
    const failure = await failureOf(run, messageOf(held), isAnswer);
    if (failure === undefined) return undefined;
    // With what was left there to the last.
    const taken = await table.change(slot, held, { holder });
    if (!taken) continue;
    run.isHeir = true;
    return { before: taken, failure };
  }
}

/** How the call for a message has failed; nothing where nobody has reported it, or where this one was reported dead itself. */
async function failureOf(
  run: Invocation,
  message: string,
  isAnswer: boolean,
): Promise<Failure | undefined> {
  const { dead, failed = {}, message: own } = run;
  if (dead.includes(message)) return failed;
  if (isAnswer || message === own) return undefined;
  const [mine, theirs] = [deadKey(run, own), deadKey(run, message)];
  const notes = await tableOf(run).getAll([mine, theirs]);
  return notes.has(mine) ? undefined : notes.get(theirs);
}

/** Reports the calls dead that this one goes on for, to whoever finds something held by them: they may go on for a while. */
export async function reportDead(run: Invocation): Promise<void> {
  const { dead, failed, ports } = run;
  // The earlier ones too: those that were called for them may have died before they could.
  for (const message of dead) await ports.table?.put(deadKey(run, message), { ...failed });
}

function deadKey({ carrier: { x } }: Invocation, message: string): string {
  return `${x}/dead/${message}`;
}

/** Whether a slot is held by this call, or by one that it goes on for. */
export function isHeldHere(run: Invocation, { holder = "" }: Fields): boolean {
  return holder === holderText(run) || run.dead.includes(messageOf(holder));
}

/** Sets fields of a slot as long as this call holds it: false where it does not. */
export async function setHeld(run: Invocation, slot: string, fields: Fields): Promise<boolean> {
  const holder = holderText(run);
  return (await tableOf(run).change(slot, holder, { ...fields, holder })) !== undefined;
}

/** Who holds an item, as a field of it: one call, for a message. */
function holderText({ id, message }: Pick<Delivery, "id" | "message">): string {
  return `${id} ${message}`;
}

function messageOf(held: string): string {
  return held.slice(held.indexOf(" ") + 1);
}

/** The table of the platform. Throws where the deployment has none. */
export function tableOf({ ports: { table } }: Pick<Invocation, "ports">): Table {
  if (table === undefined) throw new Error("Forks, callbacks and claims need a table.");
  return table;
}
