import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, onTestFinished, test, vi } from "vitest";

import { main } from "../../compiler/cli/main.js";
import { broken, hello } from "./definitions.js";
import { fakeIo } from "./fake-io.js";
import { folder } from "./folder.js";

// Everything happens on a real disk, perhaps a busy one.
vi.setConfig({ testTimeout: 30_000 });

async function watching(files: Record<string, object>, argv: readonly string[]) {
  const cwd = await folder(files);
  const abort = new AbortController();
  const { io, stdout, stderr } = fakeIo({ cwd, signal: abort.signal });
  const ended = main(["compile", ...argv, "--watch"], io);
  onTestFinished(() => {
    abort.abort();
    return ended.then(() => {});
  });
  /** Waits for so many lines, and gives the last one without its time. */
  const line = (amount: number) =>
    vi.waitFor(
      () => {
        const lines = stdout.text.split("\n").slice(0, -1);
        expect(lines).toHaveLength(amount);
        return lines.at(-1)?.replace(/^\d\d:\d\d:\d\d /, "");
      },
      { timeout: 20_000, interval: 20 },
    );
  const save = (name: string, value: object | string) =>
    writeFile(join(cwd, name), typeof value === "string" ? value : JSON.stringify(value));
  return { cwd, line, save, stderr, ended, abort };
}

test("compiles at once, at every change, and survives errors", async () => {
  const { cwd, line, save, stderr, ended, abort } = await watching({ "hello.asl.json": hello }, [
    "hello.asl.json",
  ]);
  expect(await line(1)).toBe("hello.asl.json → hello.ts");
  await save("hello.asl.json", broken);
  expect(await line(2)).toBe("hello.asl.json: 1 error, nothing written");
  expect(stderr.text).toContain("unknown-state");
  await save("hello.asl.json", { ...hello, Comment: "Once more" });
  expect(await line(3)).toBe("hello.asl.json → hello.ts");
  expect(await readFile(join(cwd, "hello.ts"), "utf8")).toContain("Once more");
  await rm(join(cwd, "hello.asl.json"));
  expect(await line(4)).toBe('hello.asl.json: "hello.asl.json" cannot be read: no such file.');
  // As editors do: another file takes the name.
  await save("hello.tmp", hello);
  await rename(join(cwd, "hello.tmp"), join(cwd, "hello.asl.json"));
  expect(await line(5)).toBe("hello.asl.json → hello.ts");
  abort.abort();
  expect(await ended).toBe(0);
});

test("schemas that appear count, files that have nothing to do with it do not", async () => {
  const { line, save } = await watching({ "hello.asl.json": hello, "other.asl.json": hello }, [
    "hello.asl.json",
  ]);
  expect(await line(1)).toBe("hello.asl.json → hello.ts");
  await save("other.asl.json", broken);
  await save("hello.schemas.json", "{");
  expect(await line(2)).toBe("hello.asl.json: 1 error, nothing written");
  await save("hello.schemas.json", {});
  expect(await line(3)).toBe("hello.asl.json → hello.ts (unchanged)");
});

test("a template's definition in a file of its own is watched too", async () => {
  const template = {
    Resources: {
      Hello: {
        Type: "AWS::Serverless::StateMachine",
        Properties: { DefinitionUri: "flows/hello.asl.json" },
      },
    },
  };
  const files = { "template.json": template, "flows/hello.asl.json": hello };
  const { cwd, line, save } = await watching(files, ["template.json#Hello"]);
  expect(await line(1)).toBe("template.json#Hello → Hello.ts");
  await save("flows/hello.asl.json", { ...hello, Comment: "Changed" });
  expect(await line(2)).toBe("template.json#Hello → Hello.ts");
  // Beside that, and not there before.
  await save("flows/hello.schemas.json", "{");
  expect(await line(3)).toBe("template.json#Hello: 1 error, nothing written");
  await save("flows/hello.schemas.json", { input: { type: "number" } });
  expect(await line(4)).toBe("template.json#Hello → Hello.ts, Hello.validators.ts");
  await rm(join(cwd, "flows/hello.schemas.json"));
  expect(await line(5)).toBe("template.json#Hello → Hello.ts, Hello.validators.ts (removed)");
});

test("a definition that a template names counts when it appears", async () => {
  const template = {
    Resources: {
      Hello: {
        Type: "AWS::Serverless::StateMachine",
        Properties: { DefinitionUri: "flows/hello.asl.json" },
      },
    },
  };
  const { line, save } = await watching({ "template.json": template, "flows/other.json": {} }, [
    "template.json#Hello",
  ]);
  expect(await line(1)).toBe("template.json#Hello: 1 error, nothing written");
  await save("flows/hello.asl.json", hello);
  expect(await line(2)).toBe("template.json#Hello → Hello.ts");
});

test("only what changed is compiled again", async () => {
  const { line, save } = await watching({ "a.asl.json": hello, "b.asl.json": hello }, [
    "a.asl.json",
    "b.asl.json",
  ]);
  await line(2);
  await save("b.asl.json", { ...hello, Comment: "Changed" });
  expect(await line(3)).toBe("b.asl.json → b.ts");
});
