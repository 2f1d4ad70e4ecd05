import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { compileSchemas } from "../../compiler/4-analyse/schemas.js";
import { shapes } from "../../compiler/4-analyse/shapes.js";
import { machineStates } from "../../compiler/4-analyse/states.js";
import { names } from "../../compiler/5-emit/names.js";
import { typeNames } from "../../compiler/5-emit/types.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";
import { typeErrors } from "../type-check.js";
import { machineOf, task } from "./lowered.js";

const text = { type: "string" };
const closed = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const catchAll = [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "RejectOrder" }];

const orders = machineOf({
  ValidateOrder: task({ ResultPath: "$.validation", Next: "Is in stock?" }),
  "Is in stock?": {
    Type: "Choice",
    Choices: [{ Variable: "$.validation.inStock", BooleanEquals: true, Next: "ChargeCard" }],
    Default: "RejectOrder",
  },
  ChargeCard: task({
    ResultSelector: { "receipt.$": "$.receiptId" },
    ResultPath: "$.payment",
    Catch: catchAll,
    Next: "Fulfil",
  }),
  Fulfil: {
    Type: "Parallel",
    Branches: [
      {
        StartAt: "PackItems",
        States: {
          PackItems: {
            Type: "Map",
            ItemsPath: "$.items",
            ItemSelector: { "orderId.$": "$.orderId", kind: "box" },
            ItemProcessor: { StartAt: "PackItem", States: { PackItem: task() } },
            End: true,
          },
        },
      },
      {
        StartAt: "EmailReceipt",
        States: { EmailReceipt: task({ ResultPath: null, OutputPath: "$.orderId", End: true }) },
      },
    ],
    ResultPath: "$.fulfilment",
    Catch: catchAll,
    Next: "OrderComplete",
  },
  OrderComplete: { Type: "Succeed" },
  RejectOrder: { Type: "Fail" },
});

const schemas = (Order: object) => ({
  input: { $ref: "#/$defs/Order" },
  results: {
    ValidateOrder: { $ref: "#/$defs/Validation" },
    ChargeCard: { $ref: "#/$defs/Charge" },
    PackItem: { $ref: "#/$defs/PackedItem" },
  },
  $defs: {
    Order,
    Validation: closed({ inStock: { type: "boolean" }, restockDate: text }, ["inStock"]),
    Charge: closed({ receiptId: text }),
    PackedItem: closed({ sku: text, boxes: { type: "integer" } }),
  },
});
const closedOrder = closed({
  orderId: text,
  total: { type: "number" },
  items: { type: "array", items: { title: "Item", ...closed({ sku: text }) } },
});

async function typed(given: object, runtime?: string) {
  const diagnostics = new Diagnostics();
  const facts = await compileSchemas(
    given,
    orders,
    diagnostics,
    runtime === undefined ? {} : { runtime },
  );
  if (!facts) throw new Error(JSON.stringify(diagnostics.sorted));
  return { facts, types: typeNames(orders, shapes(orders, facts), names(orders, [])) };
}

test("inputs are named after what they grew from", async () => {
  const { types } = await typed(schemas(closedOrder));
  expect(types.declarations.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "type AfterValidateOrder = Order & { validation: Validation };",
      "type AfterChargeCard = AfterValidateOrder & { payment: { receipt: string } };",
      "type AfterFulfil = AfterChargeCard & { fulfilment: [PackedItem[], string] };",
      "type AtRejectOrder = AfterValidateOrder & { error?: ErrorOutput; payment?: { receipt: string } };",
    ]
  `);
  expect(types.ofMachine).toBe("Order");
  expect([...orders.scope.states.keys()].map(types.ofInput)).toMatchInlineSnapshot(`
    [
      "Order",
      "AfterValidateOrder",
      "AfterValidateOrder",
      "AfterChargeCard",
      "AfterFulfil",
      "AtRejectOrder",
    ]
  `);
  expect(["PackItems", "PackItem", "EmailReceipt"].map(types.ofInput)).toMatchInlineSnapshot(`
    [
      "AfterChargeCard",
      "{ orderId: string; kind: string }",
      "AfterChargeCard",
    ]
  `);
  const [packing] = machineStates(orders).flatMap((state) => (state.type === "Map" ? [state] : []));
  expect([types.ofResult("Fulfil"), packing && types.ofEnd(packing.processor)])
    .toMatchInlineSnapshot(`
    [
      "[PackedItem[], string]",
      "PackedItem",
    ]
  `);
  expect(types.imported()).toMatchInlineSnapshot(`
    [
      "ErrorOutput",
      "Order",
      "PackedItem",
      "Validation",
    ]
  `);
});

test("an open type takes no optional fields: they might be there already", async () => {
  const { types } = await typed(schemas({ ...closedOrder, additionalProperties: true }));
  expect(types.declarations.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "type AfterValidateOrder = Order & { validation: Validation };",
      "type AfterChargeCard = AfterValidateOrder & { payment: { receipt: string } };",
      "type AfterFulfil = AfterChargeCard & { fulfilment: [PackedItem[], string] };",
    ]
  `);
  expect(types.ofInput("RejectOrder")).toBe("AfterValidateOrder");
});

test("without schemas only what ResultPath puts in is known", () => {
  const types = typeNames(orders, shapes(orders), names(orders, []));
  expect(types.declarations.map(({ text }) => text).slice(0, 2)).toEqual([
    "type AfterValidateOrder = { validation: unknown; [k: string]: unknown };",
    "type AfterChargeCard = AfterValidateOrder & { payment: { receipt: unknown } };",
  ]);
  expect(types.ofInput("Fulfil")).toBe("AfterChargeCard");
  expect(types.imported()).toEqual([]);
});

// What the transitions of the machine above would be, with the runtime's own types.
const program = (runtime: string, imports: readonly string[], declarations: readonly string[]) => `
${imports.join("\n")}
import type { ErrorOutput, ParallelState, TaskState, Transition, View } from "${runtime}/v1.js";
${declarations.join("\n")}
declare function IsInStock($: AfterValidateOrder): Transition;
declare function Fulfil($: AfterChargeCard): Transition;
declare function OrderComplete($: AfterFulfil): Transition;
declare function RejectOrder($: REJECT): Transition;
export const ValidateOrder = {
  Name: "ValidateOrder",
  Result: isValidation,
  Next: ($, result) => IsInStock({ ...$, validation: result }),
} satisfies TaskState<Order, Validation>;
export const ChargeCard = {
  Name: "ChargeCard",
  Result: isCharge,
  Catch: ($, error) => RejectOrder({ ...$, error }),
  Next: ($, result) => Fulfil({ ...$, payment: { receipt: result.receiptId } }),
} satisfies TaskState<AfterValidateOrder, Charge>;
export const FulfilJoin = {
  Name: "Fulfil",
  Next: ($, results) => OrderComplete({ ...$, fulfilment: results }),
} satisfies ParallelState<AfterChargeCard, [PackedItem[], string]>;
export function choose($: View<AfterValidateOrder>, error: ErrorOutput): Transition {
  if ($.validation.inStock && $.total > 1) return RejectOrder({ ...$, error });
  return $.items[0]?.sku === "x" ? IsInStock($) : RejectOrder($);
}
export { isOrder, isPackedItem };
`;

test("the names type-check with the transitions that they are for", async () => {
  const folder = mkdtempSync(join(resolve(import.meta.dirname, "../.."), ".types-"));
  try {
    const runtime = relative(folder, resolve(import.meta.dirname, "../../runtime"));
    const files: string[] = [];
    for (const [name, order] of Object.entries({
      closed: closedOrder,
      open: { ...closedOrder, additionalProperties: true },
    })) {
      const { facts, types } = await typed(schemas(order), runtime);
      const text = program(
        runtime,
        facts.imports(["Order", "Validation", "Charge", "PackedItem"]),
        types.declarations.map((each) => each.text),
      ).replace("REJECT", types.ofInput("RejectOrder"));
      const all = { ...facts.files, "program.ts": text };
      for (const [file, content] of Object.entries(all)) {
        const unique = (value: string) =>
          value.replaceAll(/orders\.(types|validators)/g, `${name}.$1`);
        const path = join(folder, `${unique(file).replace("program", `${name}-program`)}`);
        writeFileSync(path, unique(content).replaceAll(`${runtime}/v1"`, `${runtime}/v1.js"`));
        files.push(path);
      }
    }
    expect(typeErrors(files)).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test("variables of which a later state reads some are picked from those of an earlier one, where that says less", () => {
  const job = Object.fromEntries(["id", "name", "status", "result"].map((key) => [key, "x"]));
  const reads = (names: readonly string[], more: object) => ({
    Type: "Pass",
    Parameters: Object.fromEntries(names.map((name) => [`${name}.$`, `$${name}`])),
    ResultPath: null,
    ...more,
  });
  const machine = machineOf({
    Set: { Type: "Pass", Assign: { job, bucket: "b", key: "k" }, Next: "All" },
    All: reads(["job", "bucket", "key"], { Next: "Some" }),
    Some: reads(["job", "bucket"], { Next: "Few" }),
    Few: reads(["bucket"], { End: true }),
  });
  const types = typeNames(machine, shapes(machine), names(machine, []));
  const fields = "id: string; name: string; status: string; result: string";
  expect(types.declarations.map(({ text }) => text)).toEqual([
    `type AllVariables = { job: { ${fields} }; bucket: string; key: string };`,
    'type SomeVariables = Pick<AllVariables, "job" | "bucket">;',
  ]);
  expect(types.ofVariables("Few")).toEqual(["{ bucket: string }"]);
});
