import { tokenSpan, type PlacedExpression } from "../jsonata-texts.js";
import type { Rule } from "./rule.js";

/**
 * `$states.result` is read elsewhere than in Output and Assign of a Task, Parallel or Map, or `$states.errorOutput` elsewhere than in
 * those of a catcher (AWS refuses it).
 */
export const statesFieldNotHere: Rule = ({ jsonata, source }, diagnostics) => {
  for (const text of jsonata.expressions) {
    const { path, references } = text;
    if (references.bound.has("states")) continue;
    for (const { name, position } of references.statesFields) {
      if (!isLimited(name) || name === offered(text)) continue;
      diagnostics.report("states-field-not-here", {
        path,
        span: tokenSpan(text, { token: name, position }, source),
        message: messages[name],
        help: helpFor(text),
      });
    }
  }
};

type Limited = "result" | "errorOutput";

const isLimited = (name: string): name is Limited => Object.hasOwn(messages, name);

const messages: { readonly [name in Limited]: string } = {
  result: '"$states.result" is there in Output and Assign of a Task, Parallel or Map state only.',
  errorOutput: '"$states.errorOutput" is there in Output and Assign of a catcher only.',
};

/** What the field offers beyond the input and the context. */
function offered({ placed: { field, path, state } }: PlacedExpression): Limited | undefined {
  if (field !== "Output" && field !== "Assign") return undefined;
  if (path.startsWith(`${state.path}/Catch/`)) return "errorOutput";
  const works = state.type === "Task" || state.type === "Parallel" || state.type === "Map";
  return works && path === `${state.path}/${field}` ? "result" : undefined;
}

function helpFor(text: PlacedExpression): string {
  const instead = offered(text);
  return instead
    ? `Write "$states.${instead}" or "$states.input".`
    : 'Write "$states.input" for the state input.';
}
