import type { Step, Tree } from "./tree.js";
import { children } from "./walk.js";

/** A word of an expression and the position behind it. */
interface Word {
  readonly token: string;
  readonly position: number;
}

/** Something that reads the context item where there is none. */
export interface ContextRead extends Word {
  /** `$`, `$$`, a name of a field, or `*` and `**`, which AWS accepts: they find nothing. */
  readonly kind: "context" | "root" | "name" | "wildcard";
  /** At the top of the expression, before any path has found anything; `$$` has no value anywhere. */
  readonly isTop: boolean;
}

/**
 * What reads the context item at the top of an expression: in a state there is none, only `$states` and variables. A lambda keeps
 * the context of the expression around it. Each word once.
 */
export function contextReads(tree: Tree): readonly ContextRead[] {
  const all = within(tree, true);
  return all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
}

/** Operators newer than what AWS runs (2.0.6): `?:` and `??`. */
export function newerOperators(tree: Tree): readonly Word[] {
  const own = tree.kind === "otherwise" ? [{ token: tree.operator, position: tree.position }] : [];
  return [...own, ...children(tree).flatMap(newerOperators)];
}

function isSame(a: ContextRead, b: ContextRead): boolean {
  return a.kind === b.kind && a.token === b.token && a.isTop === b.isTop;
}

function within(tree: Tree, isTop: boolean): readonly ContextRead[] {
  const { position } = tree;
  switch (tree.kind) {
    case "context":
      return isTop ? [{ kind: "context", token: "$", position, isTop }] : [];
    case "root":
      return [{ kind: "root", token: "$$", position, isTop }];
    case "wildcard":
    case "descendants": {
      const token = tree.kind === "wildcard" ? "*" : "**";
      return isTop ? [{ kind: "wildcard", token, position, isTop }] : [];
    }
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
function inside(tree: Tree): readonly ContextRead[] {
  return within(tree, false);
}

function withinStep({ of, stages }: Step, isTop: boolean): readonly ContextRead[] {
  const tests = stages.flatMap((stage) => (stage.kind === "filter" ? inside(stage.test) : []));
  if (of.kind === "sort") return [...of.terms.flatMap(({ by }) => inside(by)), ...tests];
  if (of.kind !== "name") return [...within(of, isTop), ...tests];
  const { name, position } = of;
  return isTop ? [{ kind: "name", token: name, position, isTop }, ...tests] : tests;
}
