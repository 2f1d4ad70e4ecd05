import type {
  Catcher,
  ComputedNumber,
  MapState,
  ParallelState,
  TaskState,
} from "../../3-lower/machine.js";
import { errorOutput } from "../../4-analyse/error-output.js";
import { statementsBlock } from "../blocks.js";
import { constant } from "../constant.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveScope, leaving, output, place, settled, type Flow } from "../flow.js";
import { jsonataText } from "../jsonata.js";
import { derived } from "../names.js";
import type { EmitScope, Known } from "../scope.js";
import { aboveIt, quote } from "../text.js";
import { enter, transition, type Going } from "../transition.js";
import { uses, withoutUnused } from "../uses.js";
import { inputScope } from "./control.js";

type WorkingState = TaskState | ParallelState | MapState;

/** What Task, Parallel and Map have in common: the fields of their constant. */
export function workingFields(state: WorkingState, emission: Emission): readonly string[] {
  return [...emission.retries.field(state), ...catchers(state, emission), next(state, emission)];
}

/** What names the state, and the join that its end is reported to. */
export function nameFields(state: WorkingState, { facts, names }: Emission): readonly string[] {
  const owner = facts.owner(state.name);
  const name = `Name: ${quote(state.name)}`;
  return owner.kind === "machine"
    ? [name]
    : [name, `Parent: ${derived.join(names.of(owner.state.name))}`];
}

/** A callback as the shortest TypeScript: an arrow with the parameters it uses, or a method when it has statements. */
export function callback(
  name: string,
  parameters: readonly string[],
  { statements, value }: Flow | Going,
): string {
  const text = typeof value === "string" ? value : value.text;
  const body = withoutUnused([...statements, `return ${text};`]);
  const used = usedParameters(parameters, body.join("\n"));
  if (body.length > 1) return `${name}(${used}) ${statementsBlock(body)}`;
  return `${name}: (${used}) => ${text.startsWith("{") ? `(${text})` : text}`;
}

/** The parameters up to the last one used; those before it that are not used are called `_`, `__`. */
function usedParameters(parameters: readonly string[], body: string): string {
  const last = parameters.findLastIndex((name) => uses(name, body));
  let blanks = "";
  const named = parameters
    .slice(0, last + 1)
    .map((name) => (uses(name, body) ? name : (blanks += "_")));
  return named.join(", ");
}

/** A value whose failure meets the state's own Retry and Catch: it is computed when they are asked. */
export function caughtLater(state: WorkingState, value: string): string {
  const hasHandlers = state.catch.length > 0 || "kind" in state.retry || state.retry.length > 0;
  if (!hasHandlers || !value.includes("(")) return value;
  return `() => ${value.startsWith("{") ? `(${value})` : value}`;
}

/** A callback that computes an expression from the effective input. */
export function computedField(
  field: string,
  state: WorkingState,
  emission: Emission,
  compute: (scope: EmitScope) => string,
): string {
  const { statements, scope } = effectiveScope(state, inputScope(state, emission));
  return callback(field, ["$", "$$"], { statements, value: compute(scope) });
}

/** A number of a state: as it stands, or computed when the state runs from a placeholder, a path or an expression. */
export function numberField(
  field: string,
  value: ComputedNumber | undefined,
  check: "timeout" | "count" | "integer" | "percentage",
  { state, emission }: { readonly state: WorkingState; readonly emission: Emission },
): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === "number") return [`${field}: ${value}`];
  if (value.kind === "setting") return [`${field}: () => ${constant(value, emission)}`];
  if (value.kind === "jsonata") {
    const wanted = check === "integer" ? "number" : check;
    return [computedField(field, state, emission, (scope) => jsonataText(value, scope, wanted))];
  }
  // Whether it is negative is asked when the Map starts.
  const helper = check === "count" ? "integer" : check;
  const checked = (scope: EmitScope) => {
    const read = emitExpression(value, scope, `${field}Path`).text;
    return `${emission.imports.value(helper)}(${read}, ${quote(value.text)}, ${quote(`${field}Path`)})`;
  };
  return [computedField(field, state, emission, checked)];
}

function errorNames({ errorEquals }: Catcher, emission: Emission): string {
  return `[${errorEquals.map((name) => constant(name, emission)).join(", ")}]`;
}

function catchers(state: WorkingState, emission: Emission): readonly string[] {
  if (state.catch.length === 0) return [];
  const going = state.catch.map((catcher) => ({ catcher, flow: caught(state, catcher, emission) }));
  const [only] = going;
  const parameters = ["$", "error", "$$"];
  if (only && going.length === 1 && catchesAll(only.catcher))
    return [aboveIt(only.catcher.comment) + callback("Catch", parameters, only.flow)];
  const all = going.findIndex(({ catcher }) => catchesAll(catcher));
  const statements = (all < 0 ? going : going.slice(0, all + 1)).map(({ catcher, flow }) => {
    const body = [...flow.statements, `return ${flow.value};`];
    const about = aboveIt(catcher.comment);
    if (catchesAll(catcher)) return about + body.join("\n");
    return `${about}if (${condition(catcher, emission)}) ${body.length > 1 ? statementsBlock(body) : body[0]}`;
  });
  const used = usedParameters(parameters, statements.join("\n"));
  return [
    `Catch(${used}) ${statementsBlock(all < 0 ? [...statements, "return undefined;"] : statements)}`,
  ];
}

/** ResultPath and Assign of a catcher, and its transition. */
function caught(state: WorkingState, catcher: Catcher, emission: Emission): Going {
  const from = inputScope(state, emission);
  const error: Known = { text: "error", shape: errorOutput };
  // In JSONPath, `$` of a catcher's Assign is the error output.
  const scope = state.language === "JSONata" ? { ...from, error } : { ...from, $: error };
  const left = leaving(catcher, scope, place(from.$, catcher.resultPath, error, from.imports));
  return enter(state, catcher.next, left, emission);
}

function catchesAll({ errorEquals }: Catcher): boolean {
  return errorEquals.some((name) => name.kind === "literal" && name.value === "States.ALL");
}

function condition(catcher: Catcher, emission: Emission): string {
  const { imports } = emission;
  const names = catcher.errorEquals.flatMap((name) =>
    name.kind === "literal" ? [name.value] : [],
  );
  // A placeholder may become a wildcard.
  if (names.length < catcher.errorEquals.length)
    return `${imports.value("isCaught")}(${errorNames(catcher, emission)}, error)`;
  const plain = names.filter((name) => name !== "States.TaskFailed");
  const tests = [
    ...plain.map((name) => `error.Error === ${quote(String(name))}`),
    ...(plain.length < names.length ? [`${imports.value("isTaskFailed")}(error)`] : []),
  ];
  return tests.join(" || ");
}

function next(state: WorkingState, emission: Emission): string {
  const name = state.type === "Task" ? "result" : "results";
  const result: Known = { text: name, shape: emission.facts.shapes.of(state.name).result };
  const left = output(state, inputScope(state, emission), result);
  const parameters = ["$", name, "$$"];
  if (state.transition.kind === "end") return callback("End", parameters, settled(left));
  return callback("Next", parameters, transition(state, state.transition, left, emission));
}
