import type { JsonataExpression } from "../3-lower/machine.js";
import { contextShape } from "../4-analyse/context-shape.js";
import { unknown } from "../4-analyse/shape.js";
import { builtinNamed } from "../jsonata/builtins.js";
import { emitJsonata } from "../jsonata/emit.js";
import type { JsonataScope } from "../jsonata/scope.js";
import { emitExpression } from "./expressions.js";
import type { EmitScope, Known } from "./scope.js";
import { member, quote } from "./text.js";

/** What a field takes; anything else that its expression gives fails the state. */
export type Wanted = "any" | "number" | "string" | "boolean" | "array" | "timestamp";

const queries = {
  any: "query",
  number: "queryNumber",
  string: "queryString",
  boolean: "queryBoolean",
  array: "queryArray",
  timestamp: "queryTimestamp",
} as const satisfies { readonly [wanted in Wanted]: string };

/** An expression of a JSONata state, with the source that AWS's messages quote beside it. */
export function jsonataText(
  { text, tree, location, settings }: JsonataExpression,
  scope: EmitScope,
  wanted: Wanted = "any",
): string {
  const { text: code } = emitJsonata(tree, jsonataScope(scope, settings));
  const evaluate = `() => ${code.startsWith("{") ? `(${code})` : code}`;
  return `${scope.imports.jsonata(queries[wanted])}(${quote(text)}, ${quote(location)}, ${evaluate})`;
}

function jsonataScope(scope: EmitScope, settings: JsonataExpression["settings"]): JsonataScope {
  const { $, result, error, item, imports } = scope;
  const variable = (name: string): Known | undefined => {
    const setting = settings.get(name);
    if (setting) return emitExpression(setting, scope, "");
    // The names of the language's own functions stand for these.
    if (builtinNamed(name)) return undefined;
    return { text: `$$.Variables${member(name)}`, shape: unknown };
  };
  return {
    states: {
      input: $,
      ...(result && { result }),
      ...(error && { errorOutput: error }),
      context: { text: "$$", shape: contextShape(item) },
    },
    variable,
    get environment() {
      return `${imports.jsonata("environment")}($$)`;
    },
    imports,
    isTyped: true,
  };
}
