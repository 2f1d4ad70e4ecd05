import type { Pair, Stage, Step, Tree } from "./tree.js";

/** The expressions that a tree is directly made of, in the order in which they are written. */
export function children(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "literal":
    case "pattern":
    case "context":
    case "root":
    case "variable":
    case "wildcard":
    case "descendants":
    case "parent":
      return [];
    case "path":
      return [...tree.steps.flatMap(ofStep), ...ofPairs(tree.group ?? [])];
    case "negation":
      return [tree.operand];
    case "binary":
      return [tree.left, tree.right];
    case "range":
      return [tree.from, tree.to];
    case "array":
      return tree.items;
    case "object":
      return ofPairs(tree.pairs);
    case "block":
      return tree.body;
    case "condition":
      return [tree.test, tree.then, ...(tree.else ? [tree.else] : [])];
    case "otherwise":
      return [tree.value, tree.otherwise];
    case "bind":
    case "kept":
      return [tree.value];
    case "lambda":
      return [tree.body];
    case "call":
      return [tree.of, ...tree.arguments];
    case "partial":
      return [tree.of, ...tree.arguments.filter((one) => one !== undefined)];
    case "chain":
      return [tree.value, tree.to];
    case "transform":
      return [tree.pattern, tree.update, ...(tree.delete ? [tree.delete] : [])];
    case "filtered":
      return [tree.value, ...tree.stages.flatMap(ofStage)];
    case "grouped":
      return [tree.value, ...ofPairs(tree.pairs)];
    default:
      return tree satisfies never;
  }
}

/** Whether a tree or anything in it is so. */
export function some(tree: Tree, test: (tree: Tree) => boolean): boolean {
  return test(tree) || children(tree).some((child) => some(child, test));
}

/** A tree and everything in it, in the order in which it is written. */
export function treesIn(tree: Tree): readonly Tree[] {
  const found: Tree[] = [];
  const open = [tree];
  for (let one = open.pop(); one; one = open.pop()) {
    found.push(one);
    open.push(...[...children(one)].reverse());
  }
  return found;
}

/** How many levels of a tree lie inside each other. */
export function depthOf(tree: Tree): number {
  let depth = 0;
  // Level by level: it may be deeper than the stack.
  for (let level: readonly Tree[] = [tree]; level.length > 0; depth++)
    level = level.flatMap(children);
  return depth;
}

function ofStep({ of, stages }: Step): readonly Tree[] {
  const own = of.kind === "name" ? [] : of.kind === "sort" ? of.terms.map((term) => term.by) : [of];
  return [...own, ...stages.flatMap(ofStage)];
}

function ofStage(stage: Stage): readonly Tree[] {
  return stage.kind === "filter" ? [stage.test] : [];
}

function ofPairs(pairs: readonly Pair[]): readonly Tree[] {
  return pairs.flatMap(({ key, value }) => [key, value]);
}
