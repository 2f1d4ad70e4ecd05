import { parsePath, parseReferencePath } from "../../3-lower/path.js";
import { hasPlaceholder } from "../placeholders.js";
import { looksLikeCall } from "../templates.js";
import type { Rule } from "./rule.js";

/** A path that must mean one place can mean several, or a place that cannot be written (ASL, "Reference Paths"). */
export const notAReferencePath: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path, field } of places) {
    if (node.kind !== "string" || hasPlaceholder(node.value)) continue;
    if (place === "text-path" && looksLikeCall(node.value)) continue;
    const read = parsePath(node.value);
    if (!read.ok) continue;
    if (place === "write-path") {
      const written = parseReferencePath(node.value);
      if (written.ok) continue;
      diagnostics.report("not-a-reference-path", {
        path,
        span: node.span,
        message: written.message,
        help: written.help,
      });
    } else if ((place === "value-path" || place === "text-path") && !read.value.definite) {
      diagnostics.report("not-a-reference-path", {
        path,
        span: node.span,
        message: `"${field}" takes a path to one value, and "${node.value}" can match several.`,
        help: 'Use names and indices only, such as "$.order.items[0]".',
      });
    } else if (inputOnly.has(field) && read.value.root.kind === "context") {
      diagnostics.report("not-a-reference-path", {
        path,
        span: node.span,
        message: `"${field}" takes no path into the Context Object.`,
        help: `Assign "${node.value}" to a variable in a state before, and name that.`,
      });
    }
  }
};

const inputOnly: ReadonlySet<string> = new Set([
  "MaxConcurrencyPath",
  "MaxInputBytesPerBatchPath",
  "MaxItemsPath",
  "MaxItemsPerBatchPath",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentagePath",
]);
