import { templateFields } from "../templates.js";
import { aValue } from "../wording.js";
import type { Rule } from "./rule.js";

/** A field of a payload template ends in ".$" and holds no text to evaluate (ASL, "Payload Template"). */
export const templateFieldType: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path: base } of places) {
    if (place !== "template") continue;
    for (const { member, path, dynamic } of templateFields(node, base)) {
      if (!dynamic || member.value.kind === "string") continue;
      diagnostics.report("wrong-type", {
        path,
        span: member.value.span,
        message: `"${member.key}" takes a path or an intrinsic call as text, and is ${aValue(member.value)}.`,
        help: `Remove ".$" from the key to pass the value on as it is.`,
      });
    }
  }
};
