import { quote } from "../5-emit/text.js";
import { called } from "./code.js";
import type { Purpose } from "./emit.js";
import { nameText } from "./emit-path.js";
import { tupleFunction } from "./item-function.js";
import { fresh, itemName } from "./names.js";
import type { Place, Variable } from "./place.js";
import { indexOf } from "./plain-names.js";
import type { Pair, Path, Stage, Step, Term, Tree } from "./tree.js";
import { newVariable } from "./variables.js";

/** The variables that the steps so far have bound. */
interface Bound {
  readonly place: Place;
  readonly variables: Map<string, Variable>;
}

/** The steps of a path from the first one on that binds a variable: `tuples(bind(…), …)`. */
export function tuplesCode(tree: Path, steps: readonly Step[], place: Place): string {
  const { jsonata } = place.scope.imports;
  const bound: Bound = { place, variables: new Map() };
  const parts = steps.flatMap((step, at) => stepTexts(step, steps[at - 1], bound));
  if (tree.group) parts.push(groupText(tree.group, bound, tree));
  else if (tree.tuples) parts.push(jsonata("keepTuples"));
  else if (tree.keepArray) parts.push(jsonata("keepItems"));
  return called(jsonata("tuples"), parts).text;
}

function stepTexts(step: Step, before: Step | undefined, bound: Bound): readonly string[] {
  const { of } = step;
  if (of.kind === "sort") {
    const order = orderText(of.terms, before, bound);
    const index = step.index === undefined ? [] : [numbered(step.index, bound)];
    return [order, ...index, ...stageTexts(step, bound)];
  }
  const inner = innerTuples(step);
  const { jsonata } = bound.place.scope.imports;
  const function_ =
    of.kind === "name" && nameText(of.name, bound.place).startsWith('"')
      ? quote(of.name)
      : functionText(treeOf(of), before?.of, bound);
  const bindings = bindingsOf(step, bound);
  if (inner) for (const name of boundNames(inner)) declare(name, bound);
  const parts = [function_, ...(bindings ? [bindings] : [])];
  return [called(jsonata(inner ? "join" : "bind"), parts).text, ...stageTexts(step, bound)];
}

function treeOf(of: Step["of"]): Tree {
  if (of.kind === "sort") throw new Error("An order is no expression");
  if (of.kind !== "name") return of;
  const { position } = of;
  const step = { of, stages: [], tuples: false, isArray: false, position };
  return { kind: "path", steps: [step], keepArray: false, tuples: false, position };
}

/** A step in parentheses that is a path of tuples, with which the path around it goes on. */
function innerTuples({ of, tuples }: Step): Path | undefined {
  const last = of.kind === "block" ? of.body.at(-1) : of;
  return tuples && last?.kind === "path" && last.tuples ? last : undefined;
}

function boundNames({ steps }: Path): readonly string[] {
  return steps.flatMap((step) => [
    ...[step.focus, step.index, step.ancestor].filter((name) => name !== undefined),
    ...step.stages.flatMap((stage) => (stage.kind === "index" ? [stage.name] : [])),
    ...(innerTuples(step) ? boundNames(innerTuples(step) as Path) : []),
  ]);
}

function bindingsOf({ focus, index, ancestor }: Step, bound: Bound): string | undefined {
  const fields = [
    ...(focus === undefined ? [] : [`focus: ${quote(declare(focus, bound))}`]),
    ...(index === undefined ? [] : [`index: ${quote(declare(index, bound))}`]),
    ...(ancestor === undefined ? [] : [`parent: ${quote(declare(ancestor, bound))}`]),
  ];
  return fields.length === 0 ? undefined : `{ ${fields.join(", ")} }`;
}

/** The field of a tuple that holds a variable; the parser calls what `%` means `!0` and the like. */
function declare(name: string, { place, variables }: Bound): string {
  const known = variables.get(name);
  if (known) return known.identifier;
  const taken = new Set([...place.taken, ...[...variables.values()].map((one) => one.identifier)]);
  const identifier = fresh(name.startsWith("!") ? "parent" : `$${name}`, taken);
  variables.set(name, newVariable(name, identifier));
  return identifier;
}

function numbered(index: string, bound: Bound): string {
  const { jsonata } = bound.place.scope.imports;
  return called(jsonata("numbered"), [quote(declare(index, bound))]).text;
}

function stageTexts({ of, stages }: Step, bound: Bound): readonly string[] {
  return stages.map((stage) => stageText(stage, of, bound));
}

function stageText(stage: Stage, of: Step["of"], bound: Bound): string {
  const { jsonata } = bound.place.scope.imports;
  if (stage.kind === "index") return numbered(stage.name, bound);
  const index = indexOf(stage.test);
  if (index !== undefined) return called(jsonata("onlyAt"), [String(index)]).text;
  return called(jsonata("only"), [functionText(stage.test, of, bound, "test")]).text;
}

function orderText(terms: readonly Term[], before: Step | undefined, bound: Bound): string {
  const { jsonata } = bound.place.scope.imports;
  const texts = terms.map(({ by, descending }) =>
    called(jsonata(descending ? "descending" : "ascending"), [functionText(by, before?.of, bound)]),
  );
  return called(jsonata("sorted"), texts).text;
}

function groupText(pairs: readonly Pair[], bound: Bound, tree: Path): string {
  const { jsonata } = bound.place.scope.imports;
  const texts = pairs.map(({ key, value }) => {
    const [keyText, valueText] = [functionText(key, tree, bound), functionText(value, tree, bound)];
    return `{ key: ${keyText}, value: ${valueText} }`;
  });
  return called(jsonata("groupTuples"), texts).text;
}

function functionText(
  tree: Tree,
  of: Step["of"] | undefined,
  { place, variables }: Bound,
  purpose: Purpose = "value",
): string {
  // What is known of a variable is known of this reading only.
  const own = [...variables.values()].map((one) => ({ ...one }));
  return tupleFunction(tree, place, own, itemName(of), purpose).text;
}
