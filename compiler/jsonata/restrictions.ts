import type { Step, Tree } from "./tree.js";
import { children } from "./walk.js";

/** Something that JSONata has and Step Functions refuses when a machine is created. */
export interface Restriction {
  readonly kind: "eval" | "context" | "root" | "name";
  /** What is written: `$eval`, `$`, `$$`, or a name. */
  readonly token: string;
  /** Offset in the expression, behind the token. */
  readonly position: number;
}

/**
 * What AWS refuses: `$eval` anywhere, and at the top of an expression, where no path has found anything yet, `$`, `$$` and names of
 * fields: there is no input, only `$states`.
 */
export function restrictionsOf(tree: Tree): readonly Restriction[] {
  return [
    ...new Map(within(tree, true).map((one) => [`${one.position} ${one.token}`, one])).values(),
  ];
}

/** Operators newer than what AWS runs (2.0.6): `?:` and `??`. */
export function newerOperators(
  tree: Tree,
): readonly { readonly token: string; readonly position: number }[] {
  const own = tree.kind === "otherwise" ? [{ token: tree.operator, position: tree.position }] : [];
  return [...own, ...children(tree).flatMap(newerOperators)];
}

function within(tree: Tree, isTop: boolean): readonly Restriction[] {
  const { position } = tree;
  switch (tree.kind) {
    case "variable":
      return tree.name === "eval" ? [{ kind: "eval", token: "$eval", position }] : [];
    case "context":
      return isTop ? [{ kind: "context", token: "$", position }] : [];
    case "root":
      return isTop ? [{ kind: "root", token: "$$", position }] : [];
    case "wildcard":
    case "descendants":
      return isTop
        ? [{ kind: "context", token: tree.kind === "wildcard" ? "*" : "**", position }]
        : [];
    case "path":
      return [
        ...tree.steps.flatMap((step, at) => withinStep(step, isTop && at === 0)),
        ...(tree.group ?? []).flatMap(({ key, value }) => [key, value]).flatMap(inside),
      ];
    case "filtered":
      return [
        ...within(tree.value, isTop),
        ...tree.stages.flatMap((stage) => (stage.kind === "filter" ? inside(stage.test) : [])),
      ];
    case "grouped": {
      const parts = tree.pairs.flatMap(({ key, value }) => [key, value]);
      return [...within(tree.value, isTop), ...parts.flatMap(inside)];
    }
    case "transform":
      return children(tree).flatMap(inside);
    default:
      return children(tree).flatMap((child) => within(child, isTop));
  }
}

/** Of an expression whose `$` is something that was found. */
function inside(tree: Tree): readonly Restriction[] {
  return within(tree, false);
}

function withinStep({ of, stages }: Step, isTop: boolean): readonly Restriction[] {
  const tests = stages.flatMap((stage) => (stage.kind === "filter" ? inside(stage.test) : []));
  if (of.kind === "sort") return [...of.terms.flatMap(({ by }) => inside(by)), ...tests];
  if (of.kind !== "name") return [...within(of, isTop), ...tests];
  const { name, position } = of;
  return isTop ? [{ kind: "name", token: name, position }, ...tests] : tests;
}
