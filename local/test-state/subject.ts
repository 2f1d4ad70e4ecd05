import { invalidCall } from "./rejected.js";

/** The state that is tested, and where it stands. */
export interface Subject {
  readonly name: string;
  /** As written. */
  readonly state: Fields;
  readonly type: string;
  /** The state's own. */
  readonly language: QueryLanguage;
  /** The one of the scope around it, which the states inside it have. */
  readonly scopeLanguage: QueryLanguage;
  /** Whether it is inside a Map: an iteration runs it. */
  readonly isInMap: boolean;
}
export type QueryLanguage = "JSONPath" | "JSONata";

/** Members of a JSON object as written. */
export interface Fields {
  readonly [field: string]: unknown;
}

/** What the service calls a state that is tested without its machine. */
export const soleName = "StateName";

/**
 * Finds the state of that name, also inside Parallel and Map states; without a name the definition is the state.
 * @throws TestStateError when the definition has no such state.
 */
export function subjectOf(definition: Fields, stateName: string | undefined): Subject {
  const around = { scopeLanguage: languageOf(definition, "JSONPath"), isInMap: false };
  if (stateName === undefined)
    return subject(soleName, definition, { ...around, scopeLanguage: "JSONPath" });
  const found = find(definition, stateName, around);
  if (found === undefined) throw invalidCall("State not found in definition");
  return found;
}

/** The member, if it is an object's own and an object itself. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The elements of an array; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

type Around = Pick<Subject, "scopeLanguage" | "isInMap">;

function find(scope: Fields, name: string, around: Around): Subject | undefined {
  const states = fieldsOf(scope["States"]);
  if (Object.hasOwn(states, name)) return subject(name, fieldsOf(states[name]), around);
  for (const state of Object.values(states).map(fieldsOf)) {
    for (const inner of [state["ItemProcessor"], state["Iterator"], ...listOf(state["Branches"])]) {
      const scope = fieldsOf(inner);
      const found = find(scope, name, {
        scopeLanguage: languageOf(scope, around.scopeLanguage),
        isInMap: around.isInMap || state["Type"] === "Map",
      });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function subject(name: string, state: Fields, around: Around): Subject {
  const type = String(state["Type"]);
  return { name, state, type, language: languageOf(state, around.scopeLanguage), ...around };
}

function languageOf(fields: Fields, inherited: QueryLanguage): QueryLanguage {
  const given = fields["QueryLanguage"];
  return given === "JSONata" || given === "JSONPath" ? given : inherited;
}
