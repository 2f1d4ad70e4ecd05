import { newerOperators } from "../../jsonata/restrictions.js";
import { tokenSpan } from "../jsonata-texts.js";
import type { Rule } from "./rule.js";

/** An operator that came to JSONata after 2.0.6, which is what Step Functions runs. */
export const newerJsonata: Rule = ({ jsonata, source }, diagnostics) => {
  for (const text of jsonata.expressions) {
    for (const one of newerOperators(text.parsed.tree))
      diagnostics.report("newer-jsonata", {
        path: text.path,
        span: tokenSpan(text, one, source),
        message: `"${one.token}" is newer than JSONata 2.0.6, which is what Step Functions runs.`,
        help:
          one.token === "??"
            ? 'Write "$exists(a) ? a : b" for "a ?? b".'
            : 'Write "a ? a : b" for "a ?: b".',
      });
  }
};
