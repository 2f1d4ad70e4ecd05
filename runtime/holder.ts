import type { Delivery } from "./ports/ports.js";

/** A message, and up to which of its generations: each report that a call has failed begins the next one. */
export type Ancestor = readonly [message: string, generation: number];

/** Who may work on a slot: one call of a function, for a generation of a message. */
export interface Holder extends Pick<Delivery, "id" | "message"> {
  /** 0: as the message was sent; n: its n-th report of a failed call. */
  readonly generation: number;
  /** Calls that are known to have failed, and what they held is free: generations below these. */
  readonly heirOf: readonly Ancestor[];
}

/** The holder as a field of an item. */
export function holderText({ id, generation, message }: Holder): string {
  return `${generation} ${id} ${message}`;
}

/** Whether the call that holds something is known to have failed: then whoever follows it takes that over. */
export function inherits({ heirOf }: Holder, held: string): boolean {
  const message = messageOf(held);
  return heirOf.some(([name, below]) => name === message && parseInt(held) < below);
}

/** The message of a holder's text. */
export function messageOf(held: string): string {
  return held.split(" ").slice(2).join(" ");
}

/** Ancestors with one more among them. */
export function withAncestor(
  ancestors: readonly Ancestor[],
  [message, generation]: Ancestor,
): readonly Ancestor[] {
  return [...ancestors.filter(([name]) => name !== message), [message, generation]];
}
