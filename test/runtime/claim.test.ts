import { expect, test } from "vitest";
import { claim, noteFailed } from "../../runtime/claim.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import type { Ports } from "../../runtime/ports/ports.js";
import type { Invocation } from "../../runtime/scope.js";

// Who holds a slot. Every claim of the flow is one of these.

/** A call for a message; of a later generation, the one before it has failed. */
function call(ports: Ports, message: string, { id = message, generation = 0 } = {}): Invocation {
  return {
    carrier: { v: 1, x: "Machine:test", t: 0, s: "A", n: 0, e: 1 },
    ...{ ports, self: "f", reads: [], id, message, generation, isHeir: generation > 0 },
    ...(generation > 0 && { failed: { error: `Crash ${generation}` } }),
  };
}

test("a slot is the first one's, however often it asks", async () => {
  const ports = memoryPorts();
  expect(await claim(call(ports, "m1"), "slot", { fork: "1" })).toEqual({});
  expect((await claim(call(ports, "m1"), "slot"))?.own?.fork).toBe("1");
  expect(await claim(call(ports, "m2"), "slot")).toBeUndefined();
  expect(await claim(call(ports, "m1", { id: "copy" }), "slot")).toBeUndefined();
});

test("a call that goes on for a failed one takes over what that has left", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "m1"), "slot", { fork: "1" });
  const taken = await claim(call(ports, "m1", { id: "m2", generation: 1 }), "slot");
  expect(taken).toMatchObject({ before: { fork: "1" }, failure: { error: "Crash 1" } });
  expect(await claim(call(ports, "m1", { id: "copy" }), "slot")).toBeUndefined();
});

test("anybody takes over what a call holds that was reported dead, and knows it from then on", async () => {
  const ports = memoryPorts();
  const other = call(ports, "m2");
  await noteFailed(call(ports, "m1", { id: "m1.1", generation: 1 }));
  await claim(call(ports, "m1"), "slot", { fork: "1" });
  expect(await claim(other, "slot")).toMatchObject({
    before: { fork: "1" },
    failure: { error: "Crash 1" },
  });
  expect(other.isHeir).toBe(true);
  // Those who come after it, among them the one that was called because of the failure.
  expect(await claim(call(ports, "m3"), "slot")).toBeUndefined();
  expect(await claim(call(ports, "m1", { id: "m1.1", generation: 1 }), "slot")).toBeUndefined();
});

test("a report is of one generation: it says nothing of the next, and none undoes another", async () => {
  const ports = memoryPorts();
  const second = call(ports, "m1", { id: "m1.1", generation: 1 });
  await noteFailed(second);
  await claim(second, "slot");
  expect(await claim(call(ports, "m2"), "slot")).toBeUndefined();
  await noteFailed(call(ports, "m1", { id: "m1.2", generation: 2 }));
  // The first report once more, late.
  await noteFailed(second);
  expect(await claim(call(ports, "m2"), "slot")).toMatchObject({ failure: { error: "Crash 2" } });
});
