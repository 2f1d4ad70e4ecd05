import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** The most characters that AWS takes in a Label. */
const most = 40;
// White space, brackets, wildcards, special characters and controls, as AWS lists them.
const refused = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/u;

/** The Label of a Map is too long, or has a character that cannot stand in an ARN (AWS, "Label"). */
export const badLabel: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type } of states) {
    const value = type === "Map" ? member(node, "Label")?.value : undefined;
    if (value?.kind !== "string" || hasPlaceholder(value.value)) continue;
    const label = value.value;
    const found = refused.exec(label)?.[0];
    const { length } = [...label];
    if (found === undefined && length <= most && length > 0) continue;
    diagnostics.report("bad-label", {
      path: pointer(path, "Label"),
      span: value.span,
      message:
        found === undefined
          ? `A Label has 1 to ${most} characters, and this one has ${length}.`
          : `A Label has no "${found}" in it.`,
      help: "Use letters, digits, - and _ only.",
    });
  }
};
