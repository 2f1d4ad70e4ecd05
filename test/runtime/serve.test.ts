import { describe, expect, expectTypeOf, test } from "vitest";
import { EmailReceipt, PackItem } from "../../examples/orders/orders.js";
import { encode, type Carrier } from "../../runtime/carrier.js";
import { hosted } from "../../runtime/host.js";
import { lambdaInvoke } from "../../runtime/lambda-invoke.js";
import { memoryPorts, type MemoryOptions } from "../../runtime/ports/memory.js";
import { serve, type HandlerContext } from "../../runtime/serve.js";
import type { AnyTask, TaskState } from "../../runtime/types.js";

const context: HandlerContext = { signal: new AbortController().signal };
const carrier: Carrier = { v: 1, x: "M:e", t: 0, s: "PackItem", n: 3, e: 9 };
const item = { orderId: "o", sku: "s" };

describe("without a host", () => {
  const pack = serve(PackItem, (given, { signal }) => ({ sku: given.sku, box: signal ? 1 : 0 }));

  test("a function is its handler, and knows its Task", async () => {
    expect(await pack(item, context)).toEqual({ sku: "s", box: 1 });
    expect(pack.task).toBe(PackItem);
  });

  test("a carrier is refused by name", () => {
    const event = JSON.parse(encode(carrier, item)) as typeof item;
    expect(() => pack(event, context)).toThrow(
      expect.objectContaining({
        Error: "Heaviside.NoHost",
        Cause: expect.stringContaining("heaviside/aws") as string,
      }),
    );
  });

  test("several Tasks share a handler", async () => {
    const both = serve([PackItem, EmailReceipt], (given) => {
      expectTypeOf(given).toEqualTypeOf<typeof item | { to: string; receipt: string }>();
      return { sku: "x", box: 1 };
    });
    expect(await both({ to: "a", receipt: "r" }, context)).toEqual({ sku: "x", box: 1 });
  });
});

describe("with a host", () => {
  test("an event without a carrier goes to the handler untouched, as does its context", async () => {
    const seen: unknown[] = [];
    const ports = memoryPorts();
    const pack = hosted(ports).serve(PackItem as AnyTask, (...given) => {
      seen.push(...given);
      return "answer";
    });
    const event = { Records: [{ body: encode(carrier, item) }] };
    expect(await pack(event, context)).toBe("answer");
    expect(seen[0]).toBe(event);
    expect(seen[1]).toBe(context);
    expect(ports.outcomes.size + ports.messages.length).toBe(0);
  });

  test("a carrier of another version fails the function", async () => {
    const event = { heaviside: { ...carrier, v: 2 } };
    await expect(call(task({}), event).answer).rejects.toMatchObject({
      Error: "Heaviside.CarrierVersion",
    });
  });

  test("a state that is not here ends the execution", async () => {
    const { answer, outcomes } = call(task({}), carrying({ s: "constructor" }));
    await answer;
    expect(outcomes()).toMatchObject([{ status: "FAILED", error: "Heaviside.UnknownState" }]);
  });

  test("so does one hand-over too many", async () => {
    const next = { kind: "invoke", Name: "B", Resource: "b", $: 1 } as const;
    const going = task({ Next: () => next });
    const many = call(going, carrying({ n: 4 }), { hopLimit: 5 });
    await many.answer;
    expect(many.ports.messages).toHaveLength(1);
    const more = call(going, carrying({ n: 5 }), { hopLimit: 5 });
    await more.answer;
    expect(more.ports.messages).toEqual([]);
    expect(more.outcomes()).toMatchObject([
      { status: "FAILED", error: "Heaviside.HopLimitExceeded" },
    ]);
    const standard = call(going, carrying({ n: 25_000 }));
    await standard.answer;
    expect(standard.outcomes()).toMatchObject([{ error: "Heaviside.HopLimitExceeded" }]);
  });

  test("hand-overs in the branches count with those before their forks", async () => {
    const Parent = { Name: "P", End: (_: unknown, results: unknown) => results };
    const next = { kind: "invoke", Name: "B", Resource: "b", $: 1 } as const;
    const event = carrying({ n: 2, p: [2, 0, 2, 7] });
    const { answer, ports } = call(task({ Parent, Next: () => next }), event, { hopLimit: 6 });
    await answer;
    expect(ports.outcomes.get("M:e")).toMatchObject([{ error: "Heaviside.HopLimitExceeded" }]);
  });

  test("what is too large to travel is kept, and found again", async () => {
    const next = { kind: "invoke", Name: "B", Resource: "b", $: "x".repeat(500) } as const;
    const { answer, ports } = call(task({ Next: () => next }), carrying({}), { limit: 300 });
    await answer;
    const [message] = ports.messages.splice(0);
    expect(message?.event.length).toBeLessThan(100);
    const host = hosted(ports);
    let seen: unknown;
    const b = host.serve({ Name: "B", End: () => "done" } as AnyTask, (given) => (seen = given));
    await b(JSON.parse(message?.event ?? ""), message as never);
    expect(seen).toBe("x".repeat(500));
    expect(ports.outcomes.get("M:e")).toEqual([{ status: "SUCCEEDED", output: "done" }]);
  });

  test("where nothing keeps it, the execution fails, and nothing is sent", async () => {
    const next = { kind: "invoke", Name: "B", Resource: "b", $: "x".repeat(500) } as const;
    const options = { limit: 300, keep: false };
    const { answer, ports, outcomes } = call(task({ Next: () => next }), carrying({}), options);
    await answer;
    expect(ports.messages).toEqual([]);
    expect(outcomes()).toMatchObject([{ status: "FAILED", error: "Heaviside.CarrierTooLarge" }]);
  });

  test("a handler gets a copy, and gives JSON", async () => {
    const seen: unknown[] = [];
    const ending = task({ End: ($: unknown, result: unknown) => (seen.push($, result), result) });
    const { answer, outcomes } = call(ending, carrying({}, { list: [1] }), {}, (given) => {
      (given as { list: number[] }).list.push(2);
      return { at: new Date(0), no: undefined };
    });
    await answer;
    expect(seen).toEqual([{ list: [1] }, { at: "1970-01-01T00:00:00.000Z" }]);
    expect(outcomes()).toEqual([
      { status: "SUCCEEDED", output: { at: "1970-01-01T00:00:00.000Z" } },
    ]);
  });

  test("a result over 256 KiB is the Task's failure", async () => {
    // Two bytes each.
    const result = "é".repeat(128 * 1024);
    const { answer, outcomes } = call(task({ End: () => 1 }), carrying({}), {}, () => result);
    await answer;
    expect(outcomes()).toEqual([
      {
        status: "FAILED",
        error: "States.DataLimitExceeded",
        cause:
          "The state/task 'f' returned a result with a size exceeding the maximum number of bytes service limit.",
      },
    ]);
    const fits = call(task({ End: () => 1 }), carrying({}), {}, () => result.slice(1));
    await fits.answer;
    expect(fits.outcomes()).toEqual([{ status: "SUCCEEDED", output: 1 }]);
  });

  test("a handler is told when its time is up", async () => {
    let signal: AbortSignal | undefined;
    const timed = task({ TimeoutSeconds: 3, End: () => 1 });
    const { answer, ports, outcomes } = call(timed, carrying({}), {}, (_, told) => {
      signal = told.signal;
      return new Promise(() => undefined);
    });
    await idle();
    expect(signal?.aborted).toBe(false);
    expect(ports.clock.advance()).toBe(true);
    expect(ports.clock.now()).toBe(3000);
    await answer;
    expect(signal?.aborted).toBe(true);
    expect(outcomes()).toEqual([{ status: "FAILED", error: "States.Timeout" }]);
  });

  test("the execution times out in the middle of a Task, and before one", async () => {
    const timed = task({ TimeoutSeconds: 30, Catch: () => ({ kind: "succeed", output: 0 }) });
    const during = call(timed, carrying({ d: 3 }), {}, () => new Promise(() => undefined));
    await idle();
    during.ports.clock.advance();
    expect(during.ports.clock.now()).toBe(3000);
    await during.answer;
    expect(during.outcomes()).toEqual([{ status: "TIMED_OUT", error: "States.Timeout" }]);
    const before = call(timed, carrying({ d: 3 }), { start: 3000 });
    await before.answer;
    expect(before.outcomes()).toEqual([{ status: "TIMED_OUT", error: "States.Timeout" }]);
  });

  test("behind lambda:invoke it gets the payload, and its answer is wrapped", async () => {
    const invoked = task({
      Resource: "arn:aws:states:::lambda:invoke",
      Invoke: lambdaInvoke,
      Parameters: ($: unknown) => ({ FunctionName: "f", Payload: $ }),
      End: (_: unknown, result: unknown) => result,
    });
    const { answer, outcomes } = call(invoked, carrying({}, 5), {}, (given) => [given]);
    await answer;
    expect(outcomes()).toEqual([
      {
        status: "SUCCEEDED",
        output: {
          ExecutedVersion: "$LATEST",
          Payload: [5],
          SdkHttpMetadata: {
            AllHttpHeaders: {
              "Content-Type": ["application/json"],
              "X-Amz-Executed-Version": ["$LATEST"],
            },
            HttpHeaders: {
              "Content-Type": "application/json",
              "X-Amz-Executed-Version": "$LATEST",
            },
            HttpStatusCode: 200,
          },
          SdkResponseMetadata: { RequestId: "00000000-0000-0000-0000-000000000000" },
          StatusCode: 200,
        },
      },
    ]);
  });
});

function task(fields: object): AnyTask {
  return { Name: "T", ...fields } satisfies TaskState<unknown, unknown> as AnyTask;
}

function carrying(fields: Partial<Carrier>, data: unknown = {}): unknown {
  return JSON.parse(encode({ ...carrier, s: "T", ...fields }, data));
}

/** Calls the function of a Task with an event. */
/** Until no promise has anything left to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function call(
  each: AnyTask,
  event: unknown,
  options: MemoryOptions = {},
  handler: (given: unknown, context: HandlerContext) => unknown = () => null,
) {
  const ports = memoryPorts(options);
  const served = hosted(ports).serve(each, handler as never) as (
    event: unknown,
    context: unknown,
  ) => Promise<unknown>;
  return {
    ports,
    answer: served(event, { id: "m", message: "m", self: "f", event: "" }),
    outcomes: () => ports.outcomes.get("M:e"),
  };
}
