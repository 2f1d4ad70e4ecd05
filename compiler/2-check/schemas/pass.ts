import { anyState, assign, inputAndOutput, jsonata, nextOrEnd } from "./common.js";
import { resultPath, template, transition } from "./common.js";
import { perLanguage, type PerLanguage } from "./schema.js";

/** ASL, "Pass State". */
export const pass: PerLanguage = perLanguage({
  called: "a Pass state",
  shared: { ...anyState, ...transition, Assign: assign },
  JSONPath: {
    ...inputAndOutput,
    Parameters: template,
    Result: { place: "result" },
    ResultPath: resultPath,
  },
  JSONata: { Output: jsonata },
  exactlyOne: [nextOrEnd],
});
