import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

// What travels inside each function of the examples: its handler, what can follow its Task, and the runtime.

const root = resolve(import.meta.dirname, "..");
const budget = 8000;

interface Bundle {
  readonly text: string;
  readonly inputs: readonly string[];
}

async function bundle(handler: string, example = "orders"): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, "examples", example, "handlers", handler)],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
    metafile: true,
    outdir: join(root, "dist"),
    absWorkingDir: root,
    tsconfig: join(root, "tsconfig.json"),
  });
  return { text: outputFiles[0]?.text ?? "", inputs: Object.keys(metafile.inputs) };
}

const handlers = [
  ...["validate.ts", "charge.ts", "pack.ts", "email.ts"].map((name) => ["orders", name] as const),
  ...["validate.ts", "charge.ts", "pack.ts"].map((name) => ["orders-jsonata", name] as const),
];

describe.each(handlers)("the function of %s/%s", (example, handler) => {
  test(`fits into ${budget} bytes`, async () => {
    const { text } = await bundle(handler, example);
    expect(text.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
  });

  test("holds no library, and nothing of the compiler", async () => {
    const { inputs } = await bundle(handler, example);
    const own = new RegExp(`^(?:examples/${example}|runtime)/`);
    expect(inputs.filter((input) => !own.test(input))).toEqual([]);
  });
});

describe("a function holds only what can follow its Task", () => {
  test("the receipt knows nothing of the charge", async () => {
    const { text } = await bundle("email.ts");
    for (const foreign of [
      "ChargeCard",
      "GatewayBusy",
      "CardDeclined",
      "function:charge",
      "IsInStock",
      "ValidateOrder",
    ])
      expect(text).not.toContain(foreign);
    expect(text).toContain("EmailReceipt");
  });

  test("the charge is followed by the fulfilment, and not by the validation", async () => {
    const { text } = await bundle("charge.ts");
    for (const following of ["Fulfil", "PackItem", "EmailReceipt", "OrderRejected"])
      expect(text).toContain(following);
    for (const foreign of ["function:validate", "IsInStock", "WaitForRestock"])
      expect(text).not.toContain(foreign);
  });

  test("it is smaller than the definition and a library to read it would be", async () => {
    const definition = JSON.stringify(
      JSON.parse(readFileSync(join(root, "examples/orders/orders.asl.json"), "utf8")),
    );
    const { text } = await bundle("email.ts");
    expect(text.length).toBeLessThan(definition.length);
  });
});
