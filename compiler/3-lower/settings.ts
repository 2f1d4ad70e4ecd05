import { splitPlaceholders, wholePlaceholder } from "../1-parse/placeholders.js";
import type { Setting, Text } from "./machine.js";

/** A constant string, split at its `${Name}` placeholders, which have no value when the machine is compiled. */
export function text(value: string): Text {
  const whole = setting(value, "string");
  if (whole) return whole;
  const parts = splitPlaceholders(value);
  if (!parts.some((part) => typeof part === "object")) return { kind: "literal", value };
  return {
    kind: "text",
    parts: parts.map((part) =>
      typeof part === "string" ? part : { kind: "setting", name: part.name, as: "string" },
    ),
  };
}

/** The placeholder that is all of `value`, as the type that its place wants; `undefined` where it is not one alone. */
export function setting(value: string, as: Setting["as"]): Setting | undefined {
  const name = wholePlaceholder(value);
  return name === undefined ? undefined : { kind: "setting", name, as };
}
