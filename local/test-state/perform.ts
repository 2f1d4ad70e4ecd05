import { computed } from "../../runtime/run.js";
import type { AnyTask, Computed, Context, InvokeTransition } from "../../runtime/types.js";
import { answerer } from "../answer.js";
import { parseResource } from "../../runtime/history/resource.js";
import type { ContextObject, TaskCall } from "../types.js";
import { mockedWork, type Test, type Worked } from "./evaluate.js";

/**
 * Does the work of a Task: as mocked, with the result that was given, or by a handler. Throws what its expressions throw.
 * Rejects when nobody is there to do it.
 */
export async function perform(test: Test, task: AnyTask, { $ }: InvokeTransition): Promise<Worked> {
  const { subject, $$, note, mocked, options } = test;
  const given = argumentsOf(task, $, $$);
  if (subject.language === "JSONPath") note("afterParameters", given);
  else if (subject.state["Arguments"] !== undefined) note("afterArguments", given);
  const worked =
    mocked !== undefined
      ? mockedWork(test)
      : options.taskResult !== undefined
        ? ({ kind: "result", result: options.taskResult } as const)
        : await handled(test, given);
  if (worked.kind === "result") note("result", worked.result);
  return worked;
}

function argumentsOf(task: AnyTask, $: unknown, $$: Context): unknown {
  const erased = task as Erased;
  computed(erased.TimeoutSeconds, $, $$);
  computed(erased.HeartbeatSeconds, $, $$);
  return erased.Parameters === undefined ? $ : erased.Parameters($, $$);
}

async function handled({ subject, $$, options }: Test, given: unknown): Promise<Worked> {
  const text = String(subject.state["Resource"]);
  const call: TaskCall = {
    state: subject.name,
    resource: text,
    arguments: given,
    attempt: 1,
    // The Context Object that was made up has all of its fields.
    context: { ...$$ } as ContextObject,
  };
  const signal = new AbortController().signal;
  const answer = await answerer({ tasks: options.tasks ?? {} })({
    call,
    resource: parseResource(text),
    context: () => ({ call, signal, heartbeat: () => undefined }),
  });
  if ("output" in answer) return { kind: "result", result: answer.output };
  if ("hang" in answer || "submitted" in answer)
    throw new Error(`The Task "${subject.name}" has no result.`);
  const { error, cause } = answer;
  return {
    kind: "failed",
    failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
  };
}

/** The Task is generic in its data, which nobody knows here. */
interface Erased {
  readonly TimeoutSeconds?: Computed<unknown>;
  readonly HeartbeatSeconds?: Computed<unknown>;
  Parameters?($: unknown, $$: Context): unknown;
}
