import { readdir } from "node:fs/promises";

import { describe, expect, test, vi } from "vitest";

import { broken, hello, doubtful } from "./definitions.js";
import { folder } from "./folder.js";
import { heaviside } from "./heaviside.js";

// Everything happens on a real disk, perhaps a busy one.
vi.setConfig({ testTimeout: 30_000 });

const files = { "hello.asl.json": hello, "broken.asl.json": broken, "doubtful.asl.json": doubtful };

describe("heaviside check FILE", () => {
  test("says nothing is wrong, and writes nothing", async () => {
    const cwd = await folder(files);
    expect(await heaviside(["check", "hello.asl.json"], { cwd })).toEqual({
      code: 0,
      stdout: "No problems in 1 definition.\n",
      stderr: "",
    });
    expect(await readdir(cwd)).toEqual(Object.keys(files).sort());
  });

  test("shows each problem at its place", async () => {
    const cwd = await folder(files);
    const { code, stdout, stderr } = await heaviside(
      ["check", "broken.asl.json", "doubtful.asl.json"],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toContain("broken.asl.json:6:15 error unknown-state");
    expect(stdout).toContain('6 |       "Next": "Nowhere"');
    expect(stdout).toContain("warning missing-dollar");
    expect(stdout.endsWith("\n1 error and 1 warning in 2 definitions.\n")).toBe(true);
    expect(stdout).not.toContain("\u001b");
  });

  test("colours for people alone", async () => {
    const cwd = await folder(files);
    const shown = async (isTTY: boolean, env = {}) =>
      (await heaviside(["check", "broken.asl.json"], { cwd, isTTY, env })).stdout.includes(
        "\u001b[",
      );
    expect(await shown(true)).toBe(true);
    expect(await shown(false)).toBe(false);
    expect(await shown(true, { NO_COLOR: "1" })).toBe(false);
    expect(await shown(true, { TERM: "dumb" })).toBe(false);
    expect(await shown(false, { FORCE_COLOR: "1" })).toBe(true);
  });

  test("--max-warnings makes warnings fail", async () => {
    const cwd = await folder(files);
    const codes = ["0", "1"].map(async (most) => {
      const { code } = await heaviside(["check", "doubtful.asl.json", "--max-warnings", most], {
        cwd,
      });
      return code;
    });
    expect(await Promise.all(codes)).toEqual([1, 0]);
  });

  test("--json is one array", async () => {
    const cwd = await folder(files);
    const { code, stdout } = await heaviside(["check", ...Object.keys(files), "--json"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        code: "unknown-state",
        severity: "error",
        fileName: "broken.asl.json",
        line: 6,
        column: 15,
        path: "/States/Greet/Next",
      },
      { code: "missing-dollar", severity: "warning", fileName: "doubtful.asl.json" },
    ]);
    expect((await heaviside(["check", "hello.asl.json", "--json"], { cwd })).stdout).toBe("[]\n");
  });

  test("--sarif is a SARIF log", async () => {
    const cwd = await folder(files);
    const { code, stdout } = await heaviside(["check", ...Object.keys(files), "--sarif"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "heaviside", version: "0.1.0" } },
          results: [
            { ruleId: "unknown-state", level: "error" },
            { ruleId: "missing-dollar", level: "warning" },
          ],
        },
      ],
    });
  });

  test("takes the standard input and what is no JSON", async () => {
    const { code, stdout } = await heaviside(["check", "-"], {
      cwd: await folder({}),
      stdin: '{"StartAt": }',
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^stdin:1:12 error json-syntax/);
  });
});
