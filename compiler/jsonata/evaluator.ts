import type { Json } from "../1-parse/document.js";
import { unknown } from "../4-analyse/shape.js";
import { member } from "../5-emit/text.js";
import type { Environment } from "../../runtime/jsonata/functions/contract.js";
import * as runtime from "../../runtime/jsonata/index.js";
import { emitJsonata } from "./emit.js";
import { parseJsonata } from "./parse.js";
import type { Tree } from "./tree.js";
import { children } from "./walk.js";

type Bindings = { readonly [name: string]: Json };
type Run = (data: unknown, start: unknown, bindings: Bindings, world: Environment) => unknown;

/**
 * Compiles a JSONata expression that is run in this process. Throws a `JsonataError` with a code S… when the text is none; so
 * does the function that it gives, with codes T… and D…, when the expression fails. It runs what is fastest, or (`isInlined: false`)
 * what a module would have.
 */
export function jsonataEvaluator(
  text: string,
  { isInlined = true }: { readonly isInlined?: boolean } = {},
): (data?: Json, bindings?: Bindings) => Json | undefined {
  const parsed = parseJsonata(text);
  if (!parsed.ok) {
    const { code, message, position, token } = parsed;
    throw new runtime.JsonataError(code, message, {
      position,
      ...(token !== undefined && { token }),
    });
  }
  // Which variables there are decides what a name means; it rarely changes from one call to the next.
  const names = variablesOf(parsed.tree);
  const compiled = new Map<string, Run>();
  let known: readonly boolean[] = [];
  let latest: Run | undefined;
  return (data, bindings = none) => {
    if (!latest || !names.every((name, at) => Object.hasOwn(bindings, name) === known[at])) {
      known = names.map((name) => Object.hasOwn(bindings, name));
      const bound = names.filter((_, at) => known[at]);
      const key = bound.join();
      latest = compiled.get(key) ?? compile(parsed.tree, new Set(bound), isInlined);
      compiled.set(key, latest);
    }
    return evaluate(latest, data, bindings);
  };
}

/** The names of all variables that an expression mentions. */
function variablesOf(tree: Tree): readonly string[] {
  const own = tree.kind === "variable" ? [tree.name] : [];
  return [...new Set([...own, ...children(tree).flatMap(variablesOf)])];
}

const none: Bindings = {};

/** The time is that of the first look. */
class World implements Environment {
  readonly random = Math.random;
  private first: number | undefined;

  get now(): number {
    return (this.first ??= Date.now());
  }
}

function evaluate(run: Run, data: Json | undefined, bindings: Bindings): Json | undefined {
  runtime.startClock(Infinity);
  try {
    return run(data, Array.isArray(data) ? [data] : data, bindings, new World()) as
      Json | undefined;
  } catch (error) {
    throw error instanceof RangeError ? runtime.tooDeep() : error;
  }
}

function compile(tree: Tree, names: ReadonlySet<string>, isInlined: boolean): Run {
  const used = new Set<string>();
  const note = (name: string) => {
    used.add(name);
    return name;
  };
  const { text } = emitJsonata(tree, {
    variable: (name) =>
      names.has(name) ? { text: `bindings${member(name)}`, shape: unknown } : undefined,
    context: { text: "$", start: "start", shape: unknown },
    environment: "world",
    imports: { jsonata: note, safely: note },
    isTyped: false,
    isInlined,
    reserved: new Set(["bindings"]),
  });
  const helpers: { readonly [name: string]: unknown } = { ...runtime };
  // The text names nothing but these: what a user wrote is quoted in it.
  const make = new Function(
    ...used,
    `"use strict"; return ($, start, bindings, world) => (${text});`,
  );
  return make(...[...used].map((name) => helpers[name])) as Run;
}
