import { test } from "vitest";
import { readFileSync } from "node:fs";
import { compile, load } from "../compiler/index.js";
import { run } from "../local/index.js";
test("x", async () => {
  const source = readFileSync("examples/orders/orders.asl.json", "utf8");
  const schemas = readFileSync("examples/orders/orders.schemas.json", "utf8");
  const r = await compile(source, { fileName: "orders.asl.json", schemas });
  console.log(r.code, r.diagnostics, Object.keys(r.files));
  const m = await load(source, { fileName: "orders.asl.json", schemas });
  console.log(await run(m, JSON.parse(readFileSync("examples/orders/input.json", "utf8")), { mock: { ValidateOrder: [{ output: { inStock: true } }], ChargeCard: [{ output: { receiptId: "r", authorisedAt: "x" } }], PackItem: [{ output: { sku: "a", box: 1 } }], EmailReceipt: [{ output: 1 }] } }));
});
