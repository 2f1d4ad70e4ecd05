import { builtinNamed } from "../../jsonata/builtins.js";
import { contextReads, type ContextRead } from "../../jsonata/restrictions.js";
import { tokenSpan } from "../jsonata-texts.js";
import { assignedNames } from "../variables.js";
import type { ScopeOutline } from "../outline.js";
import type { Rule } from "./rule.js";

/** The top of an expression reads the context item, `$` or a bare name: there is none (AWS refuses it). */
export const noContext: Rule = ({ jsonata, source }, diagnostics) => {
  for (const text of jsonata.expressions) {
    for (const read of contextReads(text.parsed.tree)) {
      if (read.kind === "wildcard" || !read.isTop) continue;
      diagnostics.report("no-context", {
        path: text.path,
        span: tokenSpan(text, read, source),
        message: messages[read.kind](read.token),
        help: helpFor(read, text.placed.state.scope),
      });
    }
  }
};

const messages = {
  context: () => `"$" stands for the context item, and at the top of an expression there is none.`,
  root: () => `"$$" stands for the input of an expression, and here it has none.`,
  name: (name: string) =>
    `"${name}" names a field of the context item, and at the top of an expression there is none.`,
} as const;

function helpFor({ kind, token }: ContextRead, scope: ScopeOutline): string {
  if (kind !== "name") return 'Write "$states.input" for the state input.';
  const assigned = assignedNames(scope);
  const isVariable = (assigned !== "anything" && assigned.has(token)) || builtinNamed(token);
  if (isVariable) return `Write "$${token}".`;
  const field = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(token) ? token : `\`${token}\``;
  return `Write "$states.input.${field}" for a field of the state input, or quote it if it is a text.`;
}
