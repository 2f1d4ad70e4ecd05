import type { ObjectExpression } from "../3-lower/machine.js";
import { shapeOfField } from "./expression-shape.js";
import { noVariables, type Readable } from "./readable.js";
import { join } from "./shape-join.js";
import { limitShape, ofInput, ofOneValue, widen } from "./shape-limit.js";
import type { FieldShape, ObjectShape } from "./shape.js";

/** The variables after an Assign that reads `from`; before it they are those of `from` (ASL, "Variables"). */
export function assigned(assign: ObjectExpression | undefined, from: Readable): ObjectShape {
  if (!assign) return from.variables;
  const fields = new Map(from.variables.fields);
  for (const { key, value } of assign.fields) {
    const { shape, optional } = shapeOfField(value, from);
    fields.set(key, { shape: limitShape(shape, ofOneValue), optional });
  }
  return { kind: "object", fields };
}

/** The variables where two ways meet: what only one of them has set is optional. `exactly` unless that has to come to an end. */
export function meetingVariables(
  before: ObjectShape,
  now: ObjectShape,
  exactly: boolean,
): ObjectShape {
  const joined = join(before, now);
  if (joined.kind !== "object") return noVariables;
  const fields = [...joined.fields].map(([name, field]): [string, FieldShape] => {
    const old = before.fields.get(name);
    const shape = exactly || !old ? field.shape : widen(old.shape, field.shape);
    return [name, { ...field, shape: limitShape(shape, ofInput) }];
  });
  return { kind: "object", fields: new Map(fields) };
}
