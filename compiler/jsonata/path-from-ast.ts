import type { Ast, AstStage } from "./ast.js";
import { treeOf } from "./from-ast.js";
import type { Pair, Stage, Step, Term, Tree } from "./tree.js";

/** A path with its steps. */
export function pathOf(ast: Ast, text: string): Tree {
  const steps = (ast.steps ?? []).map((step) => stepOf(step, text));
  return {
    kind: "path",
    steps,
    keepArray: ast.keepSingletonArray === true || ast.keepArray === true,
    tuples: ast.tuple === true,
    ...(ast.group && { group: pairsOf(ast.group.lhs, text) }),
    position: ast.position ?? steps[0]?.position ?? 0,
  };
}

function stepOf(ast: Ast, text: string): Step {
  const isInner = ast.tuple === true && ast.type === "block";
  const { predicate = [], ...bare } = ast;
  return {
    of: stepNode(isInner ? bare : ast, text),
    // Predicates on the tuples of a path in parentheses see what it has bound.
    stages: stagesOf([...(isInner ? predicate : []), ...(ast.stages ?? [])], text),
    ...(ast.focus !== undefined && { focus: ast.focus }),
    ...(ast.index !== undefined && { index: ast.index }),
    ...(ast.ancestor && { ancestor: ast.ancestor.label }),
    tuples: ast.tuple === true,
    isArray: ast.consarray === true,
    position: ast.position ?? 0,
  };
}

function stepNode(ast: Ast, text: string): Step["of"] {
  const position = ast.position ?? 0;
  if (ast.type === "name") return { kind: "name", name: String(ast.value), position };
  if (ast.type === "sort")
    return { kind: "sort", terms: (ast.terms ?? []).map((term) => termOf(term, text)), position };
  return treeOf(ast, text);
}

function termOf(
  term: { readonly descending: boolean; readonly expression: Ast },
  text: string,
): Term {
  return { by: treeOf(term.expression, text), descending: term.descending };
}

/** What stands in brackets behind a step. */
export function stagesOf(stages: readonly AstStage[], text: string): readonly Stage[] {
  return stages.map(({ type, expr, value, position }) =>
    type === "index" || expr === undefined
      ? { kind: "index", name: String(value) }
      : { kind: "filter", test: treeOf(expr, text), position: position ?? 0 },
  );
}

/** The pairs of an object or a grouping. */
export function pairsOf(pairs: unknown, text: string): readonly Pair[] {
  return (pairs as readonly (readonly [Ast, Ast])[]).map(([key, value]) => ({
    key: treeOf(key, text),
    value: treeOf(value, text),
  }));
}
