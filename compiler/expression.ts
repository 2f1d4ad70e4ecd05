import type { Json } from "./1-parse/document.js";
import { parseIntrinsic } from "./3-lower/intrinsic.js";
import type { Expression } from "./3-lower/machine.js";
import type { Refusal } from "./3-lower/parsed.js";
import { parsePath } from "./3-lower/path.js";
import { anyVariables } from "./4-analyse/readable.js";
import { unknown } from "./4-analyse/shape.js";
import { emitExpression } from "./5-emit/expressions.js";
import type { Imports } from "./5-emit/scope.js";
import { jsonataEvaluator } from "./jsonata/evaluator.js";
import * as intrinsics from "../runtime/intrinsics/index.js";
import * as v1 from "../runtime/v1.js";

/** A compiled expression: `data` is `$`, `bindings` are the variables. */
export type Evaluate = (
  data?: Json,
  bindings?: { readonly [name: string]: Json },
) => Json | undefined;

/**
 * Compiles one expression by the code that compiles definitions: in JSONPath a path or a call of an intrinsic function, in JSONata any
 * expression. Rejects for a text that the language does not have; the compiled function throws a `StatesError`, in JSONata
 * a `JsonataError`, which has a `code`.
 */
export async function expression(
  language: "JSONPath" | "JSONata",
  text: string,
): Promise<Evaluate> {
  if (language === "JSONata") return jsonataEvaluator(text);
  const names = new Set<string>();
  const note = (name: string) => {
    names.add(name);
    return name;
  };
  const imports: Imports = {
    value: note,
    type: note,
    intrinsic: note,
    jsonata: note,
    services: note,
  };
  const emitted = emitExpression(
    parsed(text),
    { $: { text: "$", shape: unknown }, variables: anyVariables, imports },
    ".$",
  );
  const used = [...names];
  const helpers: { readonly [name: string]: unknown } = { ...v1, ...intrinsics };
  // The emitted text names nothing but these: what a user wrote is quoted in it.
  const evaluate = new Function(...used, "$", "$$", `"use strict"; return (${emitted.text});`);
  const values = used.map((name) => helpers[name]);
  return (data = null, bindings = {}) => evaluate(...values, data, context(data, bindings));
}

function parsed(text: string): Expression {
  const trimmed = text.trim();
  const isCall = /^States\./.test(trimmed);
  const result = isCall ? parseIntrinsic(trimmed) : parsePath(rooted(trimmed));
  if (result.ok) return result.value;
  throw refused(text, result);
}

/** `@.id` and `id` are `$.id`, where nothing else tells what the text is. */
function rooted(path: string): string {
  if (path.startsWith("$")) return path;
  return path.startsWith("@") ? `$${path.slice(1)}` : `$.${path}`;
}

function refused(text: string, { message, help }: Refusal): SyntaxError {
  return new SyntaxError(`${text}: ${message}${help === undefined ? "" : ` ${help}`}`);
}

/** A Context Object of no execution. */
function context(data: Json, bindings: { readonly [name: string]: Json }): object {
  const [Id, Name, StartTime] = ["expression", "expression", "1970-01-01T00:00:00.000Z"];
  return {
    Execution: { Id, Input: data, Name, RoleArn: "", StartTime },
    StateMachine: { Id, Name },
    State: { Name, EnteredTime: StartTime },
    Variables: bindings,
    random: Math.random,
  };
}
