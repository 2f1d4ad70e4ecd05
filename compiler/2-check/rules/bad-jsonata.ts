import { isJsonata } from "../../3-lower/jsonata-source.js";
import { hasPlaceholder } from "../placeholders.js";
import { textsIn } from "../templates.js";
import { spanAt } from "../text-span.js";
import type { Rule } from "./rule.js";

/** An expression cannot be parsed; a JSONata string is opened and not closed, or closed and not opened; or a Condition is none. */
export const badJsonata: Rule = ({ places, jsonata, source }, diagnostics) => {
  for (const { node, path, problem } of jsonata.problems)
    diagnostics.report("bad-jsonata", {
      path,
      span: spanAt(node, problem.position, source, problem.token?.length ?? 1),
      message: `${problem.message.replace(/\.?$/, ".")} (${problem.code})`,
    });
  for (const { place, node, path: base, field, schema } of places) {
    if (place !== "jsonata") continue;
    // A string alone that is no expression is of the wrong type here, and reported as that.
    if (schema.expression && node.kind === "string" && !isJsonata(node.value)) continue;
    for (const { node: text, path } of textsIn(node, base)) {
      const { value, span } = text;
      if (isJsonata(value) || hasPlaceholder(value)) continue;
      const opened = value.startsWith("{%");
      const closed = value.endsWith("%}");
      if (opened || closed) {
        diagnostics.report("bad-jsonata", {
          path,
          span,
          message: opened
            ? `The string begins with "{%" and does not end with "%}".`
            : `The string ends with "%}" and does not begin with "{%".`,
          help: opened
            ? 'Make "%}" its last characters, without a space after them.'
            : 'Make "{%" its first characters, without a space before them.',
        });
      } else if (field === "Condition" && path === base) {
        diagnostics.report("bad-jsonata", {
          path,
          span,
          message: `"Condition" takes a JSONata string, and "${value}" is none.`,
          help: `Write "{% ${value} %}".`,
        });
      }
    }
  }
};
