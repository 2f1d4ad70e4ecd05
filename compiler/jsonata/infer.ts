import { objectShape, unknown, type FieldShape } from "../4-analyse/shape.js";
import { builtinNamed } from "./builtins.js";
import { argumentProblem } from "./argument-problem.js";
import { inferPath, inferStages } from "./infer-path.js";
import { anythingKnown, eitherOf, membersIn, one, type Known } from "./known.js";
import { kinds, type Kinds } from "./kinds.js";
import { operatorProblem } from "./operator-problem.js";
import type { ExpressionProblem } from "./problem.js";
import { bindings } from "./references.js";
import type { Binary, Block, Call, Chain, Lambda, ObjectTree, Pair, Tree } from "./tree.js";
import { children, treesIn } from "./walk.js";

/** Where a part of an expression stands. */
export interface Site {
  /** What is known of variables; nothing of those that are left out. */
  readonly names: ReadonlyMap<string, Known>;
  /** `$` */
  readonly context: Known;
  /** How often each name is bound: 1 for a statement of a block, 2 for any other way. */
  readonly bound: ReadonlyMap<string, number>;
  /** What may be missing is asked for: `$exists`. */
  readonly isAsked: boolean;
  readonly report: (problem: ExpressionProblem) => void;
}

/** What is wrong in an expression by what is known of the variables that it reads; that with the empty name is `$`. */
export function expressionProblems(
  tree: Tree,
  names: ReadonlyMap<string, Known>,
): readonly ExpressionProblem[] {
  return inferred(tree, names).problems;
}

/** The same, and what the expression gives. */
export function inferred(
  tree: Tree,
  names: ReadonlyMap<string, Known>,
): { readonly known: Known; readonly problems: readonly ExpressionProblem[] } {
  const found = new Map<string, ExpressionProblem>();
  const report = (problem: ExpressionProblem) =>
    found.set(`${problem.code} ${problem.position}`, problem);
  const bound = timesBound(tree);
  const unbound = new Map([...names].filter(([name]) => !bound.has(name)));
  const known = infer(tree, {
    names: unbound,
    context: names.get("") ?? anythingKnown,
    bound,
    isAsked: false,
    report,
  });
  return { known, problems: [...found.values()] };
}

/** What a part of an expression gives; reports what is wrong in it. */
export function infer(tree: Tree, site: Site): Known {
  switch (tree.kind) {
    case "literal":
      return one(literalShape(tree.value));
    case "context":
      return site.context;
    case "variable":
      return { ...(site.names.get(tree.name) ?? anythingKnown), name: `$${tree.name}` };
    case "path":
      return inferPath(tree, site);
    case "filtered":
      return inferStages(infer(tree.value, site), tree.stages, site);
    case "binary":
      return inferBinary(tree, site);
    case "object":
      return inferObject(tree, site);
    case "block":
      return inferBlock(tree, site);
    case "condition":
      infer(tree.test, site);
      return eitherOf(infer(tree.then, site), tree.else ? infer(tree.else, site) : nothing);
    case "otherwise":
      return eitherOf(infer(tree.value, { ...site, isAsked: true }), infer(tree.otherwise, site));
    case "bind":
      return infer(tree.value, site);
    case "call":
      return inferCall(tree, tree.arguments, site);
    case "chain":
      return inferChain(tree, site);
    case "lambda":
      return inferLambda(tree, [], site);
    case "grouped":
      return inferGroups(infer(tree.value, site), tree.pairs, site);
    case "transform":
      return inferParts(tree, { ...site, context: anythingKnown });
    case "array":
      inferParts(tree, site);
      return one({ kind: "array", items: unknown });
    default:
      return inferParts(tree, site);
  }
}

/** A part of an expression whose value nobody needs to know. */
export function inferParts(tree: Tree, site: Site): Known {
  for (const part of children(tree)) infer(part, site);
  return anythingKnown;
}

/** The keys and values of a grouping work on each of what is grouped. */
export function inferGroups(grouped: Known, pairs: readonly Pair[], site: Site): Known {
  const context = membersIn(grouped);
  for (const { key, value } of pairs)
    for (const part of [key, value]) infer(part, { ...site, context });
  return anythingKnown;
}

const nothing: Known = { shape: unknown, several: false, missing: "always" };

function literalShape(value: null | boolean | number | string): Known["shape"] {
  if (value === null) return { kind: "null" };
  if (typeof value === "string") return { kind: "string", values: [value] };
  return typeof value === "number"
    ? { kind: "number", values: [value] }
    : { kind: "boolean", values: [value] };
}

function inferBinary(tree: Binary, site: Site): Known {
  const left = infer(tree.left, site);
  const right = infer(tree.right, site);
  const problem = operatorProblem(tree, left, right);
  if (problem) site.report(problem);
  switch (tree.operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%": {
      const isThere = left.missing === "never" && right.missing === "never";
      return { ...one({ kind: "number" }), missing: isThere ? "never" : "maybe" };
    }
    case "&":
      return one({ kind: "string" });
    default:
      return { ...one({ kind: "boolean" }), missing: "maybe" };
  }
}

function inferObject({ pairs }: ObjectTree, site: Site): Known {
  const fields = new Map<string, FieldShape>();
  let isClosed = true;
  for (const { key, value } of pairs) {
    infer(key, site);
    const { shape, several, missing } = infer(value, site);
    if (key.kind === "literal" && typeof key.value === "string")
      fields.set(key.value, {
        shape: several ? unknown : shape,
        optional: missing !== "never",
      });
    else isClosed = false;
  }
  return one(objectShape(fields, isClosed ? undefined : unknown));
}

/** The statements of a block see what those before them have assigned. */
function inferBlock({ body }: Block, site: Site): Known {
  const names = new Map(site.names);
  let last: Known = nothing;
  for (const statement of body) {
    last = infer(statement, { ...site, names });
    if (statement.kind === "bind" && site.bound.get(statement.name) === 1)
      names.set(statement.name, last);
  }
  return last;
}

function inferChain({ value, to }: Chain, site: Site): Known {
  if (to.kind === "call") return inferCall(to, [value, ...to.arguments], site);
  const call: Call = {
    kind: "call",
    of: to,
    arguments: [value],
    isTail: false,
    position: to.position,
  };
  return inferCall(call, [value], site);
}

function inferCall(tree: Call, values: readonly Tree[], site: Site): Known {
  const { of } = tree;
  const facts =
    of.kind === "variable" && !site.names.has(of.name) && !site.bound.has(of.name)
      ? builtinNamed(of.name)
      : undefined;
  if (!facts) infer(of, site);
  const isAsked = facts?.name === "$exists";
  const given: Known[] = [];
  for (const value of values) {
    const items = iterating.has(facts?.name ?? "") ? given.map(itemOf) : [];
    given.push(
      value.kind === "lambda"
        ? inferLambda(value, items, site)
        : infer(value, isAsked ? { ...site, isAsked } : site),
    );
  }
  if (!facts || of.kind !== "variable") return anythingKnown;
  const problem = argumentProblem(facts, values, given);
  if (problem) site.report({ ...problem, token: facts.name, position: of.position });
  return ofKinds(facts.result);
}

function ofKinds(known: Kinds): Known {
  const missing = known & kinds.missing ? "maybe" : "never";
  const plain = known & ~kinds.missing & ~kinds.infinite;
  const kind = scalars.find((each) => kinds[each] === plain);
  return { shape: kind ? { kind } : unknown, several: false, missing };
}

const scalars = ["boolean", "number", "string"] as const;

// Their function gets one item after the other.
const iterating: ReadonlySet<string> = new Set(["$map", "$filter", "$single"]);

function itemOf(list: Known): Known {
  return { ...membersIn(list), several: false, missing: "never" };
}

/** Nothing is known of a parameter but what is given to the first ones. */
function inferLambda({ parameters, body }: Lambda, given: readonly Known[], site: Site): Known {
  const names = new Map(site.names);
  parameters.forEach((name, at) => {
    const known = site.bound.get(name) === 2 ? given[at] : undefined;
    if (known) names.set(name, known);
    else names.delete(name);
  });
  infer(body, { ...site, names });
  return anythingKnown;
}

function timesBound(tree: Tree): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const one of treesIn(tree)) {
    for (const [name] of bindings(one)) count(name, 2);
    if (one.kind === "block")
      for (const statement of one.body) if (statement.kind === "bind") count(statement.name, -1);
  }
  return counts;
}
