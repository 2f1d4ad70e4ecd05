import { describe, expect, test } from "vitest";

import { Bug } from "../../compiler/cli/bug.js";
import { explain } from "../../compiler/cli/explain.js";
import { folder } from "./folder.js";
import { heaviside } from "./heaviside.js";

describe("help", () => {
  test("lists the commands", async () => {
    const { code, stdout, stderr } = await heaviside(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of ["compile", "check", "run"])
      expect(stdout).toContain(`heaviside ${command}`);
  });

  test.each(["compile", "check", "run"])(
    "of %s shows its options and an example",
    async (command) => {
      const { code, stdout, stderr } = await heaviside([command, "--help"]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain(`heaviside ${command} FILE`);
      expect(stdout).toContain("Examples:");
      expect(stdout).toContain("--define");
    },
  );

  test("the version is the package's", async () => {
    expect(await heaviside(["--version"])).toMatchObject({ code: 0, stdout: "0.1.0\n" });
  });
});

describe("wrong usage ends with 2, one message and no trace", () => {
  test.each<readonly [string, string, string?]>([
    ["", "Name a command: compile, check, run, template, doctor, list, describe, history."],
    ["compil a.json", "Did you mean compile?"],
    ["compile", "No FILE is given."],
    ["check", "No FILE is given."],
    ["run", "No FILE is given."],
    [
      "compile a.json --wacth",
      '"heaviside compile" has no option --wacth.',
      "Did you mean --watch?",
    ],
    [
      "compile a.json --zzzzzz",
      "has no option --zzzzzz.",
      '"heaviside compile --help" lists its options.',
    ],
    ["compile a.json -q", "has no option -q."],
    ["compile a.json --no-check", "has no option --no-check."],
    ["compile a.json --out", "Not enough arguments following: out"],
    ["compile a.json --name A --name B", "--name is given twice."],
    ["compile a.json b.json --name A", "--name names one machine"],
    ["compile - -", '"-" is given twice.'],
    ["compile a.json --check --watch", "--watch and --check exclude each other."],
    ["compile a.json --check --stdout", "--check and --stdout exclude each other."],
    ["compile a.json --stdout -o x", "--stdout and --out exclude each other."],
    ["compile a.json --watch --json", "--watch and --json exclude each other."],
    ["compile a.json b.json --stdout", "One module is printed at a time"],
    ["compile a.json b.json -o x.ts", "is one file, and there are several FILEs."],
    [
      "compile a/x.json b/x.json -o out",
      '"a/x.json" and "b/x.json" would both be written to "out/x.ts".',
    ],
    ["compile x.asl.json x.asl.yaml", 'would both be written to "x.ts".'],
    ["compile - --watch", "The standard input cannot be watched."],
    ["compile nowhere.json", '"nowhere.json" cannot be read: no such file.'],
    ["check nowhere.json", '"nowhere.json" cannot be read: no such file.'],
    ["run nowhere.json", '"nowhere.json" cannot be read: no such file.'],
    ["check .", '"." cannot be read: it is a directory.'],
    ["check - --json --sarif", "--json and --sarif exclude each other."],
    ["check - --max-warnings many", "--max-warnings takes a whole number."],
    ["check - --max-warnings=-1", "--max-warnings takes a whole number."],
    ["check - --define A", '--define takes Name=value, not "A".'],
    ["check - --define-file nowhere.json", '"nowhere.json" cannot be read'],
    ["check - --schemas nowhere.json", '"nowhere.json" cannot be read'],
    ["run a.json b.json", "One FILE is run at a time."],
    ["run - --events --json", "--events and --json exclude each other."],
    ["run - --input -", "The standard input is the definition already."],
    ["run - --input {", "--input is not JSON"],
    ["run - --input @nowhere.json", '"nowhere.json" cannot be read'],
    ["run - --mock nowhere.json", '"nowhere.json" cannot be read'],
  ])("heaviside %s", async (line, message, help = "") => {
    const argv = (line ?? "").split(" ").filter((word) => word !== "");
    const { code, stdout, stderr } = await heaviside(argv, { cwd: await folder({}), stdin: "{}" });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
    expect(stderr).not.toMatch(/\n +at /);
  });
});

test("a bug of heaviside says so, names the definition and ends with 70", () => {
  const { text, code } = explain(new Bug("orders.asl.json", new Error("oops")));
  expect(code).toBe(70);
  expect(text).toMatch(
    /^This is a bug in heaviside \d+\.\d+\.\d+, met in "orders\.asl\.json"; a report of it is welcome\.\nError: oops\n +at /,
  );
  expect(explain("thrown text")).toMatchObject({
    code: 70,
    text: expect.stringContaining("thrown text"),
  });
});
