import { uuid } from "../../intrinsics/uuid.js";
import { environmental } from "../builtin.js";

/** `$uuid`: a random UUID, version 4 (AWS's own). */
export const $uuid = /* @__PURE__ */ environmental("uuid", "<:s>", uuid);
