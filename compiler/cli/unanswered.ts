import { parseResource } from "../../runtime/history/resource.js";
import { suggest } from "../diagnostics/suggest.js";
import { UsageError } from "./usage-error.js";

/** What `run` of heaviside/local says of a Task that has neither handler nor mock. */
const said = /^Nobody answers the Task "(.*)" \((.*?)\)\. /s;

/**
 * That message as the command line's user needs it, with what to pass; `undefined` for any other error. `given` are the names
 * of the handlers and results that were passed: one of them may be misspelt.
 */
export function unanswered(error: unknown, given: readonly string[]): UsageError | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, state, resource] = said.exec(error.message) ?? [];
  if (state === undefined || resource === undefined) return undefined;
  const parsed = parseResource(resource);
  const name = parsed.kind === "lambda" ? parsed.functionName : state;
  const near = suggest(name, given) ?? suggest(state, given);
  return new UsageError(
    `The Task "${state}" (${resource}) has neither a handler nor a mock.`,
    [
      ...(near === undefined ? [] : [`Is "${near}" meant for it? It is no name of a Task.`]),
      `Pass --tasks handlers.ts, a module with: ${exported(name)}`,
      `or --mock results.json, a file with: {${JSON.stringify(state)}: [{"output": {}}]}`,
    ].join("\n"),
  );
}

function exported(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name)
    ? `export const ${name} = async (input) => ({});`
    : `export const tasks = { ${JSON.stringify(name)}: async (input) => ({}) };`;
}
