import { pointer } from "../../1-parse/pointer.js";
import type { Rule } from "./rule.js";

/** Assign sets `states`, which is the name of what the service itself gives (ASL, "Variables"). */
export const reservedVariable: Rule = ({ places }, diagnostics) => {
  for (const { field, node, path, place } of places) {
    if (field !== "Assign" || node.kind !== "object") continue;
    for (const { key, keySpan } of node.members) {
      if (key !== "states" && !(place === "template" && key === "states.$")) continue;
      diagnostics.report("reserved-variable", {
        path: pointer(path, key),
        span: keySpan,
        message: '"states" is the name of what the service gives, and cannot be set.',
        help: 'Call the variable something else, such as "allStates".',
      });
    }
  }
};
