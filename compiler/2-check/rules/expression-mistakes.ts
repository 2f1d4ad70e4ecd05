import { expressionProblems } from "../../jsonata/infer.js";
import { settingNames, tokenSpan } from "../jsonata-texts.js";
import type { Rule } from "./rule.js";

/**
 * An operator or a function of the library is given what it never takes, as constants and other functions prove it. What only schemas
 * prove is reported where those are known.
 */
export const expressionMistakes: Rule = ({ jsonata, source }, diagnostics) => {
  for (const text of jsonata.expressions) {
    for (const problem of expressionProblems(text.parsed.tree, settingNames(text))) {
      const { code, message, help } = problem;
      const span = tokenSpan(text, problem, source);
      diagnostics.report(code, { path: text.path, span, message, help });
    }
  }
};
