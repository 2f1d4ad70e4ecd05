import { load } from "../../compiler/index.js";
import type { Machine } from "../../runtime/types.js";
import { fieldsOf, type Fields, type Subject } from "./subject.js";

/**
 * Compiles the tested state alone: `StartAt` enters it, and where it goes next is a state that does nothing. What the
 * variables hold is up to the Context; the compiler only has to know that there are such, of any value.
 */
export function isolate(subject: Subject, variables: readonly string[]): Promise<Machine> {
  const { name, state, language, scopeLanguage } = subject;
  const machine = {
    QueryLanguage: scopeLanguage,
    ...alone(name, { ...state, QueryLanguage: language }),
  };
  if (variables.length === 0) return load(machine);
  const [suffix, value] = scopeLanguage === "JSONata" ? ["", "{% $states.input %}"] : [".$", "$"];
  const Assign = Object.fromEntries(variables.map((variable) => [variable + suffix, value]));
  const States = { [prologue]: { Type: "Pass", Assign, Next: name }, ...machine.States };
  return load({ ...machine, StartAt: prologue, States });
}

/** Compiles a Pass that has only these JSONPath fields: what they make of an input. */
export function passing(fields: Fields): Promise<Machine> {
  return load(alone("State", { Type: "Pass", ...fields, End: true }));
}

/** Compiles a Task that has only these JSONPath fields: what they make of an input and a result. */
export function receiving(fields: Fields): Promise<Machine> {
  const Resource = "arn:aws:lambda:::function:none";
  return load(alone("State", { Type: "Task", Resource, ...fields, End: true }));
}

/** A machine of one state, and of those that it leads to: they do nothing. One that leads to itself leads to `itself`. */
export function alone(
  name: string,
  state: Fields,
): { readonly StartAt: string; readonly States: Fields } {
  const { fields, targets } = retargeted(state, (target) => (target === name ? itself : target));
  const ends = targets.map((target) => [target, { Type: "Succeed" }]);
  return { StartAt: name, States: { [name]: fields, ...Object.fromEntries(ends) } };
}

// No state of a definition is called so.
const prologue = "\u{0}before";
/** The name of a tested state where it leads to itself. */
export const itself = "\u{0}itself";

/** The state with other names for those that its transitions lead to, and those names. */
function retargeted(
  state: Fields,
  rename: (target: string) => string,
): { readonly fields: Fields; readonly targets: readonly string[] } {
  const targets = new Set<string>();
  const at = (fields: Fields, names: readonly string[]): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        if (!names.includes(field) || typeof value !== "string") return [field, value];
        const target = rename(value);
        targets.add(target);
        return [field, target];
      }),
    );
  const inside = (rules: unknown): unknown =>
    Array.isArray(rules)
      ? rules.map((rule) => (isObject(rule) ? at(fieldsOf(rule), ["Next"]) : rule))
      : rules;
  const fields = Object.entries(at(state, ["Next", "Default"])).map(([field, value]) => [
    field,
    field === "Choices" || field === "Catch" ? inside(value) : value,
  ]);
  return { fields: Object.fromEntries(fields) as Fields, targets: [...targets] };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
