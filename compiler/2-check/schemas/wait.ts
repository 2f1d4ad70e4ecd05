import { anyState, assign, computed, inputAndOutput, jsonata, longest } from "./common.js";
import { nextOrEnd, transition, valuePath } from "./common.js";
import { perLanguage, type PerLanguage } from "./schema.js";

/** ASL, "Wait State". */
export const wait: PerLanguage = perLanguage({
  called: "a Wait state",
  shared: {
    ...anyState,
    ...transition,
    Seconds: computed({ type: "integer", minimum: 0, maximum: longest }),
    Timestamp: {
      JSONPath: { type: "string", place: "timestamp" },
      JSONata: { type: "string", expression: true, place: "timestamp" },
    },
    Assign: assign,
  },
  JSONPath: { ...inputAndOutput, SecondsPath: valuePath, TimestampPath: valuePath },
  JSONata: { Output: jsonata },
  exactlyOne: [nextOrEnd, ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]],
});
