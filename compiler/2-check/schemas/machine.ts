import { comment, longest, queryLanguage, text } from "./common.js";
import type { Schema } from "./schema.js";

const scope = {
  Comment: comment,
  StartAt: text,
  States: { type: "object", minProperties: 1, additionalProperties: { type: "object" } },
} satisfies { readonly [field: string]: Schema };

/** ASL, "Structure of a State Machine". */
export const machine: Schema = {
  type: "object",
  called: "a state machine",
  properties: {
    ...scope,
    QueryLanguage: queryLanguage,
    Version: { type: "string", enum: ["1.0"] },
    TimeoutSeconds: { type: "integer", minimum: 0, maximum: longest },
  },
  additionalProperties: false,
  required: ["StartAt", "States"],
};

/** One of a Parallel state's Branches. */
export const branch: Schema = {
  type: "object",
  called: "a branch",
  properties: { ...scope, QueryLanguage: queryLanguage },
  additionalProperties: false,
  required: ["StartAt", "States"],
};

/** A Map's ItemProcessor or Iterator. AWS takes no QueryLanguage here: its states have the machine's. */
export const processor: Schema = {
  type: "object",
  called: "an item processor",
  properties: {
    ...scope,
    ProcessorConfig: {
      type: "object",
      called: "ProcessorConfig",
      properties: {
        Mode: { type: "string", enum: ["INLINE", "DISTRIBUTED"] },
        ExecutionType: { type: "string", enum: ["STANDARD", "EXPRESS"] },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
  required: ["StartAt", "States"],
};

/** What every state has: enough to know its own schema. */
export const anyType: Schema = {
  type: "object",
  called: "a state",
  properties: {
    Type: {
      type: "string",
      enum: ["Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"],
    },
    QueryLanguage: queryLanguage,
  },
  required: ["Type"],
};
