import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { describe, expect, test } from "vitest";

import { loadHandlers } from "../../compiler/cli/handlers.js";
import { fakeIo } from "./fake-io.js";
import { folder } from "./folder.js";

async function load(files: Record<string, string | object>, file = "handlers.ts") {
  const cwd = await folder(files);
  return { cwd, handlers: await loadHandlers(file, fakeIo({ cwd }).io) };
}

/** What a handler of the loaded module returns. */
async function call(files: Record<string, string | object>, file?: string): Promise<unknown> {
  const { handlers } = await load(files, file);
  return handlers["handler"]?.(undefined, undefined as never);
}

describe("which exports are handlers", () => {
  test("functions by their names, and the record `tasks`", async () => {
    const { handlers } = await load({
      "handlers.ts": `
        export const ChargeCard = async (order: { id: number }) => order.id;
        export async function Ship() {}
        export const limit = 5;
        export const tasks = { "Charge card": () => 1, nothing: 2 };`,
    });
    expect(Object.keys(handlers)).toEqual(["ChargeCard", "Ship", "Charge card"]);
  });

  test("those of a CommonJS module", async () => {
    expect(
      await call({ "h.cjs": "exports.handler = () => __filename.endsWith('h.cjs')" }, "h.cjs"),
    ).toBe(true);
  });

  test("a module without a function is refused", async () => {
    await expect(load({ "handlers.ts": "export const limit = 5" })).rejects.toThrow(
      "exports no function",
    );
  });
});

describe("what handlers may import", () => {
  test("their own files, with .js for .ts, JSON and what lies beside them", async () => {
    const files = {
      "handlers.ts": `
        import { greet } from "./src/greet.js";
        import settings from "./settings.json" with { type: "json" };
        export const handler = () => greet(settings.name);`,
      "settings.json": { name: "you" },
      "src/greet.ts": `
        import { readFileSync } from "node:fs";
        enum Mark { End = "!" }
        const word = readFileSync(new URL("word.txt", import.meta.url), "utf8");
        export const greet = (name: string): string => word + " " + name + Mark.End;`,
      "src/word.txt": "hello",
    };
    expect(await call(files)).toBe("hello you!");
  });

  test("each file keeps its own address", async () => {
    const { cwd, handlers } = await load({
      "handlers.ts": `import { there } from "./a/there.js"; export const handler = () => [import.meta.url, there];`,
      "a/there.ts": "export const there = import.meta.url;",
    });
    const urls = ["handlers.ts", "a/there.ts"].map((name) => pathToFileURL(`${cwd}/${name}`).href);
    expect(await handlers["handler"]?.(undefined, undefined as never)).toEqual(urls);
  });

  test("packages, as Node.js resolves them, from the file that asks", async () => {
    const files = {
      "handlers.ts": `
        import { both } from "both"; import { old } from "old"; import { inner } from "./part/inner.cjs";
        export const handler = () => [both, old, inner()];`,
      "part/inner.cjs": `const { both } = require("both"); const { own } = require("own");
        exports.inner = () => [both, own];`,
      "node_modules/both/package.json": {
        name: "both",
        exports: { module: "./bundlers.js", import: "./i.mjs", require: "./r.cjs" },
      },
      "node_modules/both/i.mjs": `export const both = "import";`,
      "node_modules/both/r.cjs": `exports.both = "require";`,
      "node_modules/old/package.json": { name: "old", main: "i.js", module: "bundlers.js" },
      "node_modules/old/i.js": `exports.old = "old";`,
      "part/node_modules/own/package.json": { name: "own", main: "i.js" },
      "part/node_modules/own/i.js": `exports.own = "own";`,
    };
    expect(await call(files)).toEqual(["import", "old", ["require", "own"]]);
  });
});

describe("mistakes", () => {
  test.each([
    ["export const = 4", "handlers.ts:1:14"],
    [`import "./nowhere.js"; export const a = () => 1`, `Could not resolve "./nowhere.js"`],
    [`import x from "nowhere"; export const a = () => x`, 'The package "nowhere" is not installed'],
    [`throw new Error("boom")`, "threw while it was loaded: boom"],
  ])("%s", async (text, message) => {
    await expect(load({ "handlers.ts": text })).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining(message),
    });
  });

  test("a file that is not there", async () => {
    await expect(load({})).rejects.toThrow('"handlers.ts" cannot be read: no such file.');
  });
});

test("nothing is left in the user's folder", async () => {
  const { cwd } = await load({ "handlers.ts": "export const handler = () => 1" });
  expect(await readdir(cwd)).toEqual(["handlers.ts"]);
});
