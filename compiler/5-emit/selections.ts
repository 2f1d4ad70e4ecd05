import type { Path, Step } from "../3-lower/machine.js";
import { unknown } from "../4-analyse/shape.js";
import { filterText } from "./filters.js";
import { itemName } from "./item-name.js";
import { nameText, type Place } from "./reads.js";
import type { EmitScope } from "./scope.js";

/** The path whose steps are emitted, and where. */
export interface Selection {
  readonly path: Path;
  readonly scope: EmitScope;
}

/** `select($, "items", all, "sku")`: a path that matches several values, where nothing is proven of them. */
export function selectionText(
  from: Place,
  steps: readonly Step[],
  { path, scope }: Selection,
): string {
  const all = [from.text, ...stepTexts(steps, scope, path)];
  return `${scope.imports.value("select")}(${all.join(", ")})`;
}

/** Steps as the arguments of `select`, `find` and `read`. */
export function stepTexts(steps: readonly Step[], scope: EmitScope, path: Path): readonly string[] {
  const texts: string[] = [];
  for (let i = 0; i < steps.length; i++) {
    let depth = 0;
    while (steps[i]?.kind === "descend") {
      depth++;
      i++;
    }
    const step = steps[i];
    if (!step) break;
    const text = stepText(step, { path, scope });
    const descend = depth > 0 ? `${scope.imports.value("descend")}(` : "";
    texts.push(descend.repeat(depth) + text + ")".repeat(depth));
  }
  return texts;
}

function stepText(step: Step, { path, scope }: Selection): string {
  const call = (name: string, values: readonly (string | number)[]) =>
    `${scope.imports.value(name)}(${values.join(", ")})`;
  switch (step.kind) {
    case "name":
      return nameText(step.name, scope);
    case "index":
      return String(step.index);
    case "last":
      return call("fromEnd", [step.offset]);
    case "wildcard":
      return scope.imports.value("all");
    case "names":
      return call(
        "pick",
        step.names.map((name) => nameText(name, scope)),
      );
    case "indices":
      return call("indices", step.indices);
    case "slice":
      return call("slice", sliceArguments(step));
    case "filter":
      return call("where", [
        filterText(step.test, { item: unknown, name: itemName(path, step), path, scope }),
      ]);
    case "descend":
      return call("descend", []);
    default:
      return step satisfies never;
  }
}

/** The service takes `[2:-1]` for an empty slice, and `[:-1]` for all but the last. */
function sliceArguments({ from, to }: Extract<Step, { kind: "slice" }>): readonly number[] {
  if (to === undefined) return [from ?? 0];
  if (from !== undefined && from >= 0 && to < 0) return [from, 0];
  return [from ?? 0, to];
}
