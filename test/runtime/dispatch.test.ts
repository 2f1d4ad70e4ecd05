import { expect, test } from "vitest";
import type { Carrier } from "../../runtime/carrier.js";
import { dispatch, type Effect } from "../../runtime/dispatch.js";
import { createFork } from "../../runtime/joins.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import type { Ports } from "../../runtime/ports/ports.js";
import type { Invocation } from "../../runtime/scope.js";

const carrier: Carrier = { v: 1, x: "M:e", t: 0, s: "A", n: 4, e: 2 };
const again = () => Promise.reject(new Error("Nobody has failed."));
const send: Effect = { to: "a", carrier, $: "data", due: undefined };
const record = { state: "P", count: 2, started: 2, ended: [0], parked: "", parts: {}, per: 1 };
const inner: Effect = {
  ...{ fork: "inner", record, again },
  effects: [{ ...send, to: "b", $: "x".repeat(300) }],
};

test("forks are recorded, and large events kept, before anything is sent", async () => {
  const { run, done } = watched();
  await dispatch(run, [
    send,
    { fork: "outer", record, again, effects: [{ ...send, due: 5000 }, inner] },
  ]);
  expect(done.slice(0, 3)).toEqual(["create outer", "create inner", "keep M:e##4"]);
  expect(done.slice(3).toSorted()).toEqual(["invoke a", "invoke b", "schedule a"]);
});

test("a hand-over that cannot travel stops all others", async () => {
  const { run, done } = watched(false);
  const large = { ...send, $: "x".repeat(300) };
  await expect(dispatch(run, [send, large])).rejects.toMatchObject({
    Error: "Heaviside.CarrierTooLarge",
  });
  expect(done).toEqual([]);
});

test("a fork that somebody else has made is left to them, with all that its branches ask for", async () => {
  const ports = memoryPorts();
  const other = { ...invocation(ports), id: "m0" };
  expect(await createFork(other, "outer", record)).toBe("ours");
  const effects = [{ fork: "outer", record, again, effects: [inner, send] }, send];
  await dispatch(invocation(ports), effects);
  expect(ports.messages).toHaveLength(1);
  expect(await createFork(other, "inner", record)).toBe("ours");
});

test("of many hand-overs fifty are on their way at the same time", async () => {
  const memory = memoryPorts();
  let [now, most, all] = [0, 0, 0];
  const ports: Ports = {
    ...memory,
    async invoke() {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      all++;
    },
  };
  const effects = Array.from({ length: 220 }, (_, n) => ({ ...send, carrier: { ...carrier, n } }));
  await dispatch(invocation(ports), [{ fork: "outer", record, again, effects }]);
  expect([all, most]).toEqual([220, 50]);
});

test("nobody waits for longer than the execution lasts", async () => {
  const ports = memoryPorts();
  await dispatch(invocation(ports), [{ ...send, carrier: { ...carrier, d: 3 }, due: 5000 }]);
  ports.clock.advance();
  expect(ports.clock.now()).toBe(3000);
});

test("where nobody can be woken, that is refused by name", async () => {
  await expect(dispatch(invocation(memoryPorts()), [{ ...send, to: "" }])).rejects.toMatchObject({
    Error: "Heaviside.NoAddress",
  });
});

test("what is due later arrives when it is due", async () => {
  const ports = memoryPorts();
  await dispatch(invocation(ports), [{ ...send, due: 5000 }]);
  expect(ports.messages).toEqual([]);
  expect(ports.clock.advance()).toBe(true);
  expect(ports.clock.now()).toBe(5000);
  expect(ports.messages.map(({ self }) => self)).toEqual(["a"]);
});

/** Ports that note what they have done. */
function watched(keep = true): { readonly run: Invocation; readonly done: readonly string[] } {
  const ports = memoryPorts({ limit: 200, keep });
  const done: string[] = [];
  return {
    done,
    run: invocation({
      ...ports,
      async invoke(to) {
        done.push(`invoke ${to}`);
      },
      async schedule(to) {
        done.push(`schedule ${to}`);
      },
      table: {
        ...ports.table,
        async putNew(slot, fields) {
          await undefined;
          done.push(`create ${slot}`);
          return ports.table.putNew(slot, fields);
        },
      },
      payloads: {
        ...ports.payloads,
        async keep(key, event) {
          const isKept = await ports.payloads.keep(key, event);
          if (isKept) done.push(`keep ${key}`);
          return isKept;
        },
      },
    }),
  };
}

function invocation(ports: Ports): Invocation {
  const holder = { id: "m1", message: "m1", dead: [], isHeir: false };
  return { ports, carrier, self: "f", reads: [], ...holder };
}
