import { expect, test } from "vitest";
import { run, StatesError, type HandlerContext } from "../../local/index.js";
import { fail, invoke, map, parallel, succeed, wait } from "../../runtime/v1.js";
import type { Context, Enter, ErrorOutput, Transition } from "../../runtime/v1.js";
import { joinOf, lambda, machine, mapOf, observe, task } from "./machines.js";

const pass =
  (name: string): Enter =>
  (input, $$) =>
    succeed($$.enter("Pass", name, input));
const waiting =
  (name: string, Seconds: number): Enter =>
  (input, $$) =>
    wait({ Seconds }, succeed($$.enter("Wait", name, input)));
const toWork: Enter = ($) => invoke("Work", lambda("work"), $);

const forked = (branches: readonly Enter[], fields: object = {}, input?: unknown): Enter => {
  const join = joinOf("Fork", fields);
  return ($, $$) => {
    $$.enter("Parallel", "Fork", $);
    return parallel(join, $, branches, input);
  };
};
const mapped = (processor: Enter, fields: object = {}): Enter => {
  const join = mapOf("Each", processor, fields);
  return ($, $$) => {
    $$.enter("Map", "Each", $);
    return map(join, $, $ as readonly unknown[]);
  };
};

test("branches interleave, and their outputs keep the order of the branches", async () => {
  const { outcome, events } = await observe(
    machine(forked([waiting("Slow", 5), waiting("Quick", 1), pass("Now")])),
    "in",
  );
  expect(outcome).toEqual({ status: "SUCCEEDED", output: ["in", "in", "in"] });
  const names = events.map(({ type, stateExitedEventDetails: exited }) => exited?.name ?? type);
  expect(names).toEqual([
    "ExecutionStarted",
    "ParallelStateEntered",
    "ParallelStateStarted",
    "WaitStateEntered",
    "WaitStateEntered",
    "PassStateEntered",
    "Now",
    "Quick",
    "Slow",
    "ParallelStateSucceeded",
    "Fork",
    "ExecutionSucceeded",
  ]);
  // Each branch goes on after its own events.
  expect(events.map(({ previousEventId }) => previousEventId)).toEqual([
    0, 0, 2, 3, 3, 3, 6, 5, 4, 9, 9, 11,
  ]);
});

test("a branch that fails stops the others, whose handlers are told", async () => {
  let stopped = 0;
  const hang = (_: unknown, { signal }: HandlerContext) =>
    new Promise(() => signal.addEventListener("abort", () => stopped++));
  const { outcome, types } = await observe(
    machine(
      forked(
        [toWork, waiting("Wait", 60), ($) => invoke("Bad", lambda("bad"), $), forked([toWork])],
        {
          Catch: (_: unknown, { Error }: ErrorOutput) => succeed(Error),
        },
      ),
      [task("Work"), task("Bad")],
    ),
    {},
    { tasks: { work: hang, bad: () => Promise.reject(new StatesError("Bad")) } },
  );
  expect(outcome).toEqual({ status: "SUCCEEDED", output: "Bad" });
  expect(stopped).toBe(2);
  expect(types.slice(types.indexOf("LambdaFunctionFailed"))).toEqual([
    "LambdaFunctionFailed",
    "TaskStateAborted",
    "WaitStateAborted",
    "TaskStateAborted",
    "ParallelStateAborted",
    "TaskStateAborted",
    "ParallelStateFailed",
    "ParallelStateExited",
    "ExecutionSucceeded",
  ]);
});

test("Retry starts all branches again, without a failed event in between", async () => {
  const { outcome, types } = await observe(
    machine(forked([toWork], { Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 1 }] }), [
      task("Work"),
    ]),
    {},
    { mock: { Work: [{ error: "Busy" }, { output: 1 }] } },
  );
  expect(outcome).toEqual({ status: "SUCCEEDED", output: [1] });
  expect(types.filter((type) => type.startsWith("ParallelState"))).toEqual([
    "ParallelStateEntered",
    "ParallelStateStarted",
    "ParallelStateStarted",
    "ParallelStateSucceeded",
    "ParallelStateExited",
  ]);
});

test("iterations start together, or so many at a time", async () => {
  const iterations = (types: readonly string[]) =>
    types.filter((type) => type.startsWith("MapIteration")).map((type) => type.slice(12));
  const free = await observe(machine(mapped(waiting("Wait", 1))), [1, 2, 3]);
  expect(iterations(free.types)).toEqual([
    "Started",
    "Started",
    "Started",
    "Succeeded",
    "Succeeded",
    "Succeeded",
  ]);
  const one = await observe(machine(mapped(waiting("Wait", 1), { MaxConcurrency: 1 })), [1, 2]);
  expect(one.outcome).toEqual({ status: "SUCCEEDED", output: [1, 2] });
  expect(one.types).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "MapStateStarted",
    "MapIterationStarted",
    "WaitStateEntered",
    "WaitStateExited",
    "MapIterationSucceeded",
    "MapIterationStarted",
    "WaitStateEntered",
    "WaitStateExited",
    "MapIterationSucceeded",
    "MapStateSucceeded",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
});

test("never more iterations at a time than MaxConcurrency", async () => {
  let [running, most] = [0, 0];
  const outcome = await run(
    machine(mapped(toWork, { MaxConcurrency: 3 }), [task("Work")]),
    Array.from({ length: 20 }, (_, index) => index),
    {
      tasks: {
        async work(input) {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 1));
          running--;
          return input;
        },
      },
    },
  );
  expect(outcome).toMatchObject({ output: Array.from({ length: 20 }, (_, index) => index) });
  expect(most).toBe(3);
});

test("an empty Map succeeds at once", async () => {
  const { outcome, types } = await observe(machine(mapped(pass("Item"))), []);
  expect(outcome).toEqual({ status: "SUCCEEDED", output: [] });
  expect(types).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "MapStateStarted",
    "MapStateSucceeded",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
});

test("ItemSelector sees the item and the Map; the processor the item", async () => {
  const outcome = await run(
    machine(
      mapped(
        (input, $$) => {
          const $ = $$.enter("Pass", "Item", input);
          return succeed({ $, index: $$.Map?.Item.Index, state: $$.State.Name });
        },
        {
          ItemSelector: ($: unknown, $$: Context) => ({
            all: $,
            item: $$.Map?.Item.Value,
            state: $$.State.Name,
          }),
        },
      ),
    ),
    ["a"],
  );
  expect(outcome).toEqual({
    status: "SUCCEEDED",
    output: [{ $: { all: ["a"], item: "a", state: "Each" }, index: 0, state: "Item" }],
  });
});

test("a failed iteration aborts the others, then fails the Map", async () => {
  const processor: Enter = (input, $$): Transition => {
    if (input === 2) {
      $$.enter("Fail", "Stop", input);
      return fail("Stop", "two");
    }
    return invoke("Work", lambda("work"), input);
  };
  const { outcome, types } = await observe(machine(mapped(processor), [task("Work")]), [1, 2, 3], {
    mock: () => ({ hang: true }),
  });
  expect(outcome).toEqual({ status: "FAILED", error: "Stop", cause: "two" });
  expect(types.slice(types.indexOf("FailStateEntered"))).toEqual([
    "FailStateEntered",
    "MapIterationFailed",
    "TaskStateAborted",
    "MapIterationAborted",
    "MapIterationAborted",
    "MapStateFailed",
    "ExecutionFailed",
  ]);
});

test("States.Runtime in an iteration ends the execution", async () => {
  const { outcome, types } = await observe(
    machine(
      mapped(
        (input, $$) => {
          $$.enter("Pass", "Broken", input);
          throw new StatesError("States.Runtime", "No.");
        },
        { Catch: () => succeed("caught") },
      ),
    ),
    [1],
  );
  expect(outcome).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  expect(types.slice(-3)).toEqual(["MapIterationStarted", "PassStateEntered", "ExecutionFailed"]);
});

test("a limit that cannot be computed fails before the Map starts", async () => {
  const { types } = await observe(
    machine(
      mapped(pass("Item"), {
        MaxConcurrency: () => {
          throw new StatesError("States.Runtime", "no integer");
        },
      }),
    ),
    [1],
  );
  expect(types).toEqual(["ExecutionStarted", "MapStateEntered", "ExecutionFailed"]);
});

test("items that are computed on demand can be caught", async () => {
  const join = mapOf("Each", pass("Item"), {
    Catch: (_: unknown, { Error }: ErrorOutput) => succeed(Error),
  });
  const computed = machine(($, $$) => {
    $$.enter("Map", "Each", $);
    return map(join, $, () => {
      throw new StatesError("States.QueryEvaluationError", "no array");
    });
  });
  const { outcome, types } = await observe(computed, {});
  expect(outcome).toMatchObject({ output: "States.QueryEvaluationError" });
  expect(types).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "EvaluationFailed",
    "MapStateFailed",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
});

test("nested maps and variables", async () => {
  const inner = mapped((input, $$: Context<{ x: unknown }>) => {
    const $ = $$.enter("Pass", "Leaf", input);
    $$.assign({ x: "lost" });
    return succeed([$$.Variables.x, $]);
  });
  const outer: Enter = (input, $$) => {
    $$.enter("Pass", "First", input);
    $$.assign({ x: "outer" });
    return mapped(inner, {
      Next: (_: unknown, results: unknown, $$: Context<{ x: unknown }>) => {
        $$.enter("Pass", "Last", results);
        return succeed([$$.Variables.x, results]);
      },
    })(input, $$);
  };
  expect(await run(machine(outer), [[1], [2, 3]])).toEqual({
    status: "SUCCEEDED",
    output: [
      "outer",
      [
        [["outer", 1]],
        [
          ["outer", 2],
          ["outer", 3],
        ],
      ],
    ],
  });
});
