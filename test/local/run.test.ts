import { expect, test } from "vitest";
import { run, StatesError } from "../../local/index.js";
import { EvaluationError } from "../../runtime/errors.js";
import { again, fail, limited, object, succeed, wait, wake } from "../../runtime/v1.js";
import type { Context, Transition } from "../../runtime/v1.js";
import { machine, observe } from "./machines.js";

function Echo(input: unknown, $$: Context): Transition {
  const $ = $$.enter("Pass", "Echo", input);
  return succeed($);
}

test("a control state, its output and its history", async () => {
  const { outcome, events } = await observe(machine(Echo), { a: 1 }, { now: new Date(0) });
  expect(outcome).toEqual({ status: "SUCCEEDED", output: { a: 1 } });
  expect(events).toEqual([
    {
      id: 1,
      previousEventId: 0,
      timestamp: new Date(0),
      type: "ExecutionStarted",
      executionStartedEventDetails: {
        input: '{"a":1}',
        inputDetails: { truncated: false },
        roleArn: "arn:aws:iam::123456789012:role/Test",
      },
    },
    {
      id: 2,
      previousEventId: 0,
      timestamp: new Date(0),
      type: "PassStateEntered",
      stateEnteredEventDetails: {
        name: "Echo",
        input: '{"a":1}',
        inputDetails: { truncated: false },
      },
    },
    {
      id: 3,
      previousEventId: 2,
      timestamp: new Date(0),
      type: "PassStateExited",
      stateExitedEventDetails: {
        name: "Echo",
        output: '{"a":1}',
        outputDetails: { truncated: false },
      },
    },
    {
      id: 4,
      previousEventId: 3,
      timestamp: new Date(0),
      type: "ExecutionSucceeded",
      executionSucceededEventDetails: { output: '{"a":1}', outputDetails: { truncated: false } },
    },
  ]);
});

test("a million transitions run without awaiting", async () => {
  function Count(input: unknown, $$: Context): Transition {
    const $ = $$.enter("Choice", "Count", input);
    if (typeof $?.n === "number" && $.n > 0) return Less($, $$);
    return succeed($);
  }
  function Less(input: unknown, $$: Context): Transition {
    const $ = $$.enter("Pass", "Less", input);
    return again(Count, { ...object($), n: Number($?.n) - 1 });
  }
  let isOver = false;
  const running = run(machine(Count), { n: 500_000 }, { clock: "virtual" }).then((outcome) => {
    isOver = true;
    return outcome;
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(isOver).toBe(true);
  expect(await running).toEqual({ status: "SUCCEEDED", output: { n: 0 } });
});

test("a Fail state may leave out either text", async () => {
  const failing = (...texts: Parameters<typeof fail>) =>
    machine((input, $$) => {
      $$.enter("Fail", "Stop", input);
      return fail(...texts);
    });
  const { outcome, types } = await observe(failing("Oops", "why"), {});
  expect(outcome).toEqual({ status: "FAILED", error: "Oops", cause: "why" });
  expect(types).toEqual(["ExecutionStarted", "FailStateEntered", "ExecutionFailed"]);
  expect(await run(failing(), {})).toEqual({ status: "FAILED" });
  expect(await run(failing(undefined, "why"), {})).toEqual({ status: "FAILED", cause: "why" });
});

test("what a control state throws says which state and event", async () => {
  const throwing = machine((input, $$) => {
    Echo(input, $$);
    $$.enter("Pass", "Broken", input);
    throw new StatesError("States.Runtime", "Invalid path '$.a' : No results for path: $['a']");
  });
  const { outcome, types } = await observe(throwing, {});
  expect(outcome).toEqual({
    status: "FAILED",
    error: "States.Runtime",
    cause:
      "An error occurred while executing the state 'Broken' (entered at the event id #4). Invalid path '$.a' : No results for path: $['a']",
  });
  expect(types.slice(-2)).toEqual(["PassStateEntered", "ExecutionFailed"]);
});

test("an expression that fails has an event with its place", async () => {
  const throwing = machine((input, $$) => {
    $$.enter("Pass", "Broken", input);
    throw new EvaluationError("It is undefined.", "Output/x");
  });
  const { outcome, events } = await observe(throwing, {});
  const cause =
    "An error occurred while executing the state 'Broken' (entered at the event id #2). It is undefined.";
  expect(outcome).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause });
  expect(events[2]).toMatchObject({
    type: "EvaluationFailed",
    evaluationFailedEventDetails: {
      state: "Broken",
      error: "States.QueryEvaluationError",
      cause,
      location: "Output/x",
    },
  });
});

test("data over the limit names the state", async () => {
  const large = machine((input, $$) => {
    $$.enter("Pass", "Large", input);
    return succeed(limited("x".repeat(300_000)));
  });
  expect(await run(large, {})).toEqual({
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause:
      "The state/task 'Large' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

test("Wait takes virtual time, and wakes a control state", async () => {
  function Later(input: unknown, $$: Context): Transition {
    const $ = $$.enter("Wait", "Later", input);
    return wait({ Seconds: 90 }, wake("Echo", Echo, $));
  }
  const { events, types } = await observe(machine(Later), {}, { now: new Date(0) });
  expect(types).toEqual([
    "ExecutionStarted",
    "WaitStateEntered",
    "WaitStateExited",
    "PassStateEntered",
    "PassStateExited",
    "ExecutionSucceeded",
  ]);
  expect(events.map(({ timestamp }) => timestamp.getTime() / 1000)).toEqual([0, 0, 90, 90, 90, 90]);
});

test("Wait until a date-time, past or future, and with a real clock", async () => {
  const until = (Timestamp: string) =>
    machine((input, $$) => {
      const $ = $$.enter("Wait", "Later", input);
      return wait({ Timestamp }, succeed($));
    });
  const now = new Date("2030-01-01T00:00:00Z");
  const future = await observe(until("2030-01-01T01:00:00+00:30"), {}, { now });
  expect(future.events.at(-1)?.timestamp).toEqual(new Date("2030-01-01T00:30:00Z"));
  const past = await observe(until("2020-01-01T00:00:00Z"), {}, { clock: "real" });
  expect(past.outcome.status).toBe("SUCCEEDED");
});

test("a machine that takes too long has timed out", async () => {
  const slow = machine(
    (input, $$) => {
      const $ = $$.enter("Wait", "Later", input);
      return wait({ Seconds: 11 }, succeed($));
    },
    [],
    10,
  );
  const { outcome, types } = await observe(slow, {});
  expect(outcome).toEqual({ status: "TIMED_OUT", error: "States.Timeout" });
  expect(types).toEqual(["ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut"]);
});

test("a signal stops the execution", async () => {
  const slow = machine((input, $$) => {
    const $ = $$.enter("Wait", "Later", input);
    return wait({ Seconds: 1000 }, succeed($));
  });
  expect(await run(slow, {}, { signal: AbortSignal.abort() })).toEqual({ status: "ABORTED" });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 10);
  expect(await run(slow, {}, { signal: controller.signal, clock: "real" })).toEqual({
    status: "ABORTED",
  });
});

test("the Context Object holds what was given, and what was made up is reproducible", async () => {
  const whole = machine((input, $$) => {
    $$.enter("Pass", "Whole", input);
    return succeed({ ...$$ });
  });
  const options = { now: new Date(0), random: () => 0.25 };
  const outcome = await run(whole, { a: 1 }, { ...options, context: { Execution: { Name: "x" } } });
  expect(outcome).toEqual({
    status: "SUCCEEDED",
    output: {
      Execution: {
        Id: "arn:aws:states:us-east-1:123456789012:execution:Test:x",
        Input: { a: 1 },
        Name: "x",
        RedriveCount: 0,
        RoleArn: "arn:aws:iam::123456789012:role/Test",
        StartTime: "1970-01-01T00:00:00.000Z",
      },
      State: { EnteredTime: "1970-01-01T00:00:00.000Z", Name: "Whole" },
      StateMachine: {
        Id: "arn:aws:states:us-east-1:123456789012:stateMachine:Test",
        Name: "Test",
      },
    },
  });
  expect(await run(whole, {}, options)).toEqual(await run(whole, {}, options));
});

test("an input that does not fit the machine's schema is refused", async () => {
  const Input = Object.assign((_: unknown): _ is never => false, {
    errors: [{ instancePath: "/total", message: "must be number" }],
  });
  expect(await run({ ...machine(Echo), Input }, {})).toEqual({
    status: "FAILED",
    error: "Heaviside.InvalidInput",
    cause: "The input of 'Test' does not match its schema: /total must be number.",
  });
});

test("a listener that throws makes the run fail", async () => {
  const onEvent = (): void => {
    throw new Error("no more");
  };
  await expect(run(machine(Echo), {}, { onEvent })).rejects.toThrow("no more");
});
