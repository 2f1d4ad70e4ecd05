import { StatesError } from "../../../errors.js";
import type { Header } from "./request.js";

/** The Parameters of `http:invoke` and `apigateway:invoke`. */
export interface Given {
  readonly [field: string]: unknown;
}

/** A text that has to be there. Throws `States.Runtime`, as Step Functions does for Parameters that it cannot take. */
export function textField(given: Given, name: string): string {
  const value = given[name];
  if (typeof value === "string" && value !== "") return value;
  const cause = `The Parameters '${JSON.stringify(given)}' could not be used to start the Task: [The field '${name}' is required but was missing]`;
  throw new StatesError("States.Runtime", cause);
}

/** `{"a": ["1", "2"], "b": 3}` as pairs; nulls are left out. */
export function pairsOf(value: unknown): readonly Header[] {
  return Object.entries(Object(value) as Given).flatMap(([name, values]) =>
    [values]
      .flat()
      .filter((each) => each !== null && each !== undefined)
      .map((each): Header => [name, typeof each === "string" ? each : JSON.stringify(each)]),
  );
}

/** Whether there is a header, whatever its capitals. */
export function hasHeader(headers: readonly Header[], name: string): boolean {
  return headers.some(([each]) => each.toLowerCase() === name.toLowerCase());
}

/** What is given later takes the place of what was there, whatever the capitals. */
export function merged(first: readonly Header[], second: readonly Header[]): readonly Header[] {
  return [...first.filter(([name]) => !hasHeader(second, name)), ...second];
}

/** A body as text: JSON, but for a text where `asIs`. */
export function bodyText(body: unknown, asIs: boolean): string | undefined {
  if (body === undefined || body === null) return undefined;
  return asIs && typeof body === "string" ? body : JSON.stringify(body);
}
