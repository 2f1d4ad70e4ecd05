import type { JsonataExpression } from "../3-lower/machine.js";
import { contextShape } from "../4-analyse/context-shape.js";
import { readVariable } from "../4-analyse/jsonata-shape.js";
import { plainName } from "../4-analyse/plain-read.js";
import { unknown } from "../4-analyse/shape.js";
import { emitJsonata } from "../jsonata/emit.js";
import { isOnly, kinds, type Kinds } from "../jsonata/kinds.js";
import type { JsonataScope } from "../jsonata/scope.js";
import type { Tree } from "../jsonata/tree.js";
import { children } from "../jsonata/walk.js";
import { emitExpression } from "./expressions.js";
import { readable, type EmitScope, type Known } from "./scope.js";
import { member, quote } from "./text.js";

/** What a field takes; anything else that its expression gives fails the state. */
export type Wanted =
  | "any"
  | "number"
  | "count"
  | "timeout"
  | "percentage"
  | "string"
  | "timestamp"
  | "boolean"
  | "array"
  | "items";

const queries = {
  any: "query",
  number: "queryNumber",
  count: "queryCount",
  timeout: "queryTimeout",
  percentage: "queryPercentage",
  string: "queryString",
  timestamp: "queryTimestamp",
  boolean: "queryBoolean",
  array: "queryArray",
  items: "queryItems",
} as const satisfies { readonly [wanted in Wanted]: string };

/** What need not be checked any more. */
const taken: { readonly [wanted in Wanted]: Kinds } = {
  any: ~(kinds.missing | kinds.function | kinds.sequence),
  number: kinds.number | kinds.infinite,
  count: 0,
  timeout: 0,
  percentage: 0,
  string: kinds.string,
  timestamp: 0,
  boolean: kinds.boolean,
  array: kinds.array,
  items: kinds.array | kinds.object,
};

/** Whether a field of limits takes a number. */
const fits: { readonly [wanted in Wanted]?: (value: number) => boolean } = {
  count: (value) => Number.isSafeInteger(value) && value >= 0,
  timeout: (value) => Number.isSafeInteger(value) && value >= 1,
  percentage: (value) => value >= 0 && value <= 100,
};

/**
 * An expression of a JSONata state: plain where it is proven that it cannot fail and gives what the field takes, else in a call of
 * `query`, with the source that AWS's messages quote.
 */
export function jsonataText(
  { text, tree, location, settings }: JsonataExpression,
  scope: EmitScope,
  wanted: Wanted = "any",
): string {
  let canFail = hasFunction(tree);
  const imports = {
    jsonata(name: string) {
      canFail = true;
      return scope.imports.jsonata(name);
    },
    safely: (name: string) => scope.imports.jsonata(name),
  };
  const emitted = emitJsonata(tree, { ...jsonataScope(scope, settings), imports });
  const isProven =
    isOnly(emitted.kinds, taken[wanted]) ||
    (tree.kind === "literal" && typeof tree.value === "number" && fits[wanted]?.(tree.value));
  // Of a number that was divided by 0 the service makes a text.
  const isFinite = isOnly(emitted.kinds, ~kinds.infinite) || emitted.shape?.kind === "number";
  if (isProven && isFinite && !canFail) return emitted.text;
  const name = scope.imports.jsonata(queries[isProven ? "any" : wanted]);
  const value = canFail ? `() => ${emitted.body}` : emitted.text;
  return `${name}(${value}, ${quote(text)}, ${quote(location)})`;
}

/** Whether a function in it may call itself, or stand where a value is wanted: what is written for `$map` and `$filter` does neither. */
function hasFunction(tree: Tree): boolean {
  if (["lambda", "partial", "transform", "chain"].includes(tree.kind)) return true;
  const parts = children(tree);
  const isEach =
    tree.kind === "call" && tree.of.kind === "variable" && /^(?:map|filter)$/.test(tree.of.name);
  return parts.some((part) => hasFunction(isEach && part.kind === "lambda" ? part.body : part));
}

function jsonataScope(
  scope: EmitScope,
  settings: JsonataExpression["settings"],
): Omit<JsonataScope, "imports"> {
  const { $, result, error, item, imports, compared } = scope;
  const variable = (name: string): Known | undefined => {
    const setting = settings.get(name);
    if (setting) return emitExpression(setting, scope, "");
    const read = readVariable(name, readable(scope));
    if (!read || read.missing === "always") return undefined;
    const missing = read.missing !== "never";
    if (plainName(scope.variables, name))
      return { text: `$$.Variables${member(name)}`, shape: read.shape, missing };
    const text = `${imports.value("own")}($$.Variables, ${quote(name)})`;
    return { text, shape: unknown, missing };
  };
  return {
    states: {
      input: $,
      ...(result && { result }),
      ...(error && { errorOutput: error }),
      context: {
        text: "$$",
        whole: `${imports.value("contextObject")}($$)`,
        shape: contextShape(item),
      },
    },
    variable,
    environment: `${imports.jsonata("environment")}($$)`,
    ...(compared && { compared }),
    isTyped: true,
  };
}
