import { anyState, assign, inputAndOutput, jsonata, jsonataObject, nextOrEnd } from "./common.js";
import { objectTemplate, resultPath, retryAndCatch, template, transition } from "./common.js";
import { perLanguage, type PerLanguage } from "./schema.js";

/** ASL, "Parallel State". Each branch is checked by the schema of a branch, with its own path. */
export const parallel: PerLanguage = perLanguage({
  called: "a Parallel state",
  shared: {
    ...anyState,
    ...transition,
    ...retryAndCatch,
    Branches: { type: "array", minItems: 1, items: { type: "object" } },
    Assign: assign,
  },
  JSONPath: {
    ...inputAndOutput,
    Parameters: template,
    ResultSelector: objectTemplate,
    ResultPath: resultPath,
  },
  JSONata: { Arguments: jsonataObject, Output: jsonata },
  required: ["Branches"],
  exactlyOne: [nextOrEnd],
});
