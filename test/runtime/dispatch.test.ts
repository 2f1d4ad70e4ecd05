import { expect, test } from "vitest";
import type { Carrier } from "../../runtime/carrier.js";
import { dispatch, type Effect } from "../../runtime/dispatch.js";
import { memoryPorts } from "../../runtime/ports/memory.js";
import type { Ports } from "../../runtime/ports/ports.js";

const carrier: Carrier = { v: 1, x: "M:e", t: 0, s: "A", n: 4, e: 2 };
const send: Effect = { to: "a", carrier, $: "data", due: undefined };
const record = { count: 2, started: 2, ended: 0 };

test("forks are recorded, and large events kept, before anything is sent", async () => {
  const { ports, done } = watched();
  await dispatch(ports, [
    send,
    { ...send, due: 5000 },
    { fork: "M:e##3", record, parked: "{}" },
    { ...send, to: "b", $: "x".repeat(300) },
  ]);
  expect(done.slice(0, 2).toSorted()).toEqual(["create M:e##3", "keep M:e##4"]);
  expect(done.slice(2).toSorted()).toEqual(["invoke a", "invoke b", "schedule a"]);
});

test("a hand-over that cannot travel stops all others", async () => {
  const { ports, done } = watched(false);
  const large = { ...send, $: "x".repeat(300) };
  await expect(dispatch(ports, [send, large])).rejects.toMatchObject({
    Error: "Heaviside.CarrierTooLarge",
  });
  expect(done).toEqual([]);
});

test("what is due later arrives when it is due", async () => {
  const ports = memoryPorts();
  await dispatch(ports, [{ ...send, due: 5000 }]);
  expect(ports.messages).toEqual([]);
  expect(ports.clock.advance()).toBe(true);
  expect(ports.clock.now()).toBe(5000);
  expect(ports.messages.map(({ self }) => self)).toEqual(["a"]);
});

/** Ports that note what they have done. */
function watched(keep = true): { readonly ports: Ports; readonly done: readonly string[] } {
  const ports = memoryPorts({ limit: 200, keep });
  const done: string[] = [];
  return {
    done,
    ports: {
      ...ports,
      async invoke(to) {
        done.push(`invoke ${to}`);
      },
      async schedule(to) {
        done.push(`schedule ${to}`);
      },
      joins: {
        ...ports.joins,
        async create(fork) {
          await undefined;
          done.push(`create ${fork}`);
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
    },
  };
}
