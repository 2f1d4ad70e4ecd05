import { hasPlaceholder } from "../2-check/placeholders.js";
import type { Path, Step } from "../3-lower/machine.js";
import { contextShape } from "./context-shape.js";
import { readIndex, readName } from "./shape-read.js";
import { unknown, type Shape } from "./shape.js";

/** Where a path stops for certain, or may stop. */
export interface PathEnd {
  /** What the path finds; unknown beyond its first step that may lead to several places. */
  readonly shape: Shape;
  readonly found: "surely" | "maybe" | "never" | "unknown";
  /** The step that finds nothing or may find nothing, and what it reads. */
  readonly at?: {
    readonly name: string;
    readonly before: string | undefined;
    readonly from: Shape;
  };
}

/** What paths start from: `$`, and the execution's input where it is known. */
export interface Origins {
  readonly from: Shape;
  readonly executionInput?: Shape | undefined;
}

/**
 * Follows the names and indices of a path that starts at `$`, or at `$$.Execution.Input`. Elsewhere in the Context Object it finds
 * what is never there: what is there at times alone, only the service knows.
 */
export function walkPath({ root, steps }: Path, { from, executionInput }: Origins): PathEnd {
  if (root.kind === "input") return walk(steps, from, undefined);
  const [execution, input, ...rest] = steps;
  const isInput =
    root.kind === "context" && isNamed(execution, "Execution") && isNamed(input, "Input");
  if (isInput && executionInput) return walk(rest, executionInput, "$$.Execution.Input");
  const end = root.kind === "context" ? walk(steps, contextShape(), "$$") : undefined;
  return end?.found === "never" ? end : { shape: unknown, found: "unknown" };
}

const isNamed = (step: Step | undefined, name: string): boolean =>
  step?.kind === "name" && step.name === name;

function walk(steps: readonly Step[], from: Shape, origin: string | undefined): PathEnd {
  let shape = from;
  let maybe: PathEnd["at"];
  let before = origin;
  for (const step of steps) {
    if (step.kind !== "name" && step.kind !== "index") return { shape: unknown, found: "unknown" };
    // What a placeholder becomes is not known yet.
    if (step.kind === "name" && hasPlaceholder(step.name))
      return { shape: unknown, found: "unknown" };
    const name = step.kind === "name" ? step.name : `[${step.index}]`;
    const read = step.kind === "name" ? readName(shape, step.name) : readIndex(shape, step.index);
    if (read.missing === "always")
      return { shape: unknown, found: "never", at: { name, before, from: shape } };
    if (read.missing === "maybe") {
      if (isTold(shape, step)) maybe ??= { name, before, from: shape };
      // Nobody says how long a list is, and whoever reads an item of it expects it.
      else if (shape.kind !== "array") return { shape: read.shape, found: "unknown" };
    }
    shape = read.shape;
    before = name;
  }
  return maybe ? { shape, found: "maybe", at: maybe } : { shape, found: "surely" };
}

/** Whether something says that the step may find nothing, rather than nothing saying that it does not. */
function isTold(
  shape: Shape,
  step: Extract<Path["steps"][number], { kind: "name" | "index" }>,
): boolean {
  if (shape.kind === "union") return shape.members.every((member) => isTold(member, step));
  if (shape.kind === "unknown" || shape.kind === "array") return false;
  if (shape.kind !== "object" || step.kind !== "name") return true;
  return shape.fields.has(step.name) || shape.rest === undefined;
}
