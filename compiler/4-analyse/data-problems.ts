import type { Document, Span } from "../1-parse/document.js";
import { nodeAt } from "../1-parse/node-at.js";
import { pointer } from "../1-parse/pointer.js";
import { spanAt } from "../2-check/text-span.js";
import { listed } from "../2-check/wording.js";
import type { Machine, Path, State } from "../3-lower/machine.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { comparisonProblem, kindNames } from "./comparison-problem.js";
import { walkPath, type PathEnd } from "./path-walk.js";
import type { Shape } from "./shape.js";
import type { Shapes } from "./shapes.js";
import { ruleReads, stateReads, type PathRead, type RuleRead } from "./state-reads.js";
import { innerScopes, machineStates } from "./states.js";

/**
 * Reports what, by the schemas and the states before it, a state can never find or may not find. What some Choice Rule
 * asks for (IsPresent, IsString and the like) is not reported: whoever asks knows that it may be missing. With the
 * document that the machine was made of, a report points at the text of the path.
 */
export function dataProblems(
  machine: Machine,
  shapes: Shapes,
  diagnostics: Diagnostics,
  document?: Document,
): void {
  const states = [...machineStates(machine)];
  const asked = askedNames(states);
  const children = childStates(states);
  for (const state of states) {
    const found = shapes.of(state.name);
    const executionInput = children.has(state) ? undefined : shapes.input;
    const place: Place = { state, diagnostics, asked, document, executionInput, seen: new Set() };
    for (const read of stateReads(state, found)) reportRead(read, place);
    for (const rule of ruleReads(state)) reportRule(rule, found.effective, place);
  }
}

interface Place {
  readonly state: State;
  readonly diagnostics: Diagnostics;
  readonly asked: ReadonlySet<string>;
  readonly document: Document | undefined;
  readonly executionInput: Shape | undefined;
  /** What was reported of the state, so that a path which it reads ten times is reported once. */
  readonly seen: Set<string>;
}

function askedNames(states: readonly State[]): ReadonlySet<string> {
  const tests = states.flatMap(ruleReads).filter(({ rule }) => rule.kind === "is");
  const steps = tests.flatMap(({ rule }) => rule.variable.steps);
  return new Set(steps.flatMap((step) => (step.kind === "name" ? [step.name] : [])));
}

/** The states of a distributed Map's iterations: they are executions of their own, with inputs of their own. */
function childStates(states: readonly State[]): ReadonlySet<State> {
  const found = new Set<State>();
  const open = states.filter((state) => state.type === "Map" && state.distributed);
  for (let owner = open.pop(); owner; owner = open.pop())
    for (const { scope } of innerScopes(owner))
      for (const state of scope.states.values()) {
        found.add(state);
        open.push(state);
      }
  return found;
}

interface Problem {
  readonly message: string;
  readonly help: string | undefined;
}

function report(code: Code, { path, pointer: at }: Read, place: Place, problem: Problem): void {
  const { diagnostics, seen } = place;
  if (seen.has(`${code} ${path.text}`)) return;
  seen.add(`${code} ${path.text}`);
  diagnostics.report(code, { ...written(path, at, place), ...problem });
}

type Read = Omit<PathRead, "from">;

/** Where a path is written: its text alone where the definition spells it as it is. */
function written(
  { text }: Path,
  at: string,
  { state, document, diagnostics }: Place,
): { readonly path: string; readonly span: Span } {
  if (!document) return { path: at, span: state.span };
  const paths = [at, at.replace("/ItemSelector", "/Parameters")];
  const places = paths.map((path) => nodeAt(document.root, path));
  const found =
    places.find(({ path }, i) => path === paths[i]) ?? nodeAt(document.root, state.path);
  const { node, path, keySpan } = found;
  if (node.kind !== "string") return { path, span: keySpan ?? node.span };
  const start = node.value.indexOf(text);
  const source = diagnostics.source ?? document.source;
  if (start < 0 || node.value === text) return { path, span: node.span };
  return { path, span: spanAt(node, start, source, text.length) };
}

/** The path's end, where it is worth looking at further. */
function reportRead({ path, from, pointer: at }: PathRead, place: Place): PathEnd | undefined {
  const { asked, state, executionInput } = place;
  const end = walkPath(path, { from, executionInput });
  if (!end.at) return end;
  const { name, before } = end.at;
  if (asked.has(name) || asked.has(before ?? "")) return undefined;
  if (end.found === "never") {
    const { from: owner } = end.at;
    const known = owner.kind === "object" ? [...owner.fields.keys()] : [];
    const why = known.length > 0 ? `has no "${name}"` : `is ${kindNames(owner)}`;
    report("path-never-set", { path, pointer: at }, place, {
      message: `"${path.text}" never has a value here: "${before ?? "$"}" ${why}.`,
      help: didYouMean(name, known) ?? knownFields(known),
    });
  } else if (!catchesPaths(state)) {
    report("path-may-be-missing", { path, pointer: at }, place, {
      message: `"${path.text}" may have no value here: "${name}" is optional, and no Choice state asks for it.`,
      help: "Ask with IsPresent in a Choice state first.",
    });
  }
  return undefined;
}

const knownFields = (known: readonly string[]): string | undefined =>
  known.length === 0 ? undefined : `It has ${listed(known, "and", 8)}.`;

/** Whether a catcher takes care of a path that finds nothing. */
function catchesPaths(state: State): boolean {
  if (!("catch" in state)) return false;
  return state.catch
    .flatMap(({ errorEquals }) => errorEquals)
    .some(
      // A placeholder may become either.
      (name) =>
        name.kind !== "literal" ||
        name.value === "States.ALL" ||
        name.value === "States.ParameterPathFailure",
    );
}

function reportRule({ rule, pointer: at }: RuleRead, from: Shape, place: Place): void {
  const variable = { path: rule.variable, from, pointer: pointer(at, "Variable") };
  if (rule.kind === "is") return;
  const comparator = rule.kind === "matches" ? "StringMatches" : rule.comparator;
  const operand =
    rule.kind === "compare" && rule.operand.kind === "path"
      ? [{ path: rule.operand, from, pointer: pointer(at, comparator) }]
      : [];
  for (const read of [variable, ...operand]) {
    const end = reportRead(read, place);
    if (!end || isAsked(read.path, place)) continue;
    const problem = comparisonProblem({ rule, comparator, path: read.path, shape: end.shape });
    if (problem) report("comparison-never-true", read, place, problem);
  }
}

function isAsked({ steps }: Path, { asked }: Place): boolean {
  const last = steps.at(-1);
  return last?.kind === "name" && asked.has(last.name);
}
