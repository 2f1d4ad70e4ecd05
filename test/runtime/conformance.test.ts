import { describe, expect, test } from "vitest";
import type { Outcome, ScriptedResult } from "../../local/index.js";
import { callBack } from "../../runtime/callback.js";
import { StatesError, type Failure } from "../../runtime/errors.js";
import type { Ports } from "../../runtime/ports/ports.js";
import {
  isAnswer,
  payloadOf,
  recordedExecutions,
  recordings,
  scripted,
  tokenIn,
  whyApart,
  type Recorded,
} from "../recorded.js";
import { deployed, execute, type CallingHandlers, type Deployed } from "./functions.js";

// Machines whose Tasks are functions of their own come to the same end as on the real service.
const { isThere, title } = recordings;

describe.skipIf(!isThere)(`recorded executions of ${title}, from function to function`, () => {
  test("end as on the service", { timeout: 120_000 }, async () => {
    const executions = recordedExecutions().filter((each) => whyApart(each) === undefined);
    const wrong: string[] = [];
    for (const each of executions) {
      const problem = await difference(each);
      if (problem !== undefined) wrong.push(`${each.id}: ${problem}`);
    }
    expect(executions.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

/** How an execution differs from the recorded one. */
async function difference(given: Recorded): Promise<string | undefined> {
  try {
    const machine = await deployed(given.definition);
    const { outcomes } = await execute(
      machine,
      given.input ?? {},
      recordedHandlers(given, machine),
      { objects: { ...given.s3 } },
    );
    const [outcome] = outcomes as readonly (Outcome | undefined)[]; // memory holds JSON
    if (outcome && isAnswer(outcome, given)) return undefined;
    const [wanted, found] = [given.expect, outcome].map((each) => JSON.stringify(each));
    return `${wanted?.slice(0, 500)} and not ${found?.slice(0, 500)}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? "") : String(error);
  }
}

/** What waits for a token is called back by it, at once. */
function recordedHandlers(given: Recorded, { addresses }: Deployed): CallingHandlers {
  const next = scripted(given);
  return async (state, input, _, ports) => {
    const result = next({ state, arguments: input });
    const token = tokenIn(input);
    if ("hang" in result) return token === undefined ? new Promise(() => undefined) : {};
    if (token !== undefined) return called(ports, token, result);
    if (!("output" in result)) throw new StatesError(result.error, result.cause);
    return addresses.has(state) ? payloadOf(result.output) : result.output;
  };
}

function called(
  ports: Ports,
  token: string,
  result: Exclude<ScriptedResult, { readonly hang: true }>,
): Promise<void> {
  if ("output" in result) return callBack(ports, token, { output: result.output });
  const { error, cause } = result;
  const failure: Failure = {
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
  return callBack(ports, token, { failure });
}
