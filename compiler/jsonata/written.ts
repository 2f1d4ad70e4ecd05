import type { Tree } from "./tree.js";

/** A part of an expression as it is written, for messages; undefined for what is longer than a name or a constant. */
export function written(tree: Tree): string | undefined {
  switch (tree.kind) {
    case "literal":
      return typeof tree.value === "string" ? tree.value : JSON.stringify(tree.value);
    case "variable":
      return `$${tree.name}`;
    case "call":
      return tree.of.kind === "variable" ? `$${tree.of.name}(…)` : undefined;
    case "path": {
      const names = tree.steps.map(({ of, stages }) => {
        if (stages.length > 0 || of.kind === "sort") return undefined;
        return of.kind === "name" ? of.name : of.kind === "variable" ? written(of) : undefined;
      });
      return names.every((name) => name !== undefined) ? names.join(".") : undefined;
    }
    default:
      return undefined;
  }
}
