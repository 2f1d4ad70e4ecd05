import type { Machine, Path, State } from "../3-lower/machine.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostics, Report } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { walkPath, type PathEnd } from "./path-walk.js";
import type { Shape } from "./shape.js";
import type { Shapes } from "./shapes.js";
import { ruleReads, stateReads, type PathRead, type RuleRead } from "./state-reads.js";
import { machineStates } from "./states.js";
import { typeText } from "./type-text.js";

/**
 * Reports what, by the schemas and the states before it, a state can never find or may not find. What some Choice Rule
 * asks for (IsPresent, IsString and the like) is not reported: whoever asks knows that it may be missing.
 */
export function dataProblems(machine: Machine, shapes: Shapes, diagnostics: Diagnostics): void {
  const states = [...machineStates(machine)];
  const asked = askedNames(states);
  for (const state of states) {
    const found = shapes.of(state.name);
    const place: Place = { state, diagnostics, asked, seen: new Set() };
    for (const read of stateReads(state, found)) reportRead(read, place);
    for (const rule of ruleReads(state)) reportRule(rule, found.effective, place);
  }
}

interface Place {
  readonly state: State;
  readonly diagnostics: Diagnostics;
  readonly asked: ReadonlySet<string>;
  /** What was reported of the state, so that a path which it reads ten times is reported once. */
  readonly seen: Set<string>;
}

function askedNames(states: readonly State[]): ReadonlySet<string> {
  const tests = states.flatMap(ruleReads).filter(({ rule }) => rule.kind === "is");
  const steps = tests.flatMap(({ rule }) => rule.variable.steps);
  return new Set(steps.flatMap((step) => (step.kind === "name" ? [step.name] : [])));
}

function report(
  code: Code,
  text: string,
  { state, diagnostics, seen }: Place,
  entry: Report,
): void {
  if (seen.has(`${code} ${text}`)) return;
  seen.add(`${code} ${text}`);
  diagnostics.report(code, { span: state.span, ...entry });
}

/** The path's end, where it is worth looking at further. */
function reportRead({ path, from, pointer }: PathRead, place: Place): PathEnd | undefined {
  const end = walkPath(path, from);
  if (!end.at) return end;
  const { name, before } = end.at;
  if (place.asked.has(name) || place.asked.has(before ?? "")) return undefined;
  if (end.found === "never") {
    const known = end.at.from.kind === "object" ? [...end.at.from.fields.keys()] : [];
    report("path-never-set", path.text, place, {
      path: pointer,
      message: `"${path.text}" never has a value here: "${before ?? "$"}" has no "${name}".`,
      help: didYouMean(name, known),
    });
  } else if (!catchesPaths(place.state)) {
    report("path-may-be-missing", path.text, place, {
      path: pointer,
      message: `"${path.text}" may have no value here: "${name}" is optional, and no Choice state asks for it.`,
      help: "Ask with IsPresent in a Choice state first.",
    });
  }
  return undefined;
}

/** Whether a catcher takes care of a path that finds nothing. */
function catchesPaths(state: State): boolean {
  if (!("catch" in state)) return false;
  const names = state.catch.flatMap(({ errorEquals }) => errorEquals);
  return names.includes("States.ALL") || names.includes("States.ParameterPathFailure");
}

function reportRule({ rule, pointer }: RuleRead, from: Shape, place: Place): void {
  if (rule.kind === "is") return;
  const operand = rule.kind === "compare" && rule.operand.kind === "path" ? [rule.operand] : [];
  for (const path of [rule.variable, ...operand]) {
    const end = reportRead({ path, from, pointer }, place);
    const kind = rule.kind === "matches" ? "string" : kindOf[rule.type];
    if (!end || mayBe(end.shape, kind) || isAsked(path, place)) continue;
    const comparator = rule.kind === "matches" ? "StringMatches" : rule.comparator;
    report("comparison-never-true", path.text, place, {
      path: pointer,
      message: `"${path.text}" is always ${typeText(end.shape)} here, and "${comparator}" asks for ${kind}.`,
    });
  }
}

function isAsked({ steps }: Path, { asked }: Place): boolean {
  const last = steps.at(-1);
  return last?.kind === "name" && asked.has(last.name);
}

const kindOf = {
  String: "string",
  Numeric: "number",
  Boolean: "boolean",
  Timestamp: "string",
} as const;

function mayBe(shape: Shape, kind: string): boolean {
  if (shape.kind === "union") return shape.members.some((member) => mayBe(member, kind));
  return shape.kind === "unknown" || shape.kind === kind;
}
