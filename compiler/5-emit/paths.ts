import type { Path, Step } from "../3-lower/machine.js";
import { contextShape } from "../4-analyse/context-shape.js";
import { readPath } from "../4-analyse/expression-shape.js";
import { plainList } from "../4-analyse/plain-list.js";
import { plainName, isNullable } from "../4-analyse/plain-read.js";
import { listText } from "./lists.js";
import { accessible, readStep, type Place } from "./reads.js";
import { readable, type EmitScope, type Emitted } from "./scope.js";
import { selectionText, stepTexts } from "./selections.js";

/**
 * What a path reads, as it stands: `missing` tells that the text may give `undefined`, where the path finds nothing
 * (ASL, "Paths").
 */
export function emitPath(path: Path, scope: EmitScope): Emitted {
  const { shape, missing } = readPath(path, readable(scope));
  const text = path.definite ? definiteText(path, scope) : indefiniteText(path, scope);
  return { text, shape, missing: missing !== "never" };
}

/** What a path starts from. */
export function rootOf({ root }: Path, scope: EmitScope): Place {
  switch (root.kind) {
    case "input":
      return {
        text: accessible(scope.$.text),
        shape: scope.$.shape,
        isNullish: isNullable(scope.$.shape),
        isRaw: scope.$.isRaw === true,
      };
    case "context":
      return { text: "$$", shape: contextShape(scope.item), isNullish: false };
    case "variable": {
      const variables: Place = {
        text: "$$.Variables",
        shape: scope.variables,
        isNullish: false,
        isRaw: true,
      };
      return readStep(variables, { kind: "name", name: root.name }, scope);
    }
    default:
      return root satisfies never;
  }
}

function definiteText(path: Path, scope: EmitScope): string {
  if (path.root.kind === "input" && path.steps.length === 0) return scope.$.text;
  let place = rootOf(path, scope);
  for (const [i, step] of path.steps.entries()) {
    if (step.kind !== "name" && step.kind !== "index") {
      const rest = stepTexts(path.steps.slice(i), scope, path);
      return `${scope.imports.value("find")}(${[whole(place, scope), ...rest].join(", ")})`;
    }
    const isPlain = step.kind === "name" && plainName(place.shape, step.name) !== undefined;
    place = readStep(isPlain ? place : { ...place, text: whole(place, scope) }, step, scope);
  }
  return whole(place, scope);
}

function indefiniteText(path: Path, scope: EmitScope): string {
  const root = rootOf(path, scope);
  const plain = plainList(root.shape, path.steps);
  if (plain) return listText(root.text, plain, { path, scope });
  const { place, rest } = provenStart(root, path.steps, scope);
  return selectionText({ ...place, text: whole(place, scope) }, rest, { path, scope });
}

/** The path as far as all that it reads is proven to be there: what is missing further on may be an error or nothing. */
function provenStart(
  root: Place,
  steps: readonly Step[],
  scope: EmitScope,
): { readonly place: Place; readonly rest: readonly Step[] } {
  const [step, ...rest] = steps;
  const read =
    step?.kind === "name" && root.shape.kind === "object" && !root.isNullish
      ? plainName(root.shape, step.name)
      : undefined;
  if (!step || read?.missing !== "never") return { place: root, rest: steps };
  return provenStart(readStep(root, step, scope), rest, scope);
}

/** The Context Object is no JSON value itself: it can do more. */
function whole({ text }: Place, scope: EmitScope): string {
  return text === "$$" ? `${scope.imports.value("contextObject")}($$)` : text;
}
