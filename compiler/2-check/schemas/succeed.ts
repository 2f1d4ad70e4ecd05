import { anyState, inputAndOutput, jsonata } from "./common.js";
import { perLanguage, type PerLanguage } from "./schema.js";

/** ASL, "Succeed State". */
export const succeed: PerLanguage = perLanguage({
  called: "a Succeed state",
  shared: anyState,
  JSONPath: inputAndOutput,
  JSONata: { Output: jsonata },
});
