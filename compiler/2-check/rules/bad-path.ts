import { parsePath } from "../../3-lower/path.js";
import { hasPlaceholder } from "../placeholders.js";
import type { PlacedValue } from "../places.js";
import { dynamicTexts, looksLikeCall, takesCall } from "../templates.js";
import { spanAt } from "../text-span.js";
import type { Rule } from "./rule.js";

/** A text that must be a JSONPath is none (ASL, "Paths"). */
export const badPath: Rule = ({ places, source }, diagnostics) => {
  for (const placed of places.filter(takesPath)) {
    for (const { node, path } of dynamicTexts(placed)) {
      // What can only be meant as a call is reported by bad-intrinsic, where calls are taken.
      if (takesCall(placed) && looksLikeCall(node.value)) continue;
      const read = parsePath(node.value);
      if (read.ok || hasPlaceholder(node.value)) continue;
      diagnostics.report("bad-path", {
        path,
        span: spanAt(node, read.offset, source),
        message: read.message,
        help: read.help ?? helpFor(placed),
      });
    }
  }
};

const takesPath = (placed: PlacedValue): boolean =>
  takesCall(placed) || ["path", "write-path", "value-path"].includes(placed.place);

function helpFor(placed: PlacedValue): string {
  return takesCall(placed)
    ? 'Write a path such as "$.order.id", or a call such as "States.UUID()".'
    : 'Write a path such as "$.order.id".';
}
