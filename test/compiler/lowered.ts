import { fromValue } from "../../compiler/1-parse/from-value.js";
import { lower } from "../../compiler/3-lower/index.js";
import type { Machine } from "../../compiler/3-lower/machine.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

/** A definition that is known to be one, lowered without a check. */
export function lowered(definition: object, name = "Orders"): Machine {
  const document = fromValue(definition, "orders.asl.json", new Diagnostics());
  if (!document) throw new Error("The definition is no JSON");
  return lower(document, name);
}

/** A machine of these states, which starts at the first. */
export function machineOf(States: Record<string, object>, name?: string): Machine {
  return lowered({ StartAt: Object.keys(States)[0], States }, name);
}

export const task = (fields: object = { End: true }) => ({
  Type: "Task",
  Resource: "arn:aws:lambda:eu-west-1:123456789012:function:work",
  ...fields,
});
