import type { State } from "../compiler/3-lower/machine.js";
import { callingStates, type Shared } from "./function-needs.js";
import { constantField, integration, pattern, type Called, type Serving } from "./functions.js";
import type { Finding } from "./finding.js";
import { isTooLong, longestFunction } from "./limits.js";
import { machineName } from "./permissions/states.js";
import { reachOfStart } from "./reach.js";
import { callsServices, quoted } from "./statements.js";
import { unsupportedFindings } from "./unsupported.js";

export interface Deployment {
  readonly called: readonly Called[];
  readonly handlers: readonly Serving[];
  readonly shared: Shared;
}

/** What is wrong with a deployment, or wider than it need be. */
export function problemsOf(deployment: Deployment): readonly Finding[] {
  const { shared } = deployment;
  const states = [...shared.layout.states.values()];
  return [
    ...states.flatMap(activity),
    ...states.flatMap(unsupportedFindings),
    ...nothingOfOurs(deployment),
    ...notStarted(deployment),
    ...deployment.called.flatMap((called) => notServed(called, deployment)),
    ...(shared.units.length === 0 ? [] : deployment.called.flatMap(notKnown)),
    ...deployment.called.flatMap(ofAlias),
    ...deployment.handlers.flatMap(notHosted),
    ...(shared.history ? deployment.handlers.flatMap(withoutHistory) : []),
    ...states.flatMap(tooLong),
    ...wide(shared),
    ...notMentioned(deployment),
  ];
}

/** An activity's worker asks Step Functions for work. */
function activity(state: State): readonly Finding[] {
  if (state.type !== "Task") return [];
  const resource = pattern(state.resource);
  if (!/^arn:[^:]*:states:[^:]*:[^:]*:activity:/.test(resource)) return [];
  return [
    {
      code: "activity",
      severity: "error",
      subject: state.name,
      message: "An activity is worked on through Step Functions, which is not there.",
      help: "Type a resource that gives a token to the worker, such as arn:aws:states:::sqs:sendMessage.waitForTaskToken.",
    },
  ];
}

function nothingOfOurs({ shared: { units, machine } }: Deployment): readonly Finding[] {
  if (units.length > 0) return [];
  return [
    {
      code: "no-handler",
      severity: "error",
      subject: machine.name,
      message: "No function is known that embeds the machine: nobody could take its executions on.",
      help: `Name the folder of the handlers, which serve what its module exports: --handlers DIR; or a file for a Task: --handler Task=FILE.`,
    },
  ];
}

/** What happens before the first hand-over has to happen in some function. */
function notStarted({ shared }: Deployment): readonly Finding[] {
  const { units, layout, machine } = shared;
  if (units.length === 0 || units.some(({ kind }) => kind === "start")) return [];
  const reach = reachOfStart(layout);
  const before = new Set([...reach.delays, ...reach.forks, ...reach.inPlace, ...reach.maps]);
  if (before.size === 0) return [];
  return [
    {
      code: "no-start-function",
      severity: "error",
      subject: machine.name,
      message: `It waits, forks or calls something before its first function: ${quoted([...before])}.`,
      help: `Add a file to the handlers: export const handler = wake(the machine), with wake from "heaviside/aws"; or name it: --handler '${machine.name}=FILE'.`,
    },
  ];
}

/** A function is called for Tasks that its handler does not serve. */
function notServed({ tasks, handler }: Called, { handlers }: Deployment): readonly Finding[] {
  if (!handler) return [];
  const serving = handlers.find(
    (one) => one.file === handler.file && one.export === handler.export,
  );
  const missing = tasks.filter(({ name }) => !serving?.tasks.includes(name));
  return missing.map(({ name }) => ({
    code: "task-not-served",
    severity: "error",
    subject: name,
    message: `Its function is the one in "${handler.file}", which does not serve it.`,
    help: "Give serve a list of all its Tasks: serve([A, B], …).",
  }));
}

/** The module hands over to a function that nobody here has made for it. */
function notKnown({ address, tasks, handler }: Called): readonly Finding[] {
  if (handler) return [];
  return tasks
    .filter(({ isForeign }) => isForeign !== true)
    .map(({ name }) => ({
      code: "function-not-known",
      severity: "warning",
      subject: name,
      message: "No handler serves it, and the module hands executions over to its function.",
      help: `Serve it; or say that its function does without heaviside, here and to compile: --foreign '${pattern(address)}'.`,
    }));
}

/** A version or alias is published when somebody says so. */
function ofAlias({ address, tasks, handler }: Called): readonly Finding[] {
  const [, alias] = /(?:^|:)function:[^:]+:([^:]+)$/.exec(pattern(address)) ?? [];
  if (!handler || alias === undefined || alias === "$LATEST") return [];
  return tasks.map(({ name }) => ({
    code: "alias-not-made",
    severity: "warning",
    subject: name,
    message: `The definition calls "${alias}" of its function, which is not among what is written.`,
    help: `Publish it: AutoPublishAlias: ${alias}, with an EventInvokeConfig of its own.`,
  }));
}

/** A handler that takes no executions on. */
function notHosted({ file, isHosted }: Serving): readonly Finding[] {
  if (isHosted) return [];
  return [
    {
      code: "no-host",
      severity: "warning",
      subject: file,
      message: 'Its serve is that of "heaviside/runtime", which refuses executions.',
      help: 'Type: import { serve } from "heaviside/aws".',
    },
  ];
}

/** A handler of which the history would know nothing. */
function withoutHistory({ file, keepsHistory }: Serving): readonly Finding[] {
  if (keepsHistory !== false) return [];
  return [
    {
      code: "no-history",
      severity: "warning",
      subject: file,
      message: "It does not call keepHistory, so what happens in it is in no history.",
      help: 'Type beside serve: keepHistory(), with import { keepHistory } from "heaviside/aws/history".',
    },
  ];
}

/** A Task that Lambda stops before its time is over. */
function tooLong(state: State): readonly Finding[] {
  if (state.type !== "Task" || !isTooLong(state) || integration(state.resource)) return [];
  return [
    {
      code: "timeout-too-long",
      severity: "warning",
      subject: state.name,
      message: `Its TimeoutSeconds is more than a function has: Lambda stops it after ${longestFunction} s.`,
      help: `Type a TimeoutSeconds of at most ${longestFunction - 10}, or let a job run elsewhere answer by a token.`,
    },
  ];
}

/** A machine that was named, and that no Task starts by that name. */
function notMentioned({ shared }: Deployment): readonly Finding[] {
  const { layout, machines, toSub } = shared;
  const started = [...layout.states.values()].flatMap((state) => {
    const { action = "" } = (state.type === "Task" && integration(state.resource)) || {};
    // Whose token it is, only the running state knows.
    if (/^sendTask/.test(action)) return [...machines.keys()];
    if (state.type !== "Task" || action !== "startExecution") return [];
    const given = constantField(state.parameters, "StateMachineArn");
    if (!given) return [...machines.keys()];
    return [given.kind === "setting" ? given.name : machineName(toSub(given))];
  });
  return [...machines.keys()]
    .filter((name) => !started.includes(name))
    .map((name) => ({
      code: "machine-not-started",
      severity: "warning",
      subject: name,
      message: "No Task starts a machine of that name.",
      help: "Type what follows :stateMachine: in its StateMachineArn, or the placeholder that is all of it.",
    }));
}

/** Permissions that had to be given on more than one thing. */
function wide(shared: Shared): readonly Finding[] {
  const states = new Map<string, State>();
  for (const { reach } of shared.units)
    for (const state of callingStates(reach, shared)) states.set(state.name, state);
  return callsServices([...states.values()], shared).flatMap((statement) =>
    statement.wide === undefined
      ? []
      : statement.states.map((name) => ({
          code: "wide-permission",
          severity: "warning" as const,
          subject: name,
          message: `${statement.wide}, so ${statement.actions.join(", ")} is allowed on ${statement.resources.map(({ text }) => text).join(", ")}.`,
        })),
  );
}
