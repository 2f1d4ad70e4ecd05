import { looksLikePath, templateFields, textsIn } from "../templates.js";
import type { Rule } from "./rule.js";

/** The Result of a Pass state holds a path, and is never evaluated (AWS, PASS_RESULT_IS_STATIC). */
export const staticResult: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path: base } of places) {
    if (place !== "result") continue;
    const key = templateFields(node, base).find(({ dynamic }) => dynamic);
    const text = textsIn(node, base).find(({ node: { value } }) => looksLikePath(value));
    const found = key
      ? { path: key.path, span: key.member.keySpan }
      : text && { path: text.path, span: text.node.span };
    if (!found) continue;
    diagnostics.report("static-result", {
      ...found,
      message: '"Result" is a constant, so that the path in it is not evaluated.',
      help: 'Use "Parameters" for a value with paths in it.',
    });
  }
};
