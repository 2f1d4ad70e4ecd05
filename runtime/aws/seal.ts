import { createHmac, timingSafeEqual } from "node:crypto";
import type { Carrying } from "../carrier.js";

/** Seals carriers, so that an event from outside cannot jump into the middle of a machine. */
export interface Seal {
  /** The event with its seal. */
  sealed(event: string): string;
  isSealed(event: Carrying): boolean;
}

/** A seal by HMAC-SHA256 with a key that only the functions of a deployment have. */
export function sealWith(key: string): Seal {
  // Reading JSON and writing it again gives the same text.
  const sealOf = ({ data, heaviside }: Carrying): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([heaviside, data]))
      .digest();
  return {
    sealed(text) {
      // Every event is written by `encode`.
      const event = JSON.parse(text) as Carrying;
      return JSON.stringify({ ...event, seal: sealOf(event).toString("base64url") });
    },
    isSealed(event) {
      const given = Buffer.from(event.seal ?? "", "base64url");
      const wanted = sealOf(event);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}
