import { unknown, type FieldShape, type Shape } from "./shape.js";

/**
 * The Context Object as `Context` in runtime/types.ts declares it (ASL, "The Context Object"). In a Map's ItemSelector
 * `$$.Map` is there, with an `item` of this shape.
 */
export function contextShape(item?: Shape): Shape {
  return object({
    Execution: needed(
      object({
        Id: needed(text),
        Input: needed(unknown),
        Name: needed(text),
        RoleArn: needed(text),
        StartTime: needed(text),
        RedriveCount: optional(number),
        RedriveTime: optional(text),
      }),
    ),
    StateMachine: needed(object({ Id: needed(text), Name: needed(text) })),
    State: needed(
      object({ Name: needed(text), EnteredTime: needed(text), RetryCount: optional(number) }),
    ),
    Task: optional(object({ Token: needed(text) })),
    Map: (item ? needed : optional)(
      object({
        Item: needed(
          object({
            Index: needed(number),
            Value: needed(item ?? unknown),
            Key: optional(text),
            Source: optional(text),
          }),
        ),
      }),
    ),
  });
}

const text: Shape = { kind: "string" };
const number: Shape = { kind: "number" };

function needed(shape: Shape): FieldShape {
  return { shape, optional: false };
}

function optional(shape: Shape): FieldShape {
  return { shape, optional: true };
}

function object(fields: { readonly [name: string]: FieldShape }): Shape {
  return { kind: "object", fields: new Map(Object.entries(fields)) };
}
