import { environment, serviceEnvironment } from "../../runtime/aws/environment.js";
import type { Finding } from "../finding.js";
import type { FunctionNeed } from "../needs.js";
import { constantOf } from "../sub.js";
import type { Observed, ObservedFunction } from "./observed.js";

/** What is wrong with one function. */
export function functionFindings(need: FunctionNeed, observed: Observed): readonly Finding[] {
  const there = observed.functions.get(need.id);
  if (!there) return [missing(need)];
  return [
    ...recursion(there),
    ...retries(there),
    ...failures(there),
    ...timeouts(need, there),
    ...runtimes(there),
    ...variables(need, there),
  ];
}

function missing({ id, kind, name }: FunctionNeed): Finding {
  const whole = constantOf(name) ?? name.text;
  const message =
    kind === "invoker"
      ? "No function takes messages from the queues."
      : `There is no function "${whole}".`;
  return {
    code: "function-missing",
    severity: "error",
    subject: id,
    message,
    help: '"heaviside template" writes it.',
  };
}

function recursion({ name, recursiveLoop }: ObservedFunction): readonly Finding[] {
  if (recursiveLoop === "Allow") return [];
  return [
    {
      code: "recursion-stopped",
      severity: "error",
      subject: name,
      message: "Lambda drops an execution on its 17th visit: RecursiveLoop is Terminate.",
      help: "RecursiveLoop: Allow",
    },
  ];
}

function retries({ name, retryAttempts }: ObservedFunction): readonly Finding[] {
  if (!(retryAttempts > 0)) return [];
  return [
    {
      code: "retry-attempts",
      severity: "error",
      subject: name,
      message: `Lambda tries a failed Task again by itself, up to ${retryAttempts} times, before Retry and Catch hear of it.`,
      help: "MaximumRetryAttempts: 0",
    },
  ];
}

function failures({ name, onFailure }: ObservedFunction): readonly Finding[] {
  if (onFailure !== undefined) return [];
  return [
    {
      code: "no-failure-queue",
      severity: "error",
      subject: name,
      message: "A crash loses the execution: there is no queue as its on-failure destination.",
      help: "DestinationConfig: { OnFailure: { Destination: the failure queue's ARN } }",
    },
  ];
}

function timeouts(
  { timeout, taskTimeout }: FunctionNeed,
  there: ObservedFunction,
): readonly Finding[] {
  if (taskTimeout === undefined || !(there.timeout < Math.min(taskTimeout, timeout))) return [];
  return [
    {
      code: "function-timeout",
      severity: "error",
      subject: there.name,
      message: `Lambda stops it after ${there.timeout} s, and its Task may take ${taskTimeout} s.`,
      help: `Timeout: ${timeout}`,
    },
  ];
}

function runtimes({ name, runtime }: ObservedFunction): readonly Finding[] {
  const [, version] = /^nodejs(\d+)/.exec(runtime ?? "") ?? [];
  if (version === undefined || Number(version) >= 20) return [];
  return [
    {
      code: "old-runtime",
      severity: "error",
      subject: name,
      message: `It runs on ${runtime}, and heaviside on Node.js 20 and later.`,
      help: "Runtime: nodejs22.x",
    },
  ];
}

/** The environment: what is missing, and settings that are not the definition's. */
function variables(
  need: FunctionNeed,
  { name, environment: given }: ObservedFunction,
): readonly Finding[] {
  return Object.entries(need.environment).flatMap(([variable, value]): readonly Finding[] => {
    const wanted = constantOf(value);
    if (!given.has(variable))
      return [
        {
          code: "variable-missing",
          severity: "error",
          subject: name,
          message: `Its environment lacks ${variable}, ${meanings[variable] ?? "which it reads"}.`,
          help: `${variable}: ${wanted ?? value.text}`,
        },
      ];
    const there = given.get(variable);
    if (variable !== environment.dedupe || there === undefined || there === wanted) return [];
    return [
      {
        code: "dedupe-differs",
        severity: "error",
        subject: name,
        message: `${variable} is "${there}", and "${wanted ?? ""}" was asked for: all functions have to agree.`,
        help: `${variable}: ${wanted ?? ""}`,
      },
    ];
  });
}

const meanings: { readonly [variable: string]: string } = {
  [environment.table]: "the table's name",
  [environment.delays]: "the delay queue's URL",
  [environment.failures]: "the failure queue's ARN",
  [environment.outcomes]: "who is told how executions end",
  [environment.bucket]: "the bucket for what is too large to travel",
  [environment.key]: "the key that carriers are sealed with",
  [serviceEnvironment.machines]: "the functions of machines that it starts",
  [environment.settings]: "the values of the definition's placeholders",
  [environment.history]: "the table of histories",
  [environment.dedupe]: "how deliveries are told apart",
};
