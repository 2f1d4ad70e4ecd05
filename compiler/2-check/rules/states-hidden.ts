import { offsetIn } from "../../3-lower/jsonata-source.js";
import { spanAt } from "../text-span.js";
import type { Rule } from "./rule.js";

/** An expression has a variable or a parameter called `$states`, which hides what the service gives by that name. */
export const statesHidden: Rule = ({ jsonata, source }, diagnostics) => {
  for (const { node, path, parsed, references } of jsonata.expressions) {
    const position = references.bound.get("states");
    if (position === undefined) continue;
    const near = offsetIn(parsed.pieces, position);
    // It is written before ":=", and behind the beginning of a lambda or a step.
    const before = /\$states\s*:=$/.exec(node.value.slice(0, near));
    const at = before?.index ?? node.value.indexOf("$states", near);
    diagnostics.report("states-hidden", {
      path,
      span: spanAt(node, at, source, "$states".length),
      message: '"$states" is bound here, which hides what the service gives by that name.',
      help: 'Call the variable something else, such as "$allStates".',
    });
  }
};
