import type { Machine, State } from "../3-lower/machine.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { walkPath, type PathEnd } from "./path-walk.js";
import type { Shape } from "./shape.js";
import type { Shapes, StateShapes } from "./shapes.js";
import { ruleReads, stateReads, type PathRead, type RuleRead } from "./state-reads.js";
import { machineStates } from "./states.js";
import { typeText } from "./type-text.js";

/** Reports what, by the schemas and the states before it, a state can never find or may not find. */
export function dataProblems(machine: Machine, shapes: Shapes, diagnostics: Diagnostics): void {
  const states = [...machineStates(machine)];
  const place = { diagnostics, asked: askedNames(states) };
  for (const state of states) {
    const found = shapes.of(state.name);
    for (const read of stateReads(state, found)) reportRead(read, state, place);
    for (const read of ruleReads(state)) reportRule(read, state, found, place);
  }
}

interface Place {
  readonly diagnostics: Diagnostics;
  /** Names that some Choice Rule reads: whoever asks for a value knows that it may be missing. */
  readonly asked: ReadonlySet<string>;
}

function askedNames(states: readonly State[]): ReadonlySet<string> {
  const names = states.flatMap(ruleReads).flatMap(({ rule }) => rule.variable.steps);
  return new Set(names.flatMap((step) => (step.kind === "name" ? [step.name] : [])));
}

function reportRead(
  { path, from, pointer }: PathRead,
  state: State,
  { diagnostics, asked }: Place,
): void {
  const end = walkPath(path, from);
  if (end.found === "never") reportNever(path.text, end, { pointer, state, diagnostics });
  if (end.found !== "maybe" || !end.at || catchesPaths(state)) return;
  if (asked.has(end.at.name) || asked.has(end.at.before ?? "")) return;
  diagnostics.report("path-may-be-missing", {
    path: pointer,
    span: state.span,
    message: `"${path.text}" may have no value here: "${end.at.name}" is optional, and no Choice state asks for it.`,
    help: "Ask with IsPresent in a Choice state first.",
  });
}

function reportNever(
  text: string,
  { at }: PathEnd,
  { pointer, state, diagnostics }: { pointer: string; state: State; diagnostics: Diagnostics },
): void {
  const from = at?.from;
  const known = from?.kind === "object" ? [...from.fields.keys()] : [];
  const owner = at?.before === undefined ? "$" : at.before;
  diagnostics.report("path-never-set", {
    path: pointer,
    span: state.span,
    message: `"${text}" never has a value here: "${owner}" has no "${at?.name ?? ""}".`,
    help: didYouMean(at?.name ?? "", known),
  });
}

/** Whether a catcher takes care of a path that finds nothing. */
function catchesPaths(state: State): boolean {
  if (!("catch" in state)) return false;
  const names = state.catch.flatMap(({ errorEquals }) => errorEquals);
  return names.includes("States.ALL") || names.includes("States.ParameterPathFailure");
}

function reportRule(
  { rule, pointer }: RuleRead,
  state: State,
  found: StateShapes,
  { diagnostics }: Place,
): void {
  const variable = walkPath(rule.variable, found.effective);
  if (variable.found === "never")
    return reportNever(rule.variable.text, variable, { pointer, state, diagnostics });
  const asks = (text: string, shape: Shape, kinds: readonly string[] | undefined) => {
    if (!kinds || mayBe(shape, kinds)) return;
    diagnostics.report("comparison-never-true", {
      path: pointer,
      span: state.span,
      message: `"${text}" is always ${typeText(shape)} here, and "${comparatorOf(rule)}" asks for ${kinds.join(" or ")}.`,
    });
  };
  asks(rule.variable.text, variable.shape, askedKinds(rule));
  if (rule.kind !== "compare" || rule.operand.kind !== "path") return;
  const operand = walkPath(rule.operand, found.effective);
  if (operand.found === "never")
    reportNever(rule.operand.text, operand, { pointer, state, diagnostics });
  else asks(rule.operand.text, operand.shape, askedKinds(rule));
}

const kindOf = {
  String: "string",
  Numeric: "number",
  Boolean: "boolean",
  Timestamp: "string",
  Null: "null",
} as const;

/** The kinds of value for which a rule can be true; undefined where any will do. */
function askedKinds(rule: RuleRead["rule"]): readonly string[] | undefined {
  if (rule.kind === "matches") return ["string"];
  if (rule.kind === "compare") return [kindOf[rule.type]];
  return rule.test === "Present" || !rule.expected ? undefined : [kindOf[rule.test]];
}

function comparatorOf(rule: RuleRead["rule"]): string {
  if (rule.kind === "matches") return "StringMatches";
  return rule.kind === "compare" ? rule.comparator : `Is${rule.test}`;
}

function mayBe(shape: Shape, kinds: readonly string[]): boolean {
  if (shape.kind === "union") return shape.members.some((member) => mayBe(member, kinds));
  return shape.kind === "unknown" || kinds.includes(shape.kind);
}
