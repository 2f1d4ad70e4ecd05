import { builtinNamed } from "./builtins.js";
import type { Stage, Tree, Variable } from "./tree.js";
import { children } from "./walk.js";

/** What an expression says about names that it does not bind itself. */
export interface References {
  /** Names that it reads as values; functions of the library are none. */
  readonly variables: readonly Variable[];
  /** Names that it calls, functions of the library included. */
  readonly calls: readonly Variable[];
  /** Names that it binds: with `:=`, as parameters, with `@` and `#`. Each with the position where it does, or near. */
  readonly bound: ReadonlyMap<string, number>;
}

/** What is free in an expression. A name that is bound anywhere in it counts as bound everywhere. */
export function referencesOf(tree: Tree): References {
  const trees = all(tree);
  const bound = new Map(trees.flatMap(bindings));
  const called = new Set(trees.flatMap(calledBy));
  const free = trees.filter(isVariable).filter(({ name }) => !bound.has(name));
  return {
    variables: free.filter((one) => !called.has(one) && !builtinNamed(one.name)),
    calls: free.filter((one) => called.has(one)),
    bound,
  };
}

/** The members of `$states` that an expression reads, as `$states.result`. */
export function statesFields(
  tree: Tree,
): readonly { readonly name: string; readonly position: number }[] {
  return all(tree).flatMap((one) => {
    if (one.kind !== "path") return [];
    const [first, second] = one.steps;
    const isStates = first?.of.kind === "variable" && first.of.name === "states";
    return isStates && second?.of.kind === "name" ? [second.of] : [];
  });
}

/** A tree and everything in it. */
function all(tree: Tree): readonly Tree[] {
  const found: Tree[] = [];
  const open = [tree];
  for (let one = open.pop(); one; one = open.pop()) {
    found.push(one);
    open.push(...[...children(one)].reverse());
  }
  return found;
}

function isVariable(tree: Tree): tree is Variable {
  return tree.kind === "variable";
}

function calledBy(tree: Tree): readonly Tree[] {
  if (tree.kind === "call" || tree.kind === "partial") return [tree.of];
  return tree.kind === "chain" && tree.to.kind === "variable" ? [tree.to] : [];
}

function bindings(tree: Tree): readonly (readonly [string, number])[] {
  const { position } = tree;
  switch (tree.kind) {
    case "bind":
      return [[tree.name, position]];
    case "lambda":
      return tree.parameters.map((name) => [name, position]);
    case "filtered":
      return indices(tree.stages, position);
    case "path":
      return tree.steps.flatMap((step) => [
        ...[step.focus, step.index].flatMap((name) =>
          name === undefined ? [] : [[name, step.position] as const],
        ),
        ...indices(step.stages, step.position),
      ]);
    default:
      return [];
  }
}

function indices(
  stages: readonly Stage[],
  position: number,
): readonly (readonly [string, number])[] {
  return stages.flatMap((stage) =>
    stage.kind === "index" ? [[stage.name, position] as const] : [],
  );
}
