import { pointer } from "../../1-parse/pointer.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** The most characters in the name of a variable. */
const most = 80;

/** Assign sets a variable whose name is no identifier, so that nothing can read it (ASL, "Variables"). */
export const badVariableName: Rule = ({ places }, diagnostics) => {
  for (const { field, node, path, place } of places) {
    if (field !== "Assign" || node.kind !== "object") continue;
    for (const { key, keySpan } of node.members) {
      const name = place === "template" ? key.replace(/\.\$$/, "") : key;
      // The reserved name is reported by reserved-variable.
      const problem = hasPlaceholder(name) || name === "states" ? undefined : problemOf(name);
      if (!problem) continue;
      diagnostics.report("bad-variable-name", {
        path: pointer(path, key),
        span: keySpan,
        ...problem,
      });
    }
  }
};

function problemOf(name: string) {
  if ([...name].length > most)
    return {
      message: `A variable's name has at most ${most} characters, and this one has ${[...name].length}.`,
      help: "Shorten the name.",
    };
  // Unicode's identifiers (UAX 31), and the underscore.
  if (/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name)) return undefined;
  const fixed = name.replaceAll(/[^\p{ID_Continue}]+/gu, "_").replace(/^(?=\d)/, "_");
  return {
    message: `A variable's name has letters, digits and "_" only, and "${name}" has others.`,
    help: name.startsWith("$")
      ? `Write "${name.slice(1)}": the "$" is for reading it.`
      : `Write "${fixed}".`,
  };
}
