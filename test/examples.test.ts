import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, type CompileOptions } from "../compiler/index.js";
import * as tasks from "../examples/orders-jsonata/tasks.js";
import { Orders } from "../examples/orders-jsonata/orders.js";
import { run, type Json } from "../local/index.js";

const root = resolve(import.meta.dirname, "..");
const definitions = readdirSync(join(root, "examples")).flatMap((example) =>
  readdirSync(join(root, "examples", example))
    .filter((file) => file.endsWith(".asl.json"))
    .map((file) => join("examples", example, file)),
);

test.each(definitions)("%s was compiled by this compiler", async (file) => {
  const prettier = JSON.parse(readFileSync(join(root, ".prettierrc.json"), "utf8")) as NonNullable<
    CompileOptions["prettier"]
  >;
  const folder = join(root, file, "..");
  const base = file.replace(/^.*\/|\.asl\.json$/g, "");
  const schemas = join(folder, `${base}.schemas.json`);
  const { code = "", files } = await compile(readFileSync(join(root, file), "utf8"), {
    fileName: `${base}.asl.json`,
    prettier,
    ...(existsSync(schemas) && { schemas: readFileSync(schemas, "utf8") }),
  });
  for (const [name, text] of Object.entries({ ...files, [`${base}.ts`]: code }))
    expect(readFileSync(join(folder, name), "utf8"), name).toBe(text);
});

describe("examples/orders-jsonata", () => {
  const order = JSON.parse(
    readFileSync(join(root, "examples/orders-jsonata/input.json"), "utf8"),
  ) as { readonly [field: string]: Json };

  test("ships an order", async () => {
    expect(await run(Orders, order, { tasks })).toEqual({
      status: "SUCCEEDED",
      output: { receipt: "receipt-o-42", boxes: [1, 2] },
    });
  });

  test("one item is a list too", async () => {
    const items: Json = [{ sku: "desk-7", quantity: 1 }];
    expect(await run(Orders, { ...order, items }, { tasks })).toMatchObject({
      output: { boxes: [2] },
    });
  });

  test("rejects an order with a variable in the cause", async () => {
    expect(await run(Orders, { ...order, total: 20_000 }, { tasks })).toEqual({
      status: "FAILED",
      error: "OrderRejected",
      cause: "Order o-42 was rejected",
    });
  });
});
