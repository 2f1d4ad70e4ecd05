import { unknown, type ObjectShape, type Shape } from "./shape.js";

/** What an expression can read, as far as it is known. */
export interface Readable {
  /** `$`; in JSONata `$states.input`. */
  readonly $: Shape;
  /** The variables, as fields; those that only some ways have set are optional. */
  readonly variables: ObjectShape;
  /** Of `$$.Map.Item.Value`, in an ItemSelector. */
  readonly item?: Shape;
  /** `$states.result` and `$states.errorOutput`, where there are any. */
  readonly result?: Shape;
  readonly error?: Shape;
}

/** The variables before any state has set some. */
export const noVariables: ObjectShape = { kind: "object", fields: new Map() };
/** Those of somebody else: any, of whatever value. */
export const anyVariables: ObjectShape = { kind: "object", fields: new Map(), rest: unknown };
