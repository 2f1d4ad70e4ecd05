import { load } from "../../compiler/index.js";
import type { Machine } from "../../runtime/types.js";
import { fieldsOf, listOf, type Fields, type Subject } from "./subject.js";

/** The state before the tested one: it makes the variables known. No state is called so. */
export const prologue = "\u{0}";

/**
 * Compiles the tested state alone: `StartAt` enters it, and where it goes next is a state that does nothing. What the
 * variables hold is up to the Context; the compiler only has to know that there are such, of any value.
 */
export function isolate(subject: Subject, variables: readonly string[]): Promise<Machine> {
  const { name, state, language, scopeLanguage } = subject;
  const unknown: [string, string] =
    scopeLanguage === "JSONata" ? ["", "{% $states.input %}"] : [".$", "$"];
  const assign = Object.fromEntries(
    variables.map((variable) => [variable + unknown[0], unknown[1]]),
  );
  const stubs = targets(state).map((target) => [target, { Type: "Succeed" }]);
  return load({
    QueryLanguage: scopeLanguage,
    StartAt: variables.length === 0 ? name : prologue,
    States: {
      ...(variables.length > 0 && { [prologue]: { Type: "Pass", Assign: assign, Next: name } }),
      ...Object.fromEntries(stubs),
      [name]: { ...state, QueryLanguage: language },
    },
  });
}

/** Compiles a Pass that has only these JSONPath fields: what they make of an input. */
export function passing(fields: Fields): Promise<Machine> {
  return load(alone({ Type: "Pass", ...fields }));
}

/** Compiles a Task that has only these JSONPath fields: what they make of an input and a result. */
export function receiving(fields: Fields): Promise<Machine> {
  return load(alone({ Type: "Task", Resource: "arn:aws:lambda:::function:none", ...fields }));
}

/** The states that a transition of the state leads to. */
export function targets(state: Fields): readonly string[] {
  const rules = [...listOf(state["Choices"]), ...listOf(state["Catch"])].map(fieldsOf);
  const all = [state["Next"], state["Default"], ...rules.map((rule) => rule["Next"])];
  return [...new Set(all.filter((target) => typeof target === "string"))];
}

function alone(state: Fields): Fields {
  return { StartAt: "State", States: { State: { ...state, End: true } } };
}
