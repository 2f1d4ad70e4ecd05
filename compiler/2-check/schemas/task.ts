import { anyState, assign, computed, inputAndOutput, jsonata, jsonataObject } from "./common.js";
import { longest, nextOrEnd, objectTemplate, resultPath, retryAndCatch } from "./common.js";
import { template, transition, valuePath } from "./common.js";
import { perLanguage, type PerLanguage } from "./schema.js";

const seconds = computed({ type: "integer", minimum: 1, maximum: longest });

/** The role that the task is done with. What must be in it is up to who runs the task. */
const credentials: PerLanguage = {
  JSONPath: { type: "object", place: "template" },
  JSONata: { type: "object", expression: true, place: "jsonata" },
};

/** ASL, "Task State". */
export const task: PerLanguage = perLanguage({
  called: "a Task state",
  shared: {
    ...anyState,
    ...transition,
    ...retryAndCatch,
    Resource: { type: "string", minLength: 1 },
    TimeoutSeconds: seconds,
    HeartbeatSeconds: seconds,
    Credentials: credentials,
    Assign: assign,
  },
  JSONPath: {
    ...inputAndOutput,
    Parameters: template,
    ResultSelector: objectTemplate,
    ResultPath: resultPath,
    TimeoutSecondsPath: valuePath,
    HeartbeatSecondsPath: valuePath,
  },
  JSONata: { Arguments: jsonataObject, Output: jsonata },
  required: ["Resource"],
  exactlyOne: [nextOrEnd],
  atMostOne: [
    ["TimeoutSeconds", "TimeoutSecondsPath"],
    ["HeartbeatSeconds", "HeartbeatSecondsPath"],
  ],
});
