import type { Machine, Scope, State, Text } from "../3-lower/machine.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean, oneOf } from "../diagnostics/suggest.js";
import { machineStates } from "./states.js";
import { calledFunction } from "./task-function.js";

/**
 * The machine, told which Lambda functions do not embed the runtime: by name, by ARN, or as the definition has it
 * (`${LegacyArn}`, or `LegacyArn` alone). A version or alias does not count.
 */
export function withForeign(machine: Machine, foreign: readonly string[]): Machine {
  if (foreign.length === 0) return machine;
  const inScope = (scope: Scope): Scope => ({
    ...scope,
    states: new Map([...scope.states].map(([name, state]) => [name, inState(state)])),
  });
  const inState = (state: State): State => {
    switch (state.type) {
      case "Task": {
        const called = calledFunction(state);
        const isForeign = called && foreign.some((name) => addresses(name, called));
        return isForeign ? { ...state, isForeign } : state;
      }
      case "Parallel":
        return { ...state, branches: state.branches.map(inScope) };
      case "Map":
        return { ...state, processor: inScope(state.processor) };
      default:
        return state;
    }
  };
  return { ...machine, scope: inScope(machine.scope) };
}

/** Reports the names of functions that no Task hands over to: most often they are misspelt. */
export function reportUnknownForeign(
  machine: Machine,
  foreign: readonly string[],
  diagnostics: Diagnostics,
): void {
  const called = machineStates(machine).flatMap((state) => {
    const text = state.type === "Task" ? calledFunction(state) : undefined;
    return text ? [text] : [];
  });
  const names = [
    ...new Set(
      called.map((text) => (text.kind === "setting" ? text.name : nameOf(asWritten(text)))),
    ),
  ];
  for (const name of new Set(foreign)) {
    if (called.some((text) => addresses(name, text))) continue;
    diagnostics.report("unknown-foreign", {
      path: "",
      message: `"${name}" is said to be foreign, and no Task hands over to a function of that name.`,
      help:
        didYouMean(name, names) ??
        (names.length === 0 ? undefined : `The functions of its Tasks: ${oneOf(names)}.`),
    });
  }
}

function addresses(name: string, called: Text): boolean {
  return (called.kind === "setting" && called.name === name) || isSame(name, asWritten(called));
}

/** Whether two texts address the same function, as far as both say. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [arns, names] = [[one, other].map(arnOf), [one, other].map(nameOf)];
  return names[0] === names[1] && (arns[0] === arns[1] || arns.includes(undefined));
}

/** Without a version or alias; `undefined` where there is only a name. */
function arnOf(text: string): string | undefined {
  return /^arn:.*?:function:[^:]+/.exec(text)?.[0];
}

function nameOf(text: string): string {
  return /^(?:.*?:function:)?([^:]+)/.exec(text)?.[1] ?? text;
}

function asWritten(text: Text): string {
  if (text.kind === "literal") return String(text.value);
  if (text.kind === "setting") return `\${${text.name}}`;
  return text.parts.map((part) => (typeof part === "string" ? part : `\${${part.name}}`)).join("");
}
