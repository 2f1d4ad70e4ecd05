import { builtinNamed, builtinNames } from "../../jsonata/builtins.js";
import { suggest } from "../../diagnostics/suggest.js";
import { tokenSpan } from "../jsonata-texts.js";
import type { ScopeOutline } from "../outline.js";
import { namesAtEntry } from "../variable-flow.js";
import { assignedNames, type Names } from "../variables.js";
import type { Rule } from "./rule.js";

/** A function is called that the language does not have, nor the expression (T1006 when it is evaluated). */
export const unknownFunction: Rule = (definition, diagnostics) => {
  const { jsonata, source } = definition;
  const seen = new Map<ScopeOutline, Names>();
  const before = namesAtEntry(definition);
  for (const text of jsonata.expressions) {
    const { path, parsed, placed, references } = text;
    for (const { name, position } of references.calls) {
      const names = before.get(placed.state) ?? "anything";
      const isHidden = names !== "anything" && names.has(name);
      if ((builtinNamed(name) && !isHidden) || parsed.settings.has(name)) continue;
      const assigned = assignedNames(placed.state.scope, seen);
      const isVariable = assigned !== "anything" && assigned.has(name);
      diagnostics.report("unknown-function", {
        path,
        span: tokenSpan(text, { token: `$${name}`, position }, source),
        ...(builtinNamed(name) ? hidden(name) : isVariable ? called(name) : unknown(name)),
      });
    }
  }
};

function hidden(name: string): Problem {
  return {
    message: `"$${name}" is a variable here, which hides the function of that name.`,
    help: "Call the variable something else.",
  };
}

function called(name: string): Problem {
  return {
    message: `"$${name}" is a variable, and no variable holds a function.`,
    help: `Write "$${name}", without the arguments.`,
  };
}

function unknown(name: string): Problem {
  return { message: `No function is called "$${name}".`, help: helpFor(name) };
}

interface Problem {
  readonly message: string;
  readonly help: string | undefined;
}

function helpFor(name: string): string | undefined {
  if (name === "eval") return 'Step Functions has no "$eval". Use "$parse" to read JSON text.';
  const near = suggest(name, builtinNames);
  return near === undefined ? undefined : `Did you mean "$${near}"?`;
}
