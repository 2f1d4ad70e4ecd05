import { parseArgs } from "node:util";
import {
  isAnswer,
  payloadOf,
  recordedExecutions,
  recordings,
  scripted,
  tokenIn,
} from "../../recorded.js";
import type { Json, Outcome, ScriptedResult } from "../../../local/index.js";
import { isInstalled } from "../stack/index.js";
import type { Answer, Question } from "./answers.js";
import { prepare, type Prepared } from "./prepared.js";
import { deploySite, functionArn, type Site } from "./site.js";

// npm run conformance:aws -- [--case TEXT] [--show N]
// Executes the recorded executions on Lambda, SQS and DynamoDB of this computer, and compares status, output and error. Exit
// code 1 when fewer than 97 of 100 are the recorded ones.

const { values } = parseArgs({
  options: { case: { type: "string", default: "" }, show: { type: "string", default: "10" } },
});

/** So many executions run at the same time. */
const lanes = 24;
/** An execution that has not ended after so many milliseconds has none. */
const patience = 45_000;

if (!isInstalled) console.log('Skipped: "npm ci --prefix test/aws" installs what it needs.');
else if (!recordings.isThere) console.log(recordings.title);
else await compareAll();

async function compareAll(): Promise<void> {
  const begun = Date.now();
  const apart = new Map<string, number>();
  const prepared: Prepared[] = [];
  const chosen = recordedExecutions().filter(({ id }) => id.includes(values.case));
  for (const [index, recorded] of chosen.entries()) {
    const each = await prepare(recorded, { name: `C${index}`, functionArn });
    if (typeof each === "string") apart.set(each, (apart.get(each) ?? 0) + 1);
    else prepared.push(each);
  }
  const outcomes = await executed(prepared);
  const wrong = prepared.filter(({ name, recorded }) => {
    const outcome = outcomes.get(name);
    return outcome === undefined || !isAnswer(outcome, recorded);
  });
  for (const { name, recorded } of wrong.slice(0, Number(values.show)))
    console.log(
      [
        `WRONG ${recorded.id}`,
        `  want ${shown(recorded.expect)}`,
        `  got  ${shown(outcomes.get(name) ?? "no outcome")}`,
      ].join("\n"),
    );
  const rate = 1 - wrong.length / prepared.length;
  for (const [reason, count] of apart) console.log(`${String(count).padStart(5)} apart: ${reason}`);
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  console.log(
    `${String(prepared.length).padStart(5)} executed on the stack in ${seconds} s: answer ${(100 * rate).toFixed(2)}%`,
  );
  if (!(rate >= 0.97)) process.exitCode = 1;
}

async function executed(machines: readonly Prepared[]): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const site = await deploySite(
    machines,
    answerer(machines, () => site),
  );
  const open = new Map<string, number>();
  const left = [...machines];
  try {
    while (left.length > 0 || open.size > 0) {
      const next = left.splice(0, lanes - open.size);
      await Promise.all(
        next.map(({ name: machine, recorded: { input = {} } }) => {
          open.set(machine, Date.now());
          // What cannot be started has no outcome.
          return site.start({ machine, name: "recorded", input }).catch(console.error);
        }),
      );
      for (const [name, outcome] of await site.ended()) {
        // A second one does not count.
        if (open.delete(name)) outcomes.set(name, outcome);
      }
      for (const [name, since] of open) if (Date.now() - since > patience) open.delete(name);
    }
  } finally {
    await site.stop();
  }
  return outcomes;
}

/** Gives the recorded results. What waits for a token is called back by it, while its function is still at work. */
function answerer(machines: readonly Prepared[], site: () => Site): (question: Question) => Answer {
  const scripts = new Map(
    machines.map(({ name, recorded, withFunction }) => {
      const next = scripted(recorded);
      const answer = ({ given, state }: Question): Answer => {
        const result = next({ state, arguments: given });
        const token = tokenIn(given);
        if (token === undefined && "output" in result && withFunction.has(state))
          return { output: payloadOf(result.output) as Json }; // of JSON
        if (token === undefined) return result;
        if (!("hang" in result)) void called(site(), token, result);
        return { output: {} };
      };
      return [name, answer] as const;
    }),
  );
  return (question) => {
    const answer = scripts.get(question.machine);
    if (answer === undefined) throw new Error(`There is no machine "${question.machine}".`);
    return answer(question);
  };
}

function called(
  site: Site,
  token: string,
  result: Exclude<ScriptedResult, { readonly hang: true }>,
): Promise<void> {
  if ("output" in result) return site.sendTaskSuccess(token, result.output);
  return site.sendTaskFailure(token, result.error, result.cause);
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 800);
}
