import { anyState, assign, computed, inputAndOutput, jsonata, jsonataObject } from "./common.js";
import { nextOrEnd, objectTemplate, resultPath, retryAndCatch, template } from "./common.js";
import { text, transition, valuePath } from "./common.js";
import { itemBatcher, itemReader, resultWriter } from "./reader.js";
import { perLanguage, type PerLanguage } from "./schema.js";

/** ASL, "Map State". The processor is checked by the schema of a processor, with its own path. */
export const map: PerLanguage = perLanguage({
  called: "a Map state",
  shared: {
    ...anyState,
    ...transition,
    ...retryAndCatch,
    ItemProcessor: { type: "object" },
    // The older name of ItemProcessor.
    Iterator: { type: "object" },
    ItemReader: itemReader,
    ItemBatcher: itemBatcher,
    ResultWriter: resultWriter,
    ItemSelector: { JSONPath: template, JSONata: jsonataObject },
    MaxConcurrency: computed({ type: "integer", minimum: 0 }),
    ToleratedFailureCount: computed({ type: "integer", minimum: 0 }),
    ToleratedFailurePercentage: computed({ type: "number", minimum: 0, maximum: 100 }),
    Label: text,
    Assign: assign,
  },
  JSONPath: {
    ...inputAndOutput,
    ItemsPath: valuePath,
    // The older name of ItemSelector.
    Parameters: template,
    ResultSelector: objectTemplate,
    ResultPath: resultPath,
    MaxConcurrencyPath: valuePath,
    ToleratedFailureCountPath: valuePath,
    ToleratedFailurePercentagePath: valuePath,
  },
  JSONata: {
    Items: { type: ["array", "object"], expression: true, place: "jsonata" },
    Output: jsonata,
  },
  exactlyOne: [nextOrEnd, ["ItemProcessor", "Iterator"]],
  atMostOne: [
    ["ItemSelector", "Parameters"],
    ["MaxConcurrency", "MaxConcurrencyPath"],
    ["ToleratedFailureCount", "ToleratedFailureCountPath"],
    ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ],
});
