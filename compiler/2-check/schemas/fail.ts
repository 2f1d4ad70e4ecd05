import { anyState } from "./common.js";
import { perLanguage, type PerLanguage, type Schema } from "./schema.js";

const message: PerLanguage = {
  JSONPath: { type: "string", place: "constant" },
  JSONata: { type: "string", place: "jsonata" },
};
const messagePath: Schema = { type: "string", place: "text-path" };

/** ASL, "Fail State". */
export const fail: PerLanguage = perLanguage({
  called: "a Fail state",
  shared: { ...anyState, Error: message, Cause: message },
  JSONPath: { ErrorPath: messagePath, CausePath: messagePath },
  atMostOne: [
    ["Error", "ErrorPath"],
    ["Cause", "CausePath"],
  ],
});
