import { expect, test } from "vitest";
import { load } from "../../compiler/index.js";
import { slot } from "../../runtime/carrier.js";
import { claim, reportDead } from "../../runtime/claim.js";
import { hosted } from "../../runtime/host.js";
import { abandonFork, createFork, inheritedFork } from "../../runtime/joins.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import type { Ports } from "../../runtime/ports/ports.js";
import type { Invocation } from "../../runtime/scope.js";
import type { AnyTask } from "../../runtime/types.js";

// Who holds a slot. Every claim of the flow is one of these.

/** A call for a message, which may go on for others that have failed. */
function call(
  ports: Ports,
  message: string,
  dead: readonly string[] = [],
  id = message,
): Invocation {
  return {
    carrier: { v: 1, x: "Machine:test", t: 0, s: "A", n: 0, e: 1 },
    ...{ ports, self: "f", reads: [], id, message, dead, isHeir: dead.length > 0 },
    ...(dead.length > 0 && { failed: { error: `Crash ${dead.length}` } }),
  };
}

test("a slot is the first one's, however often it asks", async () => {
  const ports = memoryPorts();
  expect(await claim(call(ports, "m1"), "slot", { fork: "1" })).toEqual({});
  expect((await claim(call(ports, "m1"), "slot"))?.own?.fork).toBe("1");
  expect(await claim(call(ports, "m2"), "slot")).toBeUndefined();
  expect(await claim(call(ports, "m1", [], "copy"), "slot")).toBeUndefined();
});

test("a call that goes on for a failed one takes over what that has left", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "m1"), "slot", { fork: "1" });
  const taken = await claim(call(ports, "m2", ["m1"]), "slot");
  expect(taken).toMatchObject({ before: { fork: "1" }, failure: { error: "Crash 1" } });
  expect(await claim(call(ports, "m1", [], "copy"), "slot")).toBeUndefined();
});

test("anybody takes over what a call holds that was reported dead, and knows it from then on", async () => {
  const ports = memoryPorts();
  const other = call(ports, "m3");
  await reportDead(call(ports, "m2", ["m1"]));
  await claim(call(ports, "m1"), "slot", { fork: "1" });
  const taken = await claim(other, "slot");
  expect(taken).toMatchObject({ before: { fork: "1" }, failure: { error: "Crash 1" } });
  expect(other.isHeir).toBe(true);
  // Those who come after it, among them the one that was called because of the failure.
  expect(await claim(call(ports, "m4"), "slot")).toBeUndefined();
  expect(await claim(call(ports, "m2", ["m1"]), "slot")).toBeUndefined();
});

test("a report is of one call: another one for the same failure lives on", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "copy", ["m1"]), "slot");
  await reportDead(call(ports, "m3", ["m1", "m2"]));
  expect(await claim(call(ports, "m3", ["m1", "m2"]), "slot")).toBeUndefined();
  expect(await claim(call(ports, "m4"), "slot")).toBeUndefined();
});

test("a report tells of the earlier calls, too: the next one may have died before it could", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "m1"), "slot");
  await reportDead(call(ports, "m3", ["m1", "m2"]));
  expect(await claim(call(ports, "m4"), "slot")).toMatchObject({ failure: { error: "Crash 2" } });
});

test("of two answers the first one counts, whatever happens to its call", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "m1"), "slot", {}, true);
  await reportDead(call(ports, "m2", ["m1"]));
  expect(await claim(call(ports, "m3"), "slot", {}, true)).toBeUndefined();
  expect(await claim(call(ports, "m2", ["m1"]), "slot", {}, true)).toMatchObject({
    failure: { error: "Crash 1" },
  });
});

test("who was reported dead takes nothing over", async () => {
  const ports = memoryPorts();
  await claim(call(ports, "m1"), "slot");
  await reportDead(call(ports, "m3", ["m1", "m2"]));
  expect(await claim(call(ports, "m2", ["m0"]), "slot")).toBeUndefined();
});

test("a fork that was given up is not made again in its slot", async () => {
  const ports = memoryPorts();
  const record = { state: "A", count: 2, started: 2, ended: [0], parked: "", parts: {}, per: 1 };
  const first = call(ports, "m1");
  expect(await createFork(first, "slot", record)).toBe("ours");
  await reportDead(call(ports, "m2", ["m1"]));
  const second = call(ports, "m2", ["m1"]);
  expect(await inheritedFork(second, "slot")).toMatchObject({ state: "A", count: 2 });
  // Not by one who has lost it.
  await abandonFork(first, "slot");
  expect((await inheritedFork(second, "slot"))?.count).toBe(2);
  await abandonFork(second, "slot");
  expect((await inheritedFork(second, "slot"))?.count).toBe(0);
  await reportDead(call(ports, "m3", ["m1", "m2"]));
  expect(await createFork(call(ports, "m4"), "slot", record)).toBe("inherited");
});

test("who goes on for a failed call leaves the fork of a state alone that it has not", async () => {
  const ports = memoryPorts();
  const Resource = "arn:aws:lambda:eu-west-1:123456789012:function:a";
  const machine = await load({
    StartAt: "A",
    States: { A: { Type: "Task", Resource, End: true } },
  });
  const other = call(ports, "m1");
  const record = { count: 1, started: 1, ended: [0], parked: "{}", parts: {}, per: 1 };
  await createFork(other, slot("Machine:test", [], 1), { ...record, state: "Elsewhere" });
  await reportDead(call(ports, "m2", ["m1"]));
  const serve = hosted(ports).serve(machine.Tasks()["A"] as AnyTask, () => "never");
  const failed = { d: ["m0"], error: "Crash", cause: "It crashed." };
  const message = { id: "c", message: "m3", self: "a", event: "" };
  await serve({ heaviside: { ...other.carrier, f: failed } } as never, message as never);
  const { error, cause } = failed;
  expect(ports.outcomes.get("Machine:test")).toEqual([{ status: "FAILED", error, cause }]);
});
