import type { Carrying } from "../carrier.js";

/** Seals carriers, so that an event from outside cannot jump into the middle of a machine. */
export interface Seal {
  /** The event with its seal. */
  sealed(event: string): Promise<string>;
  isSealed(event: Carrying): Promise<boolean>;
}

/** A seal by HMAC-SHA256 with a key that only the functions of a deployment have. */
export function sealWith(key: string): Seal {
  return {
    async sealed(text) {
      // Every event is written by `encode`.
      const event = JSON.parse(text) as Carrying;
      const seal = await sealOf(key, event);
      return JSON.stringify({ ...event, seal: seal.toString("base64url") });
    },
    async isSealed(event) {
      const given = Buffer.from(event.seal ?? "", "base64url");
      const wanted = await sealOf(key, event);
      const { timingSafeEqual } = await crypto();
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}

/** Reading JSON and writing it again gives the same text. */
async function sealOf(key: string, { data, heaviside }: Carrying): Promise<Buffer> {
  const { createHmac } = await crypto();
  return createHmac("sha256", key)
    .update(JSON.stringify([heaviside, data]))
    .digest();
}

/** Functions without a key start without it: it takes Node.js some milliseconds to load. */
function crypto(): Promise<typeof import("node:crypto")> {
  return import("node:crypto");
}
