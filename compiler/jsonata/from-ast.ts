import type { Ast } from "./ast.js";
import { pairsOf, pathOf, stagesOf } from "./path-from-ast.js";
import { regexEndingAt } from "./regex-text.js";
import type { Condition, Lambda, Operator, Otherwise, Tree } from "./tree.js";

/** A node of the package as one of ours. */
export function treeOf(ast: Ast, text: string): Tree {
  if (ast.type === "path") return pathOf(ast, text);
  return aroundOf(ast, nodeOf(ast, text), text);
}

/** What stands behind a node that is no step: predicates, a grouping, `[]`. */
function aroundOf(ast: Ast, node: Tree, text: string): Tree {
  const { position } = node;
  let tree = node;
  if (ast.predicate)
    tree = { kind: "filtered", value: tree, stages: stagesOf(ast.predicate, text), position };
  if (ast.group)
    tree = { kind: "grouped", value: tree, pairs: pairsOf(ast.group.lhs, text), position };
  if (ast.keepArray) tree = { kind: "kept", value: tree, position };
  return tree;
}

function nodeOf(ast: Ast, text: string): Tree {
  const position = ast.position ?? 0;
  const tree = (one: Ast | undefined) => treeOf(required(one), text);
  const trees = (all: readonly Ast[] | undefined) => (all ?? []).map((one) => treeOf(one, text));
  switch (ast.type) {
    case "string":
    case "number":
    case "value":
      return { kind: "literal", value: ast.value as string | number | boolean | null, position };
    case "regex": {
      // In what the parser has copied, a regular expression has become an empty object.
      const regex = ast.value instanceof RegExp ? ast.value : regexEndingAt(text, position);
      return {
        kind: "pattern",
        source: regex.source,
        flags: regex.flags.replace("g", ""),
        position,
      };
    }
    case "variable":
      return variableOf(String(ast.value), position);
    case "wildcard":
      return { kind: "wildcard", position };
    case "descendant":
      return { kind: "descendants", position };
    case "parent":
      return { kind: "parent", ancestor: ast.slot?.label ?? "", position };
    case "unary":
      return unaryOf(ast, text);
    case "binary":
      return binaryOf(ast, text);
    case "block":
      return { kind: "block", body: trees(ast.expressions), position };
    case "condition":
      return conditionOf(ast, text);
    case "bind":
      return {
        kind: "bind",
        name: String((ast.lhs as Ast).value),
        value: tree(ast.rhs),
        position,
      };
    case "lambda":
      // A last call whose result is worked on is no last call.
      return ast.thunk ? callOf(required(ast.body), text, false) : lambdaOf(ast, text);
    case "function":
      return callOf(ast, text, false);
    case "partial":
      return {
        kind: "partial",
        of: tree(ast.procedure),
        arguments: (ast.arguments ?? []).map((one) =>
          one.type === "operator" && one.value === "?" ? undefined : treeOf(one, text),
        ),
        position,
      };
    case "apply": {
      // What stands behind a call here, such as `[0]`, the language does not look at.
      const to = ast.rhs?.type === "function" ? callOf(ast.rhs, text, false) : tree(ast.rhs);
      return { kind: "chain", value: tree(ast.lhs as Ast), to, position };
    }
    case "transform":
      return {
        kind: "transform",
        pattern: tree(ast.pattern),
        update: tree(ast.update),
        ...(ast.delete && { delete: tree(ast.delete) }),
        position,
      };
    case "path":
      return pathOf(ast, text);
    default:
      throw new Error(`The JSONata parser gave a node of an unknown type, ${ast.type}`);
  }
}

function variableOf(name: string, position: number): Tree {
  if (name === "") return { kind: "context", position };
  if (name === "$") return { kind: "root", position };
  return { kind: "variable", name, position };
}

function unaryOf(ast: Ast, text: string): Tree {
  const position = ast.position ?? 0;
  switch (ast.value) {
    case "-":
      return { kind: "negation", operand: treeOf(required(ast.expression), text), position };
    case "[": {
      const items = (ast.expressions ?? []).map((one) => treeOf(one, text));
      return { kind: "array", items, position };
    }
    default:
      return { kind: "object", pairs: pairsOf(ast.lhs, text), position };
  }
}

function binaryOf(ast: Ast, text: string): Tree {
  const position = ast.position ?? 0;
  const left = treeOf(ast.lhs as Ast, text);
  const right = treeOf(required(ast.rhs), text);
  if (ast.value === "..") return { kind: "range", from: left, to: right, position };
  return { kind: "binary", operator: ast.value as Operator, left, right, position };
}

/** The parser writes `a ?: b` and `a ?? b` out, with a copy of `a` that lacks something; the text tells what was meant. */
function conditionOf(ast: Ast, text: string): Condition | Otherwise {
  const position = ast.position ?? 0;
  const test = required(ast.condition);
  const otherwise = ast.else && treeOf(ast.else, text);
  const written = text.slice(position - 2, position);
  if (otherwise && (written === "?:" || written === "??")) {
    const value = treeOf(written === "?:" ? test : required(test.arguments?.[0]), text);
    return { kind: "otherwise", operator: written, value, otherwise, position };
  }
  const then = treeOf(required(ast.then), text);
  return {
    kind: "condition",
    test: treeOf(test, text),
    then,
    ...(otherwise && { else: otherwise }),
    position,
  };
}

function lambdaOf(ast: Ast, text: string): Lambda {
  return {
    kind: "lambda",
    parameters: (ast.arguments ?? []).map((one) => String(one.value)),
    ...(ast.signature && { signature: ast.signature.definition }),
    body: tailOf(required(ast.body), text),
    position: ast.position ?? 0,
  };
}

/** The body of a lambda, whose last calls the parser has wrapped into functions without parameters. */
function tailOf(ast: Ast, text: string): Tree {
  if (ast.type === "lambda" && ast.thunk) return callOf(required(ast.body), text, true);
  if (ast.type === "condition" && ast.then && !ast.predicate && !ast.group && !ast.keepArray) {
    const condition = conditionOf(ast, text);
    if (condition.kind === "otherwise" && ast.else)
      return { ...condition, otherwise: tailOf(ast.else, text) };
    if (condition.kind === "otherwise") return condition;
    const then = tailOf(ast.then, text);
    return { ...condition, then, ...(ast.else && { else: tailOf(ast.else, text) }) };
  }
  if (ast.type === "block" && ast.expressions && !ast.predicate && !ast.group && !ast.keepArray) {
    const last = ast.expressions.length - 1;
    const body = ast.expressions.map((one, index) =>
      index === last ? tailOf(one, text) : treeOf(one, text),
    );
    return { kind: "block", body, position: ast.position ?? 0 };
  }
  return treeOf(ast, text);
}

function callOf(ast: Ast, text: string, isTail: boolean): Tree {
  return {
    kind: "call",
    of: treeOf(required(ast.procedure), text),
    arguments: (ast.arguments ?? []).map((one) => treeOf(one, text)),
    isTail,
    position: ast.position ?? 0,
  };
}

function required(ast: Ast | undefined): Ast {
  if (!ast) throw new Error("The JSONata parser gave a node without one of its parts");
  return ast;
}
