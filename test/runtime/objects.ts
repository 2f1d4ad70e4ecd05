import { listed } from "../../local/map/listing.js";
import { textIn } from "../../local/map/objects.js";
import type { Objects } from "../../runtime/ports/ports.js";

/** Objects in memory, by `"bucket/key"`, as the local runner has them. */
export function objectsIn(objects: Record<string, string>, now: () => number): Objects {
  return {
    text: async (location) => textIn(objects, location),
    list: async (selection) => listed(objects, selection, Math.floor(now() / 1000)),
    async put({ Bucket, Key }, text) {
      objects[`${Bucket}/${Key}`] = text;
    },
  };
}
