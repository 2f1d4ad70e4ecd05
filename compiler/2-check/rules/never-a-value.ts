import { didYouMean } from "../../diagnostics/suggest.js";
import { contextReads } from "../../jsonata/restrictions.js";
import { tokenSpan, type PlacedExpression } from "../jsonata-texts.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

/** Something in an expression never has a value, whatever the data: a member that `$states` lacks, `$$`, `*` of nothing. */
export const neverAValue: Rule = ({ jsonata, source }, diagnostics) => {
  for (const text of jsonata.expressions) {
    for (const { token, position, message, help } of [...unknownFields(text), ...emptyReads(text)])
      diagnostics.report("never-a-value", {
        path: text.path,
        span: tokenSpan(text, { token, position }, source),
        message,
        help,
      });
  }
};

const fields = ["input", "result", "errorOutput", "context"];

function unknownFields({ references: { bound, statesFields } }: PlacedExpression) {
  if (bound.has("states")) return [];
  return statesFields
    .filter(({ name }) => !fields.includes(name))
    .map(({ name, position }) => ({
      token: name,
      position,
      message: `"$states" has no "${name}".`,
      help:
        didYouMean(name, fields) ??
        `It has ${listed(fields)}; fields of the state input are in "$states.input".`,
    }));
}

function emptyReads({ parsed: { tree } }: PlacedExpression) {
  return contextReads(tree)
    .filter(({ kind, isTop }) => kind === "wildcard" || (kind === "root" && !isTop))
    .map(({ token, position, kind }) => ({
      token,
      position,
      message:
        kind === "root"
          ? '"$$" stands for the input of an expression, and here it has none.'
          : `"${token}" finds nothing at the top of an expression: there is no context item.`,
      help: 'Write "$states.input" for the state input.',
    }));
}
