import type { Visit } from "../runtime/complete.js";
import { retries } from "../runtime/retry.js";
import { prepare } from "../runtime/run.js";
import type { AnyTask, InvokeTransition } from "../runtime/types.js";
import { attemptOf, evaluate, fail, succeed } from "./attempt.js";
import type { Scope } from "./execution.js";
import { hexadecimal } from "./ids.js";
import { parseResource } from "../runtime/history/resource.js";
import { scheduled } from "../runtime/history/task-events.js";
import { startWork } from "./work.js";

/** Enters a Task and makes its first attempt (ASL, "Task State"). */
export function startTask(scope: Scope, invoke: InvokeTransition): void {
  const { tasks } = scope.execution.host;
  const known = Object.hasOwn(tasks, invoke.Name) ? tasks[invoke.Name] : undefined;
  const task = invoke.task ?? known;
  if (task === undefined) throw new Error(`The machine has no Task "${invoke.Name}".`);
  scope.$$.enter("Task", invoke.Name, invoke.$);
  attemptTask(
    scope,
    { task, resource: resourceOf(task, invoke.Resource) },
    { $: invoke.$, attempts: [] },
  );
}

interface Tried {
  readonly task: AnyTask;
  /** As the definition has it. */
  readonly resource: string;
}

/** A Task that `lambda:invoke` calls says so itself: its hand-over names the function. */
function resourceOf({ Resource }: AnyTask, handedTo: string): string {
  return (typeof Resource === "function" ? Resource() : Resource) ?? handedTo;
}

function attemptTask(scope: Scope, tried: Tried, visit: Visit): void {
  const { $$, execution } = scope;
  const { task } = tried;
  const resource = parseResource(tried.resource);
  const attempt = attemptOf(scope, task, visit, (next) => attemptTask(scope, tried, next));

  const isCallback = resource.kind === "service" && resource.pattern === "token";
  const token = isCallback ? newToken(scope) : undefined;
  if (token !== undefined) $$.Task = { Token: token };
  // Before anything of the state is computed that could fail and lead on to other states.
  const context = { ...$$ };
  const prepared = evaluate(attempt, () => {
    try {
      return prepare(task, visit.$, $$);
    } finally {
      delete $$.Task;
    }
  });
  if (prepared === undefined) return;
  const { value: call } = prepared;
  $$.note(...scheduled(resource, call, regionOf(execution.surroundings.Execution.Id)));
  // The history may be full.
  if (scope.isOver) return;
  startWork(scope, {
    task,
    resource,
    call,
    taskCall: {
      state: task.Name,
      resource: tried.resource,
      arguments: call.arguments,
      attempt: retries(visit.attempts) + 1,
      ...(token !== undefined && { token }),
      context,
    },
    onSuccess: (output) => succeed(attempt, output),
    onFailure: (failure) => fail(attempt, failure),
  });
}

function newToken({ execution }: Scope): string {
  const { Name } = execution.surroundings.Execution;
  return `${Name}-${hexadecimal(32, execution.host.random)}`;
}

function regionOf(executionArn: string): string {
  return executionArn.split(":")[3] ?? "";
}
