import { code, level, missing, within, type Code } from "./code.js";
import { emit, type Purpose } from "./emit.js";
import { boundLambda } from "./emit-lambda.js";
import type { Frame, Place, Variable } from "./place.js";
import type { Bind, Block, Tree } from "./tree.js";
import { blockFrame } from "./variables.js";

/** `(a; b; c)`: variables that are assigned in it are its own. */
export function emitBlock(tree: Block, place: Place, purpose: Purpose): Code {
  const body = functionBody(tree, place, purpose, false);
  if (!body.isBlock) return body;
  return { ...body, text: `(() => ${body.text})()`, level: level.primary };
}

/** What stands behind the arrow of a function: an expression, or statements in braces. */
export interface Body extends Code {
  readonly isBlock: boolean;
}

/**
 * What a function does. Assignments that are in no block are of its own variables. `isArrow`: an object stands in parentheses.
 */
export function functionBody(
  tree: Tree,
  place: Place,
  purpose: Purpose = "value",
  isArrow = true,
): Body {
  const body = (tree.kind === "block" ? tree.body : [tree]).flatMap(unchained);
  const { frame, taken } = blockFrame(body, place);
  const inner = { ...place, frame, taken };
  const [only] = body;
  const { lines, result } =
    only && body.length === 1 && frame.variables.size === 0
      ? { lines: [], result: emit(only, inner, purpose) }
      : statements(body, inner, purpose);
  if (lines.length > 0)
    return {
      ...result,
      text: `{\n${lines.join("\n")}\nreturn ${result.text};\n}`,
      isBlock: true,
    };
  const text = isArrow && result.text.startsWith("{") ? `(${result.text})` : result.text;
  return { ...result, text, isBlock: false };
}

/** `$a := $b := 1` as two statements. */
function unchained(tree: Tree): readonly Tree[] {
  if (tree.kind !== "bind" || tree.value.kind !== "bind") return [tree];
  const { name, position } = tree.value;
  return [...unchained(tree.value), { ...tree, value: { kind: "variable", name, position } }];
}

type BlockPlace = Place & { readonly frame: Frame };

function statements(
  body: readonly Tree[],
  place: BlockPlace,
  purpose: Purpose,
): { readonly lines: readonly string[]; readonly result: Code } {
  // Whether a variable is read is known in the end.
  const lines: (() => string | undefined)[] = [];
  let result: Code = missing;
  for (const [at, tree] of body.entries()) {
    place.frame.at = at;
    const isLast = at === body.length - 1;
    const assignment = tree.kind === "bind" ? assigned(tree, place) : undefined;
    if (assignment === undefined) {
      const value = emit(tree, place, isLast ? purpose : "value");
      if (isLast) result = value;
      else if (hasEffect(tree)) lines.push(() => statementText(value));
    } else if (isLast && !assignment.variable.isRead) result = assignment.value;
    else {
      lines.push(() => assignmentText(assignment, place));
      if (isLast) assignment.variable.isRead = true;
      if (isLast) result = assignment.variable.code;
    }
  }
  const declared = [...place.frame.variables.values()].filter(
    ({ isHoisted, isRead }) => isHoisted && isRead,
  );
  const type = place.scope.isTyped ? ": unknown" : "";
  const declarations = declared.map(({ identifier, needsUnset }) =>
    needsUnset
      ? `let ${identifier}${type} = ${place.scope.imports.jsonata("unset")};`
      : `let ${identifier}${type};`,
  );
  const texts = lines.map((line) => line()).filter((line) => line !== undefined);
  return { lines: [...declarations, ...texts], result };
}

/** What is evaluated for nothing may fail: only what cannot is left out. */
function hasEffect(tree: Tree): boolean {
  return !["literal", "pattern", "context", "root", "variable", "lambda"].includes(tree.kind);
}

/** A statement must not begin like a block or a function. */
function statementText({ text }: Code): string {
  return /^(?:\{|function\b)/.test(text) ? `(${text});` : `${text};`;
}

interface Assignment {
  readonly variable: Variable;
  readonly value: Code;
  readonly of: Tree;
}

/** An assignment that is a statement of its own: of a constant, where there is no other and nothing reads it before. */
function assigned(tree: Bind, place: BlockPlace): Assignment | undefined {
  const variable = place.frame.variables.get(tree.name);
  if (!variable) return undefined;
  const of = tree.value;
  const isOnly = variable.statement === place.frame.at && !variable.isHoisted;
  const value = isOnly && of.kind === "lambda" ? boundLambda(of, place, variable) : emit(of, place);
  variable.isAssigned = true;
  if (!isOnly) variable.isHoisted = true;
  if (!variable.isHoisted)
    variable.code = { ...value, text: variable.identifier, level: level.primary };
  return { variable, value, of };
}

function assignmentText({ variable, value, of }: Assignment, place: Place): string | undefined {
  const { identifier, isHoisted, isRead } = variable;
  if (!isRead) return hasEffect(of) ? statementText(value) : undefined;
  if (isHoisted) return `${identifier} = ${value.text};`;
  // TypeScript would wait for what is pushed to it.
  const type = value.text === "[]" && place.scope.isTyped ? ": readonly unknown[]" : "";
  return `const ${identifier}${type} = ${value.text};`;
}

/** `$x := value` within an expression: from then on it may be assigned. */
export function emitBind(tree: Bind, place: Place): Code {
  const value = emit(tree.value, place);
  for (let frame = place.frame; frame; frame = frame.parent) {
    const variable = frame.variables.get(tree.name);
    if (!variable || frame.body.length === 0) continue;
    variable.isHoisted = true;
    variable.isRead = true;
    return code(`${variable.identifier} = ${within(value, level.arrow)}`, value.kinds, 0);
  }
  return value;
}
