import { builtinNamed, builtinNames } from "../../jsonata/builtins.js";
import { suggest } from "../../diagnostics/suggest.js";
import { tokenSpan } from "../jsonata-texts.js";
import type { ScopeOutline } from "../outline.js";
import { assignedNames, type Names } from "../variables.js";
import type { Rule } from "./rule.js";

/** A function is called that the language does not have, nor the expression (T1006 when it is evaluated). */
export const unknownFunction: Rule = ({ jsonata, source }, diagnostics) => {
  const seen = new Map<ScopeOutline, Names>();
  for (const text of jsonata.expressions) {
    const { path, parsed, placed, references } = text;
    for (const { name, position } of references.calls) {
      if (builtinNamed(name) || parsed.settings.has(name)) continue;
      const assigned = assignedNames(placed.state.scope, seen);
      const isVariable = assigned !== "anything" && assigned.has(name);
      diagnostics.report("unknown-function", {
        path,
        span: tokenSpan(text, { token: `$${name}`, position }, source),
        message: isVariable
          ? `"$${name}" is a variable, and no variable holds a function.`
          : `No function is called "$${name}".`,
        help: isVariable ? `Write "$${name}", without the arguments.` : helpFor(name),
      });
    }
  }
};

function helpFor(name: string): string | undefined {
  if (name === "eval") return 'Step Functions has no "$eval". Use "$parse" to read JSON text.';
  const near = suggest(name, builtinNames);
  return near === undefined ? undefined : `Did you mean "$${near}"?`;
}
