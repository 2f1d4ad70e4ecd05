import type { Visit } from "../runtime/complete.js";
import type { ParallelTransition } from "../runtime/types.js";
import { attemptOf, evaluate, fail, join } from "./attempt.js";
import type { Scope } from "./execution.js";
import { startScope } from "./flow.js";
import { outputs, runFork } from "./fork.js";

/** Runs the branches of a Parallel, all at the same time (ASL, "Parallel State"). */
export function startParallel(
  scope: Scope,
  parallel: ParallelTransition,
  visit: Visit = { $: parallel.$, attempts: [] },
): void {
  const { $$, execution } = scope;
  const { branches } = parallel;
  const attempt = attemptOf(scope, parallel.join, visit, (next) =>
    startParallel(scope, parallel, next),
  );
  const input = evaluate(attempt, () =>
    typeof parallel.input === "function" ? parallel.input() : parallel.input,
  );
  if (input === undefined) return;
  $$.note("ParallelStateStarted");
  runFork(scope, {
    fork: { count: branches.length, concurrency: 0, tolerated: 0 },
    start(index, onEnd) {
      const inner = $$.inner();
      const branch = branches[index];
      if (branch === undefined) throw new Error(`There is no branch ${index}.`);
      return startScope(execution, inner, () => branch(input.value, inner), onEnd);
    },
    onComplete: (endings) => join(attempt, outputs(endings)),
    onFailure: (failure) => fail(attempt, failure),
  });
}
