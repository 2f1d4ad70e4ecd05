import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Related } from "../../diagnostics/diagnostic.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** Two Maps have one Label (AWS, DUPLICATE_LABEL_NAME). */
export const duplicateLabel: Rule = ({ states }, diagnostics) => {
  const first = new Map<string, Related>();
  for (const { node, path: base, type } of states) {
    const value = type === "Map" ? member(node, "Label")?.value : undefined;
    if (value?.kind !== "string" || hasPlaceholder(value.value)) continue;
    const path = pointer(base, "Label");
    const other = first.get(value.value);
    if (!other) {
      first.set(value.value, { message: "The other Label", path, span: value.span });
      continue;
    }
    diagnostics.report("duplicate-label", {
      path,
      span: value.span,
      message: `Another Map has the Label "${value.value}".`,
      help: "Give each Map a Label of its own.",
      related: [other],
    });
  }
};
