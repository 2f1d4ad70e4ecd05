import { code, level, within, type Code } from "./code.js";
import { emit, type Purpose } from "./emit.js";
import { boundLambda } from "./emit-lambda.js";
import type { Frame, Place } from "./place.js";
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
  if (body.length === 0) return code("undefined", 1);
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
  if (body.length === 0) return code("undefined", 1);
  const written = statements(body, inner, purpose);
  return { ...written, text: `{\n${written.text}\n}` };
}

function arrowBody(value: Code): Code {
  return value.text.startsWith("{") ? { ...value, text: `(${value.text})` } : value;
}

function statements(
  body: readonly Tree[],
  place: Place & { readonly frame: Frame },
  purpose: Purpose,
): Code {
  const lines: string[] = [];
  let result: Code = code("undefined", 1);
  for (const [at, tree] of body.entries()) {
    place.frame.at = at;
    const isLast = at === body.length - 1;
    const constant = tree.kind === "bind" && assign(tree, place);
    if (constant) {
      lines.push(constant);
      result = place.frame.variables.get((tree as Bind).name)?.code ?? result;
    } else {
      result = emit(tree, place, isLast ? purpose : "value");
      if (!isLast && tree.kind !== "literal") lines.push(`${statementText(result)};`);
    }
  }
  const declared = [...place.frame.variables.values()].filter(({ isHoisted }) => isHoisted);
  const type = place.scope.isTyped ? ": unknown" : "";
  const declarations = declared.map(({ identifier, needsUnset }) =>
    needsUnset
      ? `let ${identifier}${type} = ${place.scope.imports.jsonata("unset")};`
      : `let ${identifier}${type};`,
  );
  const text = [...declarations, ...lines, `return ${result.text};`].join("\n");
  return { ...result, text, level: level.primary };
}

/** A statement must not begin like a block or a function. */
function statementText({ text }: Code): string {
  return /^(?:\{|function\b)/.test(text) ? `(${text})` : text;
}

/** The declaration of a variable that is assigned once, and by a statement of its own; no text where it is not. */
function assign(tree: Bind, place: Place & { readonly frame: Frame }): string | undefined {
  const variable = place.frame.variables.get(tree.name);
  if (variable === undefined || variable.statement !== place.frame.at || variable.isHoisted) {
    return undefined;
  }
  const value = tree.value.kind === "lambda" ? boundLambda(tree.value, place, variable) : emit(tree.value, place);
  if (variable.isHoisted) {
    variable.isAssigned = true;
    return `${variable.identifier} = ${value.text};`;
  }
  variable.isAssigned = true;
  variable.code = { ...value, text: variable.identifier, level: level.primary };
  return `const ${variable.identifier} = ${value.text};`;
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
