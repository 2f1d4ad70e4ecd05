import {
  ScopeContext,
  type Journal,
  type Recorded,
  type Surroundings,
} from "../runtime/context.js";
import type { Failure } from "../runtime/errors.js";
import { invalidInput } from "../runtime/run.js";
import type { Machine, Value } from "../runtime/types.js";
import { answerer } from "./answer.js";
import { carryOn } from "./carry-on.js";
import { abortScope, dateTime, type Ending, type Execution, type Host } from "./execution.js";
import { startScope } from "./flow.js";
import { endType, historyEvent } from "../runtime/history/event.js";
import { limitedJournal } from "./history-limit.js";
import { uuid } from "./ids.js";
import { createScheduler, realClock } from "./scheduler.js";
import type { Json, Outcome, RunOptions } from "./types.js";

/**
 * Runs a machine in this process, with mocks or with the handlers themselves, as Step Functions would run it. On a virtual
 * clock (the default) nothing waits; with `now` and `random` an execution is reproducible, byte for byte.
 *
 * Rejects when nobody answers a Task, or when a mock or `onEvent` throws; what fails in the machine is an Outcome.
 */
export async function run(
  machine: Machine,
  input: Json,
  options: RunOptions = {},
): Promise<Outcome> {
  const { signal } = options;
  const host = hostOf(machine, options);
  const { scheduler } = host;
  const journal = journalOf(host, options, (failure) => end({ status: "FAILED", ...failure }));
  const surroundings = surroundingsOf(machine, input, host, { ...options, journal });
  const $$ = new ScopeContext(surroundings);
  $$.note("ExecutionStarted", { input, roleArn: surroundings.Execution.RoleArn });

  let outcome: Outcome | undefined;
  const end = (ended: Outcome): void => {
    if (outcome !== undefined) return;
    outcome = ended;
    abortScope(scope, { silent: true });
    noteEnd($$, ended);
    scheduler.stop();
  };
  const execution: Execution = {
    host,
    surroundings,
    end(ending, { $$: inner }) {
      $$.follow(inner);
      end(outcomeOf(ending));
    },
  };
  const enter = () => machine.StartAt(input, $$);
  const scope = startScope(execution, $$, enter, (ending) => end(outcomeOf(ending)));

  const refused = invalidInput(machine, input);
  if (refused !== undefined) end({ status: "FAILED", ...refused });
  const deadline = deadlineSeconds(machine, options);
  const stopTimer =
    deadline === undefined
      ? undefined
      : scheduler.after(deadline * 1000, () =>
          end({ status: "TIMED_OUT", error: "States.Timeout" }),
        );
  const abort = (): void => scheduler.ready(() => end({ status: "ABORTED" }));
  if (signal?.aborted === true) end({ status: "ABORTED" });
  else signal?.addEventListener("abort", abort, { once: true });

  try {
    await scheduler.run();
  } finally {
    signal?.removeEventListener("abort", abort);
    stopTimer?.();
    abortScope(scope, { silent: true });
  }
  if (outcome === undefined) throw new Error("The run has stopped without an outcome.");
  return outcome;
}

function hostOf(machine: Machine, options: RunOptions): Host {
  const { clock = "virtual", now = new Date(), random = Math.random, objects = {} } = options;
  const { historyLimit } = options;
  const time = clock === "virtual" ? undefined : clock === "real" ? realClock : clock;
  return {
    tasks: machine.Tasks(),
    scheduler: createScheduler(now.getTime(), time),
    random,
    objects,
    historyLimit,
    answer: answerer(options),
    carryOn,
  };
}

function journalOf(
  { scheduler }: Host,
  { historyLimit, onEvent }: RunOptions,
  onFull: (failure: Failure) => void,
): Journal {
  const record = (event: Recorded): void =>
    onEvent?.(historyEvent(event, new Date(scheduler.now())));
  if (historyLimit !== undefined) return limitedJournal(historyLimit, record, onFull);
  return onEvent === undefined ? { count: 0 } : { count: 0, record };
}

function surroundingsOf(
  machine: Machine,
  input: Json,
  { scheduler, random }: Host,
  { context = {}, journal }: RunOptions & Pick<Surroundings, "journal">,
): Surroundings {
  const { Execution = {}, StateMachine = {} } = context;
  const account = "us-east-1:123456789012";
  const Name = Execution.Name ?? uuid(random);
  const machineName = StateMachine.Name ?? machine.Name;
  return {
    Execution: {
      Id: `arn:aws:states:${account}:execution:${machineName}:${Name}`,
      // Members may be missing, which JSON knows nothing of: a view of the same value.
      Input: input as Value | null,
      Name,
      RoleArn: `arn:aws:iam::123456789012:role/${machineName}`,
      StartTime: dateTime(scheduler),
      RedriveCount: 0,
      ...Execution,
    },
    StateMachine: {
      Id: `arn:aws:states:${account}:stateMachine:${machineName}`,
      Name: machineName,
      ...StateMachine,
    },
    journal,
    now: () => scheduler.now(),
    random,
  };
}

/** An execution lasts at most a year; a clock that is real need not be told. */
const yearSeconds = 31_536_000;

function deadlineSeconds(machine: Machine, { clock = "virtual" }: RunOptions): number | undefined {
  const { TimeoutSeconds } = machine;
  const given = typeof TimeoutSeconds === "function" ? TimeoutSeconds() : TimeoutSeconds;
  return given ?? (clock === "virtual" ? yearSeconds : undefined);
}

function outcomeOf(ending: Ending): Outcome {
  if (ending.kind === "failed") return { status: "FAILED", ...ending.failure };
  // Generated code makes JSON of JSON.
  return { status: "SUCCEEDED", output: ending.output as Json };
}

function noteEnd($$: ScopeContext, { status, ...details }: Outcome): void {
  $$.note(endType(status), details);
}
