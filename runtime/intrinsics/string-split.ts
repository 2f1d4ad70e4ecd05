import { textArgument } from "./failure.js";

/**
 * `States.StringSplit`: the parts of a text between any of the characters of `separators`; empty parts are left out.
 * Throws `States.IntrinsicFailure`.
 */
export function stringSplit(value: unknown, separators: unknown): string[] {
  const text = textArgument("StringSplit", value);
  const cuts = new Set(textArgument("StringSplit", separators));
  const parts = [""];
  for (const character of text) {
    if (cuts.has(character)) parts.push("");
    else parts.push((parts.pop() ?? "") + character);
  }
  return parts.filter((part) => part !== "");
}
