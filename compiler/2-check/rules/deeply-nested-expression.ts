import type { Rule } from "./rule.js";

// The documentation names no number.
const most = 100;

/** An expression is nested so deep that Step Functions may give up on it, which it does at about 100 levels. */
export const deeplyNestedExpression: Rule = ({ jsonata }, diagnostics) => {
  for (const { node, path, parsed } of jsonata.expressions) {
    const { depth } = parsed;
    if (depth <= most) continue;
    diagnostics.report("deeply-nested-expression", {
      path,
      span: node.span,
      message: `The expression is nested ${depth} levels deep, and Step Functions gives up at about ${most}.`,
      help: "Make several steps of it: variables in a block, or $join of an array for a long chain of &.",
    });
  }
};
