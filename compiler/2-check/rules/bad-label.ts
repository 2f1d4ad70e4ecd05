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
    const problem = problemOf(label);
    if (!problem) continue;
    diagnostics.report("bad-label", { path: pointer(path, "Label"), span: value.span, ...problem });
  }
};

function problemOf(label: string) {
  if (label === "") return { message: "The Label is empty.", help: "Remove it." };
  const found = refused.exec(label)?.[0];
  if (found !== undefined)
    return {
      message: `The Label has a ${JSON.stringify(found)}, which no Label has.`,
      help: `Write "${label.replaceAll(new RegExp(refused, "gu"), "-")}".`,
    };
  const { length } = [...label];
  if (length <= most) return undefined;
  return {
    message: `The Label has ${length} characters, and the most is ${most}.`,
    help: "Shorten it.",
  };
}
