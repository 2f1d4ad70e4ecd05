import type { Delivery } from "./ports/ports.js";

/** Who may work on a slot: one call of a function, for a generation of a message. */
export interface Holder extends Pick<Delivery, "id" | "message"> {
  /** 0: as the message was sent; n: its n-th report of a failed call. */
  readonly generation: number;
}

/** The holder as a field of an item. */
export function holderText({ id, generation, message }: Holder): string {
  return `${generation} ${id} ${message}`;
}

/** The message of a holder's text, and its generation. */
export function holderOf(held: string): Pick<Holder, "generation" | "message"> {
  const [generation, , ...message] = held.split(" ");
  return { generation: Number(generation), message: message.join(" ") };
}
