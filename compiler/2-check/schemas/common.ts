import { perLanguage, type PerLanguage, type Place, type Schema } from "./schema.js";

// The fields that states of several types have (ASL, "Table of State Types and Fields").

export const text: Schema = { type: "string" };
export const comment = text;

/** The longest time that AWS counts, in seconds: a little over three years. */
export const longest = 99_999_999;

export const queryLanguage: Schema = { type: "string", enum: ["JSONPath", "JSONata"] };

/** What every state may have. */
export const anyState = { Type: text, Comment: comment, QueryLanguage: queryLanguage } as const;

export const transition = { Next: text, End: { type: "boolean" } } as const satisfies Fields;
export const nextOrEnd = ["Next", "End"] as const;

const nullablePath = (place: Place): Schema => ({ type: ["string", "null"], place });
export const inputPath = nullablePath("path");
export const outputPath = nullablePath("path");
export const resultPath = nullablePath("write-path");
export const valuePath: Schema = { type: "string", place: "value-path" };

export const inputAndOutput = { InputPath: inputPath, OutputPath: outputPath } as const;

/** A payload template of any JSON type. */
export const template: Schema = { place: "template" };
export const objectTemplate: Schema = { type: "object", place: "template" };

/** Any JSON value with JSONata strings in it. */
export const jsonata: Schema = { place: "jsonata" };
/** An object, or a JSONata string that gives one. */
export const jsonataObject: Schema = { type: "object", expression: true, place: "jsonata" };

/** Variables to set, by name. */
export const assign: PerLanguage = {
  JSONPath: { type: "object", place: "template" },
  JSONata: { type: "object", place: "jsonata" },
};

/** A number that the JSONata form of a state may compute. */
export function computed(schema: Schema): PerLanguage {
  return {
    JSONPath: { ...schema, place: "constant" },
    JSONata: { ...schema, expression: true, place: "jsonata" },
  };
}

const errorEquals: Schema = { type: "array", minItems: 1, items: text };

/** ASL, "Retrying after error". */
const retrier: PerLanguage = perLanguage({
  called: "a retrier",
  shared: {
    ErrorEquals: errorEquals,
    IntervalSeconds: { type: "integer", minimum: 1, maximum: longest },
    MaxAttempts: { type: "integer", minimum: 0, maximum: longest },
    BackoffRate: { type: "number", minimum: 1 },
    // 366 days.
    MaxDelaySeconds: { type: "integer", minimum: 1, maximum: 31_622_400 },
    JitterStrategy: { type: "string", enum: ["FULL", "NONE"] },
    Comment: comment,
  },
  required: ["ErrorEquals"],
});

/** ASL, "Fallback states". */
const catcher: PerLanguage = perLanguage({
  called: "a catcher",
  shared: { ErrorEquals: errorEquals, Next: text, Assign: assign, Comment: comment },
  JSONPath: { ResultPath: resultPath },
  JSONata: { Output: jsonata },
  required: ["ErrorEquals", "Next"],
});

const listOf = ({ JSONPath, JSONata }: PerLanguage): PerLanguage => ({
  JSONPath: { type: "array", items: JSONPath },
  JSONata: { type: "array", items: JSONata },
});

export const retryAndCatch = { Retry: listOf(retrier), Catch: listOf(catcher) } as const;

interface Fields {
  readonly [field: string]: Schema | PerLanguage;
}
