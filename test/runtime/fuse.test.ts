import { describe, expect, test } from "vitest";
import { timeLeft } from "../../runtime/fuse.js";
import { hosted } from "../../runtime/host.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import { serveEach } from "../../runtime/serve.js";
import type { AnyTask } from "../../runtime/types.js";
import { deployed, execute, now, scripted, stateOf } from "./functions.js";

// Tasks of one function that follow each other, without a hop between them.

const arn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const task = (name: string, fields: object = { End: true }) => ({
  ...{ Type: "Task", Resource: arn(name) },
  ...fields,
});
const line = {
  StartAt: "A",
  States: {
    A: task("ab", { ResultPath: "$.a", Next: "P" }),
    P: { Type: "Pass", Result: "p", ResultPath: "$.p", Next: "B" },
    B: task("ab", { ResultPath: "$.b", Next: "C" }),
    C: task("c", { ResultPath: "$.c", Next: "D" }),
    D: task("ab", { ResultPath: "$.d", End: true }),
  },
};
const script = Object.fromEntries([..."ABCDEF"].map((name) => [name, [{ output: name }]]));
const output = { a: "A", p: "p", b: "B", c: "C", d: "D" };

test.each([
  { dedupe: "none", fuse: false, hops: ["A", "B", "C", "D"] },
  { dedupe: "none", fuse: true, hops: ["A", "C", "D"] },
  { dedupe: "claim", fuse: true, hops: ["A", "B", "C", "D"] },
  { dedupe: "checkpoint", fuse: true, hops: ["A", "C", "D"] },
] as const)("with $dedupe, fuse $fuse: called for $hops", async ({ dedupe, fuse, hops }) => {
  const machine = await deployed(line);
  const { deliveries, outcomes } = await execute(machine, {}, scripted(script), { dedupe, fuse });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output }]);
  expect(deliveries.map(stateOf)).toEqual(hops);
});

test("each Task has its own handler; an event without an execution goes to the first", async () => {
  const { machine } = await deployed(line);
  const { A, B } = machine.Tasks() as { readonly A: AnyTask; readonly B: AnyTask };
  const handlers = [() => "a", () => "b"] as const;
  for (const serve of [serveEach, hosted(memoryPorts()).serveEach]) {
    const handler = serve([A, B], handlers);
    expect(handler.task).toBe(A);
    expect(await (handler as (event: unknown, context: unknown) => unknown)({}, {})).toBe("a");
    expect(() => serve([A, B], [() => "a"] as never)).toThrow("2 Tasks have 1 handlers.");
    expect(() => serve([A], handlers as never)).toThrow("1 Tasks have 2 handlers.");
  }
});

test("a fused Task that fails is tried again by its own Retry, and caught by its own Catch", async () => {
  const machine = await deployed({
    StartAt: "A",
    States: {
      A: task("ab", { Next: "B" }),
      B: task("ab", {
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 10, MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "C" }],
        End: true,
      }),
      C: task("ab"),
    },
  });
  const failing = { ...script, B: [{ error: "Busy" }, { error: "No" }] };
  const { calls, deliveries, milliseconds, outcomes } = await execute(
    machine,
    {},
    scripted(failing),
    { fuse: true },
  );
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: "C" }]);
  expect(deliveries.map(stateOf)).toEqual(["A", "B"]);
  expect(milliseconds).toBe(10_000);
  expect(Object.fromEntries(calls)).toEqual({ A: 1, B: 2, C: 1 });
});

test("branches run beside each other, in calls of their own; what follows in them is fused", async () => {
  const branch = (first: string, last: string) => ({
    StartAt: first,
    States: { [first]: task("ab", { Next: last }), [last]: task("ab") },
  });
  const machine = await deployed({
    StartAt: "A",
    States: {
      A: task("ab", { Next: "Both" }),
      Both: { Type: "Parallel", Branches: [branch("B", "C"), branch("D", "E")], Next: "F" },
      F: task("ab"),
    },
  });
  const { deliveries, outcomes } = await execute(machine, {}, scripted(script), { fuse: true });
  expect(outcomes).toEqual([{ status: "SUCCEEDED", output: "F" }]);
  expect(deliveries.map(stateOf)).toEqual(["A", "B", "D", "F"]);
});

test("names of slots are the same, however many Tasks were fused", async () => {
  const slots = async (fuse: boolean) => {
    const { deliveries } = await execute(await deployed(line), {}, scripted(script), { fuse });
    return new Map(
      deliveries.map((message) => {
        const { heaviside } = JSON.parse(message.event) as { heaviside: { s: string; n: number } };
        return [heaviside.s, heaviside.n] as const;
      }),
    );
  };
  const [apart, fused] = [await slots(false), await slots(true)];
  for (const [state, n] of fused) expect([state, n]).toEqual([state, apart.get(state)]);
});

test("a function of the same name elsewhere, or another version, is another function", async () => {
  const { machine } = await deployed({
    StartAt: "A",
    States: { A: task("ab", { Next: "B" }), B: task("ab:live") },
  });
  for (const [self, isFused] of [
    [arn("ab"), false],
    [arn("ab:live"), true],
    [arn("ab:live").replace("eu-west-1", "eu-north-1"), false],
    ["ab:live", true],
  ] as const) {
    const memory = memoryPorts({ start: now.getTime() });
    const worked: string[] = [];
    const tasks = Object.values(machine.Tasks());
    const handlers = tasks.map(
      ({ Name }) =>
        () =>
          worked.push(Name),
    );
    const serve = hosted(memory).serveEach(tasks, handlers, { fuse: true });
    await hosted(memory).start(machine, {}, { name: "test" });
    const [message] = memory.messages.splice(0);
    await serve(JSON.parse(message?.event ?? "") as never, { ...message, self } as never);
    expect({ self, worked }).toEqual({ self, worked: isFused ? ["A", "B"] : ["A"] });
  }
});

test("a loop without an end ends at the hop limit", async () => {
  const machine = await deployed({
    StartAt: "A",
    States: {
      A: task("ab", { Next: "Again" }),
      Again: {
        Type: "Choice",
        Choices: [{ Variable: "$.x", IsPresent: true, Next: "Done" }],
        Default: "A",
      },
      Done: { Type: "Succeed" },
    },
  });
  const { calls, deliveries, outcomes } = await execute(machine, {}, scripted(script), {
    ...{ fuse: true, hopLimit: 10 },
  });
  expect(outcomes).toMatchObject([{ status: "FAILED", error: "Heaviside.HopLimitExceeded" }]);
  expect(deliveries).toHaveLength(1);
  expect(calls.get("A")).toBeLessThan(12);
});

describe("the time that is left", () => {
  const taking = (TimeoutSeconds?: number) =>
    ({ Name: "A", ...(TimeoutSeconds !== undefined && { TimeoutSeconds }) }) as unknown as AnyTask;
  const call = (...times: readonly number[]) => {
    const left = [...times];
    return { id: "", message: "", self: "", remaining: () => left.shift() ?? 0 };
  };

  test.each([
    [60_000, 35_000, 30, true],
    [60_000, 34_999, 30, false],
    [60_000, 30_000, undefined, true],
    [60_000, 29_999, undefined, false],
  ])("of %i ms %i are left for %s seconds: %s", (whole, left, seconds, isEnough) => {
    expect(timeLeft(call(whole, left))(taking(seconds))).toBe(isEnough);
  });

  test("is without an end where the platform has none", () => {
    expect(timeLeft({ id: "", message: "", self: "" })(taking(1e9))).toBe(true);
  });
});
