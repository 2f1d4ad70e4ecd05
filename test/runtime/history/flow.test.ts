import { describe, expect, test } from "vitest";
import { run, type HistoryEvent, type Json, type ScriptedResult } from "../../../local/index.js";
import { callBack } from "../../../runtime/callback.js";
import type { Answered } from "../../../runtime/carrier.js";
import type { Told } from "../../../runtime/notes.js";
import type { Service } from "../../../runtime/ports/ports.js";
import {
  deployed,
  execute,
  now,
  scripted,
  type CallingHandlers,
  type Deployed,
} from "../functions.js";
import { randomFlow } from "../random-flow.js";
import { record } from "./recorded.js";

// What functions note of an execution is the history that one process writes of it.

type Script = { readonly [state: string]: readonly ScriptedResult[] };

async function local(each: Deployed, input: Json, script: Script): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  await run(each.machine, input, {
    ...{ now, random: () => 0.5, context: { Execution: { Name: "test" } }, mock: script },
    onEvent: (event) => events.push(event),
  });
  return events;
}

const task = (next?: string, more: object = {}) => ({
  ...{ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:f" },
  ...(next === undefined ? { End: true } : { Next: next }),
  ...more,
});
const own = (name: string) => ({
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
});

const linear = {
  StartAt: "Shape",
  States: {
    Shape: { Type: "Pass", Assign: { "size.$": "$.size" }, Next: "A" },
    A: task("Pause", {
      ...own("a"),
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3 }],
      Catch: [{ ErrorEquals: ["Bad"], Next: "B" }],
    }),
    Pause: { Type: "Wait", Seconds: 20, Next: "B" },
    B: { Type: "Task", Resource: "arn:aws:states:::dynamodb:getItem", Next: "Size" },
    Size: {
      Type: "Choice",
      Choices: [{ Variable: "$size", NumericGreaterThan: 5, Next: "Failed" }],
      Default: "C",
    },
    C: task(undefined, own("c")),
    Failed: { Type: "Fail", Error: "TooLarge", Cause: "It is." },
  },
};

describe("where nothing happens at the same time", () => {
  const done = { output: { done: true } };
  const cases: readonly (readonly [string, Json, Script])[] = [
    ["everything goes well", { size: 1 }, { A: [done], B: [done], C: [done] }],
    [
      "a Task is tried again",
      { size: 1 },
      { A: [{ error: "Busy", cause: "Later." }, done], B: [done], C: [done] },
    ],
    ["an error is caught", { size: 1 }, { A: [{ error: "Bad" }], B: [done], C: [done] }],
    ["a Task fails", { size: 1 }, { A: [{ error: "Worse", cause: "Much." }] }],
    ["a Fail state ends it", { size: 7 }, { A: [done], B: [done] }],
    ["a Task has a timeout of its own error", { size: 1 }, { A: [{ error: "States.Timeout" }] }],
  ];
  test.each(cases)("%s: the same events, ids and times", async (_, input, script) => {
    // JSONata compares with a variable; the other states need none.
    const each = await deployed(withJsonataChoice(linear));
    const want = await local(each, input, script);
    const { events } = await record(each, input, scripted(script));
    expect(events).toEqual(want);
  });
});

function withJsonataChoice(definition: typeof linear): object {
  const Size = {
    ...{ Type: "Choice", QueryLanguage: "JSONata", Default: "C" },
    Choices: [{ Condition: "{% $size > 5 %}", Next: "Failed" }],
  };
  return { ...definition, States: { ...definition.States, Size } };
}

test("an expression that fails has its event", async () => {
  const definition = {
    ...{ QueryLanguage: "JSONata", StartAt: "A" },
    States: {
      A: {
        ...task(undefined, own("a")),
        Output: "{% $states.result.n + 1 %}",
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Next: "B" }],
      },
      B: { Type: "Pass", Output: "{% 1 + $states.input.Cause %}", End: true },
    },
  };
  const each = await deployed(definition);
  const script = { A: [{ output: { n: "one" } }] };
  const { events } = await record(each, {}, scripted(script));
  expect(events).toEqual(await local(each, {}, script));
  expect(events.filter(({ type }) => type === "EvaluationFailed")).toHaveLength(2);
});

describe("with branches", () => {
  test("the same events lead to the same events", async () => {
    const found = { forks: 0, failed: 0 };
    for (let seed = 0; seed < 150; seed++) {
      const each = await deployed(randomFlow(seed));
      const output = { output: [seed] };
      const names = Object.keys(each.machine.Tasks());
      const script = Object.fromEntries(names.map((name) => [name, [output]]));
      const input = { items: [1, "two"] };
      const want = await local(each, input, script);
      const chaos = { seed, reorder: true };
      const { events } = await record(each, input, scripted(script), { chaos });
      isInOrder(events);
      if (want.some(({ type }) => /(Aborted|IterationFailed|ParallelStateFailed)$/.test(type))) {
        found.failed++;
        continue;
      }
      found.forks += want.filter(({ type }) => /^(Map|Parallel)StateSucceeded$/.test(type)).length;
      expect({ seed, events: linked(events) }).toEqual({ seed, events: linked(want) });
    }
    expect(found.forks).toBeGreaterThan(50);
    expect(found.failed).toBeLessThan(75);
  }, 60_000);

  const fork = {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "A", States: { A: task(undefined, own("a")) } },
          {
            StartAt: "Each",
            States: {
              Each: {
                Type: "Map",
                MaxConcurrency: 1,
                ItemProcessor: { StartAt: "B", States: { B: task(undefined, own("b")) } },
                End: true,
              },
            },
          },
        ],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }],
        Next: "C",
      },
      C: task(undefined, own("c")),
    },
  };

  test("a failure in a branch leads to that of the state around it", async () => {
    const each = await deployed(fork);
    const script = { A: [{ output: 1 }], B: [{ error: "E" }], C: [{ output: 2 }] };
    const { events } = await record(each, [1, 2], scripted(script));
    isInOrder(events);
    const failed = events.findIndex(({ type }) => type === "ParallelStateFailed");
    expect(wayTo(events, failed)).toEqual([
      "ParallelStateEntered",
      "ParallelStateStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapIterationStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionFailed",
      "MapStateFailed",
      "ParallelStateFailed",
    ]);
    expect(wayTo(events, events.length - 1).slice(11)).toEqual([
      "ParallelStateExited",
      ...["TaskStateEntered", "LambdaFunctionScheduled", "LambdaFunctionStarted"],
      ...["LambdaFunctionSucceeded", "TaskStateExited", "ExecutionSucceeded"],
    ]);
  });

  test.each(["none", "claim", "checkpoint"] as const)(
    "repeated deliveries write nothing twice: %s",
    async (dedupe) => {
      const each = await deployed(fork);
      const script = { A: [{ output: 1 }], B: [{ output: 3 }], C: [{ output: 2 }] };
      const want = await local(each, [1, 2, 3], script);
      const chaos = { seed: 3, duplicates: 0.5 };
      const { events, deliveries } = await record(each, [1, 2, 3], scripted(script), {
        ...{ chaos, dedupe },
      });
      expect(deliveries.length).toBeGreaterThan(6);
      expect(linked(events)).toEqual(linked(want));
    },
  );
});

describe("a job that is waited for", () => {
  const definition = {
    StartAt: "Job",
    States: {
      Job: { Type: "Task", Resource: "arn:aws:states:::glue:startJobRun.sync", Next: "A" },
      A: task(undefined, own("a")),
    },
  };

  test.each(["none", "claim", "checkpoint"] as const)("has the same ids: %s", async (dedupe) => {
    const each = await deployed(definition);
    const script = { Job: [{ output: { JobRunState: "SUCCEEDED" } }], A: [{ output: 2 }] };
    const want = await local(each, {}, script);
    const result = { JobRunState: "SUCCEEDED" };
    const service: Service = {
      begin: async () => ({ kind: "running", job: { kind: "job" }, seconds: 5 }),
      look: async () => ({ kind: "done", result }),
      stop: async () => undefined,
    };
    const { events, parts } = await record(each, {}, scripted(script), { dedupe, service });
    // How long it took is the service's.
    const timeless = (all: readonly HistoryEvent[]) => all.map(({ timestamp: _, ...rest }) => rest);
    expect(timeless(events)).toEqual(timeless(want));
    // As functions number them, whom messages quote.
    expect(parts.flatMap((part) => part.events.map(({ id }) => id))).toEqual(
      want.slice(1, -1).map(({ id }) => id),
    );
  });
});

test("each call writes once, before it sends", async () => {
  const each = await deployed({
    StartAt: "A",
    States: { A: task("B", own("a")), B: task(undefined, own("b")) },
  });
  const script = { A: [{ output: 1 }], B: [{ output: 2 }] };
  const { writes } = await record(each, {}, scripted(script));
  // By the scope's path, slot, generation, and which write of the call it is.
  expect(writes).toEqual(["start", "#1#0#0", "#2#0#0", "end"]);
});

test("whoever wants to know is told of each call, and nothing of its data", async () => {
  const each = await deployed({
    StartAt: "A",
    States: {
      A: task("Rest", { ...own("a"), Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3 }] }),
      Rest: { Type: "Wait", Seconds: 5, Next: "B" },
      B: task(undefined, own("b")),
    },
  });
  const secret = "a secret";
  const script = {
    A: [{ error: "Busy", cause: secret }, { output: secret }],
    B: [{ error: "Bad", cause: secret }],
  };
  const told: Told[] = [];
  await execute(each, { secret }, scripted(script), { told: (call) => told.push(call) });
  const calls = told.map(({ state = "", attempt, generation, led }) => [
    ...[state, attempt, generation],
    led.join(),
  ]);
  expect(calls).toEqual([
    ["", 0, 0, "A"],
    ["A", 0, 0, "retry A"],
    ["A", 1, 0, "wait B"],
    ["B", 0, 0, "FAILED"],
  ]);
  expect(JSON.stringify(told)).not.toContain(secret);
});

/** Every event comes after the one that led to it, in time too. */
function isInOrder(events: readonly HistoryEvent[]): void {
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  for (const { id, previousEventId, timestamp } of events) {
    expect(previousEventId).toBeLessThan(id);
    const before = events[previousEventId - 1]?.timestamp ?? new Date(0);
    expect(timestamp.getTime()).toBeGreaterThanOrEqual(before.getTime());
  }
}

/** Events with what led to them, in no order and without numbers; which branch was the last does not count. */
function linked(events: readonly HistoryEvent[]): readonly string[] {
  const text = ({ id: _, previousEventId, timestamp, ...event }: HistoryEvent): string =>
    JSON.stringify(event);
  return events
    .map((event) => {
      const before = events[event.previousEventId - 1];
      const isJoin = /^(Map|Parallel)State(Succeeded|Exited)$/.test(event.type);
      return `${before === undefined || isJoin ? "" : text(before)} → ${text(event)}`;
    })
    .toSorted();
}

/** The types of the events that led to one. */
function wayTo(events: readonly HistoryEvent[], index: number): readonly string[] {
  const event = events[index];
  return event === undefined ? [] : [...wayTo(events, event.previousEventId - 1), event.type];
}

describe("a token that is waited for", () => {
  const definition = {
    StartAt: "A",
    States: {
      A: task("Ask", own("a")),
      Ask: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        Parameters: { QueueUrl: "https://q", MessageBody: { "token.$": "$$.Task.Token" } },
        TimeoutSeconds: 60,
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }],
        Next: "C",
      },
      C: task(undefined, own("c")),
    },
  };
  interface Message {
    readonly MessageBody: { readonly token: string };
  }
  /** Calls back, or nobody does. */
  const answering =
    (answer?: Answered): CallingHandlers =>
    (state, given, _, ports) => {
      if (state !== "Ask") return { done: state };
      const { token } = (given as Message).MessageBody;
      // Whoever took the message comes back later.
      if (answer) ports.clock.after(5000, () => void callBack(ports, token, answer));
      return { MessageId: "m-1" };
    };
  const isOfAsk = ({ type }: HistoryEvent) => /^Task(?!State)/.test(type);

  test.each([
    ["comes back with a result", { output: { paid: true } }, { output: { paid: true } }],
    [
      "comes back with a failure",
      { failure: { error: "Refused", cause: "No." } },
      { error: "Refused", cause: "No." },
    ],
    ["never comes back", undefined, { error: "States.Timeout" }],
  ] as const)("%s", async (_, answer, scriptedAs) => {
    const each = await deployed(definition);
    const done = (state: string) => [{ output: { done: state } }];
    const script = { A: done("A"), Ask: [scriptedAs], C: done("C") };
    const want = await local(each, {}, script);
    for (const dedupe of ["none", "claim", "checkpoint"] as const) {
      const { events, outcomes } = await record(each, {}, answering(answer), { dedupe });
      expect(outcomes).toMatchObject([{ status: "SUCCEEDED", output: { done: "C" } }]);
      isInOrder(events);
      const types = events.map(({ type }) => type);
      expect(types).toEqual(want.map(({ type }) => type));
      expect(events.map(({ id, previousEventId }) => [id, previousEventId])).toEqual(
        want.map(({ id, previousEventId }) => [id, previousEventId]),
      );
      // What the message came to is noted before what the token did.
      expect(events.filter(isOfAsk).map(({ type }) => type)).toEqual([
        ...["TaskScheduled", "TaskStarted", "TaskSubmitted"],
        answer === undefined ? "TaskTimedOut" : "output" in answer ? "TaskSucceeded" : "TaskFailed",
      ]);
      expect(JSON.stringify(events.find(({ type }) => type === "TaskSubmitted"))).toContain("m-1");
    }
  });
});
