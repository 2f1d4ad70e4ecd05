import { builtinNamed } from "./builtins.js";
import type { Name, Stage, Tree, Variable } from "./tree.js";
import { treesIn } from "./walk.js";

/** What an expression says about names that it does not bind itself. */
export interface References {
  /** Names that it reads as values; functions of the library are none. */
  readonly variables: readonly Variable[];
  /** Names that it calls, functions of the library included. */
  readonly calls: readonly Variable[];
  /** Names that it binds: with `:=`, as parameters, with `@` and `#`. Each with the position where it does, or near. */
  readonly bound: ReadonlyMap<string, number>;
  /** The members of `$states` that it reads, as `$states.result`. */
  readonly statesFields: readonly Name[];
}

/** What is free in an expression. A name that is bound anywhere in it counts as bound everywhere. */
export function referencesOf(tree: Tree): References {
  const trees = treesIn(tree);
  const bound = new Map(trees.flatMap(bindings));
  const called = new Set(trees.flatMap(calledBy));
  const free = trees.filter(isVariable).filter(({ name }) => !bound.has(name));
  return {
    variables: free.filter((one) => !called.has(one) && !builtinNamed(one.name)),
    calls: free.filter((one) => called.has(one)),
    bound,
    statesFields: trees.flatMap(statesField),
  };
}

function statesField(tree: Tree): readonly Name[] {
  if (tree.kind !== "path") return [];
  const [first, second] = tree.steps;
  const isStates = first?.of.kind === "variable" && first.of.name === "states";
  return isStates && second?.of.kind === "name" ? [second.of] : [];
}

function isVariable(tree: Tree): tree is Variable {
  return tree.kind === "variable";
}

function calledBy(tree: Tree): readonly Tree[] {
  if (tree.kind === "call" || tree.kind === "partial") return [tree.of];
  return tree.kind === "chain" && tree.to.kind === "variable" ? [tree.to] : [];
}

/** The names that a part of an expression itself binds, each with the position where it does, or near. */
export function bindings(tree: Tree): readonly (readonly [string, number])[] {
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
