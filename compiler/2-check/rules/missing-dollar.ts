import { looksLikePath, templateFields } from "../templates.js";
import type { Rule } from "./rule.js";

/** A value of a payload template looks like a path or a call, and its key does not end in ".$" (AWS, NO_DOLLAR). */
export const missingDollar: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path: base } of places) {
    if (place !== "template") continue;
    for (const { member, path, dynamic } of templateFields(node, base)) {
      const { key, value } = member;
      if (dynamic || value.kind !== "string") continue;
      if (!looksLikePath(value.value) && !/^States\.[A-Z]\w+\(.*\)$/.test(value.value)) continue;
      diagnostics.report("missing-dollar", {
        path,
        span: value.span,
        message: `"${value.value}" is passed on as text, because the key "${key}" does not end in ".$".`,
        help: `Write "${key}.$" to evaluate it.`,
      });
    }
  }
};
