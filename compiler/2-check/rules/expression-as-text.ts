import { isJsonata } from "../../3-lower/jsonata-source.js";
import { looksLikePath, textsIn } from "../templates.js";
import type { Rule } from "./rule.js";

/** An expression of the one query language stands in a state of the other, where it is text and nothing more. */
export const expressionAsText: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path: base, state, field } of places) {
    if (place !== "template" && place !== "jsonata") continue;
    for (const { node: text, path } of textsIn(node, base)) {
      const isPathKey = path.endsWith(".$");
      const isStrange =
        place === "template"
          ? isJsonata(text.value) && !isPathKey
          : looksLikePath(text.value) || (isPathKey && /^\s*(\$|States\.)/.test(text.value));
      if (!isStrange) continue;
      // A Condition takes no text at all: bad-jsonata says so.
      if (field === "Condition" && path === base) continue;
      diagnostics.report("expression-as-text", {
        path,
        span: text.span,
        message: `"${text.value}" is passed on as text, because the state's query language is ${state.language}.`,
        help:
          place === "template"
            ? 'Set "QueryLanguage": "JSONata" on the state, or write a path.'
            : `Write it as JSONata, such as {% $states.input.order.id %}${isPathKey ? ', and the key without ".$"' : ""}.`,
      });
    }
  }
};
