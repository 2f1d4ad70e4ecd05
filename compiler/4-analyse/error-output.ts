import type { ObjectShape, Shape } from "./shape.js";

/** The runtime's type of what a Catch gets. */
export const errorOutputType = "ErrorOutput";

const text: Shape = { kind: "union", members: [{ kind: "string" }, { kind: "null" }] };

/** What a catcher gets (ASL, "Fallback States"). A callback that failed without error and cause gives nulls. */
export const errorOutput: ObjectShape = {
  kind: "object",
  fields: new Map([
    ["Error", { shape: text, optional: false }],
    ["Cause", { shape: text, optional: false }],
  ]),
  type: errorOutputType,
};
