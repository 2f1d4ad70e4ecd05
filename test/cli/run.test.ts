import { readdir } from "node:fs/promises";

import { describe, expect, test, vi } from "vitest";

import { broken, hello, orders } from "./definitions.js";
import { folder } from "./folder.js";
import { heaviside } from "./heaviside.js";

// Everything happens on a real disk, perhaps a busy one.
vi.setConfig({ testTimeout: 30_000 });

const files = {
  "hello.asl.json": hello,
  "orders.asl.json": orders,
  "handlers.ts": `
    export const charge = async (order: { id: number }) => {
      console.log("charging", order.id);
      return { charged: order.id };
    };`,
  "mock.json": { Charge: [{ error: "Busy" }, { output: { ok: true } }] },
  "failing.json": { Charge: { error: "CardDeclined", cause: "No money." } },
};

describe("heaviside run FILE", () => {
  test("prints the outcome as JSON where no person looks", async () => {
    const cwd = await folder(files);
    const { code, stdout, stderr } = await heaviside(["run", "hello.asl.json"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ status: "SUCCEEDED", output: { hello: "world" } });
    expect((await readdir(cwd)).sort()).toEqual(Object.keys(files).sort());
  });

  test("calls handlers; what they print is not mixed with the outcome", async () => {
    const cwd = await folder(files);
    const argv = ["run", "orders.asl.json", "--tasks", "handlers.ts", "--input", '{"id": 7}'];
    const { code, stdout, stderr } = await heaviside(argv, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "charging 7\n" });
    expect(JSON.parse(stdout)).toEqual({ status: "SUCCEEDED", output: { charged: 7 } });
  });

  test("takes the input from a file and from the standard input", async () => {
    const cwd = await folder({ ...files, "order.json": { id: 8 } });
    const run = async (input: string) => {
      const argv = ["run", "orders.asl.json", "--tasks", "handlers.ts", "-i", input];
      return JSON.parse((await heaviside(argv, { cwd, stdin: '{"id": 9}' })).stdout).output;
    };
    expect(await run("@order.json")).toEqual({ charged: 8 });
    expect(await run("-")).toEqual({ charged: 9 });
  });

  test("takes the definition from the standard input", async () => {
    const { code, stdout } = await heaviside(["run", "-"], {
      cwd: await folder({}),
      stdin: JSON.stringify(hello),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).output).toEqual({ hello: "world" });
  });

  test("--mock gives scripted results", async () => {
    const cwd = await folder(files);
    const { code, stdout } = await heaviside(["run", "orders.asl.json", "--mock", "mock.json"], {
      cwd,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).output).toEqual({ ok: true });
  });

  test("--object gives what a distributed Map reads from S3", async () => {
    const reading = {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemReader: {
            Resource: "arn:aws:states:::s3:getObject",
            ReaderConfig: { InputType: "JSON" },
            Parameters: { Bucket: "uploads", Key: "day=1/in.json" },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
            StartAt: "Keep",
            States: { Keep: { Type: "Pass", End: true } },
          },
          End: true,
        },
      },
    };
    const cwd = await folder({ "read.asl.json": reading, "in.json": [1, 2] });
    const argv = ["run", "read.asl.json", "--object"];
    const { code, stdout } = await heaviside([...argv, "uploads/day=1/in.json=in.json"], { cwd });
    expect({ code, ...JSON.parse(stdout) }).toEqual({
      code: 0,
      status: "SUCCEEDED",
      output: [1, 2],
    });
    for (const wrong of ["in.json", "uploads/in.json=", "uploads/in.json=nowhere.json"])
      expect((await heaviside([...argv, wrong], { cwd })).code).toBe(2);
  });

  test("a failed execution ends with 1, error and cause", async () => {
    const cwd = await folder(files);
    const argv = ["run", "orders.asl.json", "--mock", "failing.json"];
    const { code, stdout, stderr } = await heaviside(argv, { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      status: "FAILED",
      error: "CardDeclined",
      cause: "No money.",
    });
    expect(stderr).toBe("heaviside: Failed: CardDeclined: No money.\n");
  });

  test("without handler and mock it says what to pass", async () => {
    const { code, stdout, stderr } = await heaviside(["run", "orders.asl.json"], {
      cwd: await folder(files),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      [
        'heaviside: The Task "Charge" (arn:aws:lambda:eu-west-1:123456789012:function:charge) has neither a handler nor a mock.',
        "Pass --tasks handlers.ts, a module with: export const charge = async (input) => ({});",
        'or --mock results.json, a file with: {"Charge": [{"output": {}}]}',
        "",
      ].join("\n"),
    );
  });

  test("a handler of a name that no Task has may be meant", async () => {
    const cwd = await folder({ ...files, "tasks.ts": "export const chrge = () => ({});" });
    const argv = ["run", "orders.asl.json", "--tasks", "tasks.ts"];
    const { code, stderr } = await heaviside(argv, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('Is "chrge" meant for it?');
  });

  test("a definition with errors is not run", async () => {
    const cwd = await folder({ "broken.asl.json": broken });
    const { code, stdout, stderr } = await heaviside(["run", "broken.asl.json"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("broken.asl.json:6:15 error unknown-state");
  });

  test("--events prints the history, one event a line", async () => {
    const cwd = await folder(files);
    const argv = ["run", "orders.asl.json", "--mock", "mock.json", "--events"];
    const { code, stdout } = await heaviside(argv, { cwd });
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(events.map(({ id }) => id)).toEqual(events.map((_event, index) => index + 1));
    expect(events[0]).toMatchObject({ type: "ExecutionStarted" });
    expect(events[1]).toMatchObject({
      type: "TaskStateEntered",
      stateEnteredEventDetails: { name: "Charge" },
    });
    expect(events.at(-1)).toMatchObject({ type: "ExecutionSucceeded" });
  });

  test("on a terminal each state has a line, and time is virtual", async () => {
    const cwd = await folder(files);
    const argv = ["run", "orders.asl.json", "--mock", "mock.json"];
    const { code, stdout } = await heaviside(argv, { cwd, isTTY: true, env: { NO_COLOR: "1" } });
    expect(code).toBe(0);
    const lines = stdout
      .replace(/[^\n]*\r\u001b\[2K/g, "")
      .replace(/ +/g, " ")
      .split("\n");
    expect(lines).toEqual([
      "✓ Charge Task 1 min 1 retry",
      "✓ Rest Wait 1 h",
      "✓ Done Succeed",
      "Succeeded in 1 h 1 min of virtual time",
      "{",
      ' "ok": true',
      "}",
      "",
    ]);
    const json = await heaviside([...argv, "--json"], { cwd, isTTY: true });
    expect(JSON.parse(json.stdout)).toEqual({ status: "SUCCEEDED", output: { ok: true } });
  });

  test("on a terminal a failure says error and cause", async () => {
    const cwd = await folder(files);
    const argv = ["run", "orders.asl.json", "--mock", "failing.json"];
    const { code, stdout } = await heaviside(argv, { cwd, isTTY: true, env: { NO_COLOR: "1" } });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ Charge +Task +CardDeclined\nFailed after 0 ms of virtual time\nCardDeclined: No money\.\n$/,
    );
  });

  test("a loop without an end has one", async () => {
    const loop = {
      StartAt: "Again",
      States: {
        Again: {
          Type: "Choice",
          Choices: [{ Variable: "$.done", IsPresent: true, Next: "Done" }],
          Default: "Again",
        },
        Done: { Type: "Succeed" },
      },
    };
    const cwd = await folder({ "loop.asl.json": JSON.stringify(loop) });
    const { code, stdout } = await heaviside(["run", "loop.asl.json"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
  });

  test("--real-time waits, until the user wants an end", async () => {
    const cwd = await folder(files);
    const abort = new AbortController();
    const argv = ["run", "orders.asl.json", "--mock", "mock.json", "--real-time"];
    setTimeout(() => abort.abort(), 50);
    const { code, stdout } = await heaviside(argv, { cwd, signal: abort.signal });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: "ABORTED" });
  });
});
