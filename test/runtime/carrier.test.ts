import { expect, test } from "vitest";
import { Orders } from "../../examples/orders/orders.js";
import { decode, encode, isCarrying, slot, type Carrier } from "../../runtime/carrier.js";
import { execute, scripted, type Deployed } from "./functions.js";

const carrier: Carrier = { v: 1, x: "M:e", t: 0, s: "A", n: 0, e: 2 };

test("what was encoded is decoded", () => {
  const event: unknown = JSON.parse(encode({ ...carrier, r: undefined, p: [1, 0] }, { a: 1 }));
  expect(decode(event)).toEqual({ heaviside: { ...carrier, p: [1, 0] }, data: { a: 1 } });
});

test.each([
  ["no object", 1],
  ["null", null],
  ["nothing", undefined],
  ["an event of the user's", { a: 1 }],
  ["a field of that name without a version", { heaviside: { a: 1 } }],
  ["a field of that name that is no object", { heaviside: "v" }],
  ["a body that holds a carrier", { body: encode(carrier, 1) }],
  ["a record of a queue", { Records: [{ body: encode(carrier, 1) }] }],
  ["one that is nested", { detail: { heaviside: carrier } }],
  ["a list", [{ heaviside: carrier }]],
])("%s is no carrier", (_, event) => {
  expect(isCarrying(event)).toBe(false);
});

test("a carrier of another version is one, and is refused by name", () => {
  const event = { heaviside: { ...carrier, v: 2 } };
  expect(isCarrying(event)).toBe(true);
  expect(() => decode(event)).toThrow(
    expect.objectContaining({ Error: "Heaviside.CarrierVersion" }),
  );
});

test("slots go by the execution, the path and their number", () => {
  expect(slot("M:e", [2, 0, 1, 5], 3)).toBe("M:e#2.0.1.5#3");
  expect(slot("M:e")).toBe("M:e##0");
});

test("in a linear flow at most 150 bytes travel beside the data", async () => {
  const resource = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
  const orders: Deployed = {
    machine: Orders as Deployed["machine"],
    addresses: new Map([
      ["ValidateOrder", resource("validate")],
      ["ChargeCard", resource("charge")],
      ["PackItem", resource("pack")],
      ["EmailReceipt", resource("email")],
    ]),
  };
  const restockDate = "2026-01-03T00:00:00Z";
  const order = {
    orderId: "o-1",
    email: "a@b.c",
    total: 5,
    items: [{ sku: "lamp-1", quantity: 1 }],
  };
  const { deliveries, outcomes } = await execute(
    orders,
    order,
    scripted({
      ValidateOrder: [{ output: { inStock: false, restockDate } }, { output: { inStock: true } }],
      ChargeCard: [{ output: { receiptId: "r", authorisedAt: restockDate } }],
      PackItem: [{ output: { sku: "lamp-1", box: 1 } }],
      EmailReceipt: [{ output: null }],
    }),
    // As long as it gets by itself.
    { name: "0123456789abcdefghijklmn" },
  );
  expect(outcomes).toEqual([
    { status: "SUCCEEDED", output: [[{ sku: "lamp-1", box: 1 }], "a@b.c"] },
  ]);
  const overheads = deliveries.map(({ event }) => {
    const { data, heaviside } = JSON.parse(event) as { data: unknown; heaviside: Carrier };
    return { bytes: event.length - JSON.stringify(data).length, isLinear: !heaviside.p };
  });
  const linear = overheads.filter(({ isLinear }) => isLinear).map(({ bytes }) => bytes);
  expect(linear).toHaveLength(3);
  expect(Math.max(...linear)).toBeLessThanOrEqual(150);
});
