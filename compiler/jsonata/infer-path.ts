import { kindNames } from "../4-analyse/comparison-problem.js";
import { unknown } from "../4-analyse/shape.js";
import { listed } from "../2-check/wording.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { infer, inferGroups, inferParts, type Site } from "./infer.js";
import { anythingKnown, itemsIn, membersIn, namedIn, type Known } from "./known.js";
import type { Name, Path, Stage } from "./tree.js";
import { written } from "./written.js";

/** What a path gives; reports the first name in it that never has a value. */
export function inferPath(tree: Path, site: Site): Known {
  if (tree.tuples || tree.steps.some(({ tuples }) => tuples))
    return inferParts(tree, { ...site, context: anythingKnown });
  let known = site.context;
  tree.steps.forEach(({ of, stages }, at) => {
    const context = at === 0 ? site.context : membersIn(known);
    const inner = { ...site, context };
    if (of.kind === "name") {
      const items = itemsIn(known);
      known = namedIn(items, of.name);
      if (known.missing === "always" && items.missing !== "always")
        reportNever(of, items, { tree, at, site });
    } else if (of.kind === "sort") {
      for (const { by } of of.terms) infer(by, inner);
      known = { ...context, several: true };
    } else if (at === 0) known = infer(of, site);
    else known = mapped(context, infer(of, inner));
    known = inferStages(known, stages, site);
  });
  if (tree.group) return inferGroups(known, tree.group, site);
  if (!tree.keepArray) return known;
  return { shape: { kind: "array", items: unknown }, several: false, missing: known.missing };
}

/** What is left of a value behind predicates and indices. */
export function inferStages(value: Known, stages: readonly Stage[], site: Site): Known {
  return stages.reduce((before: Known, stage) => {
    const items = membersIn(before);
    if (stage.kind !== "filter" || before.missing === "always") return items;
    infer(stage.test, { ...site, context: items });
    const isIndex = stage.test.kind === "literal" && typeof stage.test.value === "number";
    // Of one array an index leaves one item.
    const several = isIndex ? before.several : items.several;
    return { ...items, several, missing: "maybe" };
  }, value);
}

/** What a step gives that is evaluated for each of several values, or for one. */
function mapped(context: Known, each: Known): Known {
  if (!context.several) return context.missing === "never" ? each : { ...each, missing: "maybe" };
  return { ...membersIn(each), several: true, missing: "maybe" };
}

interface Read {
  readonly tree: Path;
  readonly at: number;
  readonly site: Site;
}

function reportNever(
  { name, position }: Name,
  { shape, name: from }: Known,
  { tree, at, site }: Read,
): void {
  if (site.isAsked) return;
  const known = shape.kind === "object" ? [...shape.fields.keys()] : [];
  const path = written({ ...tree, steps: tree.steps.slice(0, at + 1) }) ?? name;
  const owner = from === undefined ? "the value" : `"${from}"`;
  site.report({
    code: "path-never-set",
    token: name,
    position,
    message: `"${path}" never has a value here: ${owner} ${known.length > 0 ? `has no "${name}"` : `is ${kindNames(shape)}`}.`,
    help:
      didYouMean(name, known) ??
      (known.length > 0 ? `It has ${listed(known, "and", 8)}.` : undefined),
  });
}
