import { parseIntrinsic } from "../../3-lower/intrinsic.js";
import { hasPlaceholder } from "../placeholders.js";
import { dynamicTexts, looksLikeCall, takesCall } from "../templates.js";
import { spanAt } from "../text-span.js";
import type { Rule } from "./rule.js";

/** A call of a States.* function is wrong, or gives no string where one is wanted (ASL, "Intrinsic Functions"). */
export const badIntrinsic: Rule = ({ places, source }, diagnostics) => {
  for (const placed of places.filter(takesCall)) {
    for (const { node, path } of dynamicTexts(placed)) {
      if (!looksLikeCall(node.value)) continue;
      const read = parseIntrinsic(node.value);
      if (!read.ok) {
        if (hasPlaceholder(node.value)) continue;
        diagnostics.report("bad-intrinsic", {
          path,
          span: spanAt(node, read.offset, source),
          message: read.message,
          help: read.help,
        });
      } else if (placed.place === "text-path" && !stringFunctions.has(read.value.name)) {
        diagnostics.report("bad-intrinsic", {
          path,
          span: node.span,
          message: `"${placed.field}" takes a function that gives a string, and "${read.value.name}" does not.`,
          help: "Wrap the call in States.Format('{}', …) or States.JsonToString(…).",
        });
      }
    }
  }
};

/** The functions that AWS takes in ErrorPath and CausePath. */
const stringFunctions: ReadonlySet<string> = new Set([
  "States.Format",
  "States.JsonToString",
  "States.ArrayGetItem",
  "States.Base64Encode",
  "States.Base64Decode",
  "States.Hash",
  "States.UUID",
]);
