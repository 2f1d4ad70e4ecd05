import { code, level, missing, within, type Code } from "./code.js";
import { emit, type Purpose } from "./emit.js";
import { boundLambda } from "./emit-lambda.js";
import type { Frame, Place, Variable } from "./place.js";
import type { Bind, Block, Tree } from "./tree.js";
import { blockFrame } from "./variables.js";

/** The whole expression: assignments that are in no block have one of their own. */
export function topFrame(tree: Tree, place: Place): Code {
  return tree.kind === "block" ? emit(tree, place) : immediate([tree], place, "value");
}

/** `(a; b; c)`: variables that are assigned in it are its own. */
export function emitBlock(tree: Block, place: Place, purpose: Purpose): Code {
  return immediate(tree.body, place, purpose);
}

function immediate(body: readonly Tree[], place: Place, purpose: Purpose): Code {
  const { frame, taken } = blockFrame(body, place);
  const inner = { ...place, frame, taken };
  const [only] = body;
  if (only && body.length === 1 && frame.variables.size === 0) return emit(only, inner, purpose);
  if (body.length === 0) return missing;
  const written = statements(body, inner, purpose);
  return code(`(() => {\n${written.text}\n})()`, written.kinds);
}

/** What a function does: an expression, or statements in braces. */
export function functionBody(tree: Tree, place: Place, purpose: Purpose = "value"): Code {
  const body = tree.kind === "block" ? tree.body : [tree];
  const { frame, taken } = blockFrame(body, place);
  const inner = { ...place, frame, taken };
  const [only] = body;
  if (only && body.length === 1 && frame.variables.size === 0) return arrowBody(emit(only, inner, purpose));
  if (body.length === 0) return missing;
  const written = statements(body, inner, purpose);
  return { ...written, text: `{\n${written.text}\n}` };
}

function arrowBody(value: Code): Code {
  return value.text.startsWith("{") ? { ...value, text: `(${value.text})` } : value;
}

type BlockPlace = Place & { readonly frame: Frame };

function statements(body: readonly Tree[], place: BlockPlace, purpose: Purpose): Code {
  // Whether a variable is read is known in the end.
  const lines: (() => string | undefined)[] = [];
  let result: Code = missing;
  for (const [at, tree] of body.entries()) {
    place.frame.at = at;
    const isLast = at === body.length - 1;
    const constant = tree.kind === "bind" ? assigned(tree, place) : undefined;
    if (constant === undefined) {
      const value = emit(tree, place, isLast ? purpose : "value");
      if (isLast) result = value;
      else if (hasEffect(tree)) lines.push(() => statementText(value));
    } else if (isLast && !constant.variable.isRead) result = constant.value;
    else {
      lines.push(() => constantText(constant, place));
      if (isLast) constant.variable.isRead = true;
      if (isLast) result = constant.variable.code;
    }
  }
  const declared = [...place.frame.variables.values()].filter(({ isHoisted }) => isHoisted);
  const type = place.scope.isTyped ? ": unknown" : "";
  const declarations = declared.map(({ identifier, needsUnset }) =>
    needsUnset
      ? `let ${identifier}${type} = ${place.scope.imports.jsonata("unset")};`
      : `let ${identifier}${type};`,
  );
  const texts = lines.map((line) => line()).filter((line) => line !== undefined);
  const text = [...declarations, ...texts, `return ${result.text};`].join("\n");
  return { ...result, text, level: level.primary };
}

/** What is evaluated for nothing may fail: only what cannot is left out. */
function hasEffect(tree: Tree): boolean {
  return !["literal", "pattern", "context", "root", "variable", "lambda"].includes(tree.kind);
}

/** A statement must not begin like a block or a function. */
function statementText({ text }: Code): string {
  return /^(?:\{|function\b)/.test(text) ? `(${text});` : `${text};`;
}

interface Constant {
  readonly variable: Variable;
  readonly value: Code;
  readonly of: Tree;
}

/** A variable that is assigned once, and by a statement of its own; `undefined` where it is not. */
function assigned(tree: Bind, place: BlockPlace): Constant | undefined {
  const variable = place.frame.variables.get(tree.name);
  if (variable?.statement !== place.frame.at || variable.isHoisted) return undefined;
  const of = tree.value;
  const value =
    of.kind === "lambda" ? boundLambda(of, place, variable) : emit(of, place);
  variable.isAssigned = true;
  if (!variable.isHoisted)
    variable.code = { ...value, text: variable.identifier, level: level.primary };
  return { variable, value, of };
}

function constantText({ variable, value, of }: Constant, place: Place): string | undefined {
  const { identifier, isHoisted, isRead } = variable;
  if (isHoisted) return `${identifier} = ${value.text};`;
  if (!isRead) return hasEffect(of) ? statementText(value) : undefined;
  // TypeScript would wait for what is pushed to it.
  const type = value.text === "[]" && place.scope.isTyped ? ": readonly unknown[]" : "";
  return `const ${identifier}${type} = ${value.text};`;
}

/** `$x := value` within an expression, or once more. */
export function emitBind(tree: Bind, place: Place): Code {
  const value = emit(tree.value, place);
  for (let frame = place.frame; frame; frame = frame.parent) {
    const variable = frame.variables.get(tree.name);
    if (!variable || frame.body.length === 0) continue;
    variable.isHoisted = true;
    const isStatement = frame === place.frame && frame.body[frame.at] === tree;
    if (isStatement) variable.isAssigned = true;
    return code(`${variable.identifier} = ${within(value, level.arrow)}`, value.kinds, 0);
  }
  return value;
}
