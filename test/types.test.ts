import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../compiler/index.js";
import { typeErrors } from "./type-check.js";

// What the compiler of TypeScript says of code around a machine. In test/types, the line after an @ts-expect-error has to be
// refused: tsc says so when it is not.

const root = resolve(import.meta.dirname, "..");

describe("types", { timeout: 60_000 }, () => {
  test("of the examples accept and refuse what they should", () => {
    const folder = join(root, "test/types");
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.length).toBeGreaterThan(0);
    expect(typeErrors(files)).toBe("");
  });

  test("accept the README's handlers", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code);
    const handlers = blocks.filter((code) => code.includes("serve("));
    expect(handlers.length).toBeGreaterThan(0);
    inFolder((folder) => {
      const orders = join(root, "examples/orders/orders.js");
      const files = handlers.map((code, index) => {
        const file = join(folder, `handler-${index}.ts`);
        // Its serve has the same types; the source of heaviside/aws needs those of Node.js.
        const local = code.replace(
          'serve, StatesError } from "heaviside/aws"',
          'serve, StatesError } from "heaviside/runtime"',
        );
        writeFileSync(file, local.replaceAll('"./orders.js"', JSON.stringify(orders)));
        return file;
      });
      expect(typeErrors(files)).toBe("");
    });
  });

  // The names of types and of everything that schemas bring are taken.
  test("of a module fit whatever its states are called", async () => {
    const names =
      "ErrorOutput Validator View MachineInput isMachineInput A AtA AfterA Input Result Item Order toA AJoin Record".split(
        " ",
      );
    const lambda = "arn:aws:lambda:us-east-1:123456789012:function:f";
    const tasks = names.map((name, index) => [
      name,
      {
        Type: "Task",
        Resource: lambda,
        ResultPath: `$.${name}`,
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Other" }],
        Next: names[index + 1] ?? "Other",
      },
    ]);
    const order = {
      type: "object",
      properties: { id: { type: "string" } },
      required: ["id"],
      additionalProperties: false,
    };
    const schemas = {
      input: { $ref: "#/$defs/Order" },
      results: Object.fromEntries(names.map((name) => [name, { $ref: "#/$defs/Order" }])),
      $defs: { Order: order },
    };
    const States = {
      ...Object.fromEntries(tasks),
      Other: { Type: "Pass", OutputPath: "$.error", End: true },
    };
    const {
      code = "",
      files,
      diagnostics,
    } = await compile({ StartAt: names[0], States }, { schemas });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    inFolder((folder) => {
      for (const [name, text] of Object.entries({ ...files, "machine.ts": code }))
        writeFileSync(join(folder, name), text);
      expect(typeErrors([join(folder, "machine.ts")])).toBe("");
    });
  });

  test("of a function behind lambda:invoke are those of the Payload", async () => {
    const invoking = (Parameters: object, Next?: string) => ({
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "f", ...Parameters },
      ...(Next === undefined ? { End: true } : { ResultPath: "$.result", Next }),
    });
    const text = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };
    const schemas = {
      input: text,
      results: { Read: { type: "object", properties: { Payload: text }, required: ["Payload"] } },
    };
    const States = {
      Read: invoking({ "Payload.$": "$" }, "Free"),
      Free: invoking({ Payload: { a: 1 } }, "Bare"),
      Bare: invoking({}),
    };
    const { code = "", files } = await compile({ StartAt: "Read", States }, { schemas });
    const handlers = `import { serve } from "heaviside/runtime";
      import { Bare, Free, Read } from "./machine.js";
      export const read = serve(Read, async ({ text }) => ({ text: text.trim() }));
      export const free = serve(Free, ({ a }) => [a.toFixed()]);
      export const bare = serve(Bare, () => undefined);
      // @ts-expect-error it is given no arguments of Lambda
      export const named = serve(Read, ({ FunctionName }) => ({ text: FunctionName }));
      // @ts-expect-error what it gives is wrapped elsewhere
      export const wrapped = serve(Read, ({ text }) => ({ Payload: { text } }));`;
    inFolder((folder) => {
      const all = { ...files, "machine.ts": code, "handlers.ts": handlers };
      for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
      expect(typeErrors([join(folder, "handlers.ts")])).toBe("");
    });
  });
});

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  try {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
