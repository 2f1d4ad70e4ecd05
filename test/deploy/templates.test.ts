import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { transform } from "esbuild";
import { afterAll, describe, expect, test, vi } from "vitest";

import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { region } from "./deployed.js";
import { mistakes, specification } from "./specification.js";
import { circles, parsed, referencesIn } from "./template-files.js";

vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, "../..");
const handlers = (...tasks: readonly string[]) =>
  tasks.map((name) => `--handler=${name}=handlers/${name.toLowerCase().replaceAll(" ", "-")}.ts`);
const inCases = (name: string) => `test/cases/${name}/machine.asl.json`;

/** A definition, and how its infrastructure is asked for. */
const machines: Readonly<Record<string, readonly string[]>> = {
  orders: ["examples/orders/orders.asl.json"],
  "orders-claim": ["examples/orders/orders.asl.json", "--dedupe", "claim"],
  "orders-history": ["examples/orders/orders.asl.json", "--history"],
  "orders-extras": [
    ...["examples/orders/orders.asl.json", "--dedupe", "claim", "--on-outcome", "queue"],
    ...["--bucket", "--seal"],
  ],
  "orders-jsonata": [
    "examples/orders-jsonata/orders.asl.json",
    ...handlers("ValidateOrder", "ChargeCard", "PackItem"),
  ],
  hello: ["examples/hello/hello.asl.json", "--handler", "Greet=examples/hello/tasks.ts#Greet"],
  wait: [inCases("wait"), ...handlers("Work", "Machine")],
  parallel: [inCases("parallel"), ...handlers("Reserve", "Notify", "Machine")],
  callback: [inCases("callback"), ...handlers("Machine")],
  placeholders: [inCases("placeholders"), ...handlers("Ask ${Stage}")],
  "distributed-map": [inCases("distributed-map"), ...handlers("Import", "Store", "Machine")],
};

const written = (name: string, format: string) => {
  const out = `test/deploy/templates/${name}.yaml`;
  const how = machines[name] ?? [];
  return heaviside(["template", ...how, "--format", format, "--stdout", "--out", out], {
    cwd: root,
  });
};

describe("the template of", () => {
  test.each(Object.keys(machines))("%s", async (name) => {
    const { code, stdout } = await written(name, "sam");
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`templates/${name}.yaml`);
  });

  test("orders, without SAM", async () => {
    const { stdout } = await written("orders", "cloudformation");
    await expect(stdout).toMatchFileSnapshot("templates/orders-cloudformation.yaml");
  });

  test.each(["orders", "orders-history", "orders-extras", "placeholders"])(
    "%s, as a construct of the CDK",
    async (name) => {
      const { code, stdout } = await written(name, "cdk");
      expect(code).toBe(0);
      await transform(stdout, { loader: "ts" });
      await expect(stdout).toMatchFileSnapshot(`templates/${name}-cdk.ts.txt`);
    },
  );
});

describe.each(["sam", "cloudformation"])("every template of %s", (format) => {
  test.each(Object.keys(machines))("%s: each resource can be made, and is there", async (name) => {
    const { stdout } = await written(name, format);
    const template = parsed(stdout);
    expect(circles(template)).toEqual([]);
    const known = [...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})];
    const unknown = referencesIn(template).filter(
      (each) => !known.includes(each) && !/^AWS::/.test(each),
    );
    expect(unknown).toEqual([]);
  });

  test.each(Object.keys(machines))("%s: the doctor has nothing to say", async (name) => {
    const { stdout } = await written(name, format);
    const cwd = root;
    const directory = mkdtempSync(join(tmpdir(), "heaviside-test-"));
    try {
      const file = join(directory, "template.yaml");
      writeFileSync(file, stdout);
      const how = machines[name] ?? [];
      const { code, stdout: said } = await heaviside(["doctor", ...how, "--template", file], {
        cwd,
      });
      expect(said).toMatch(/^Nothing has to change\./m);
      expect(code).toBe(0);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test.each(Object.keys(machines))("%s: no action and no resource is left open", async (name) => {
    const { stdout } = await written(name, format);
    expect(stdout).not.toMatch(/Action: "?[\w-]*:?\*/);
    expect(stdout).not.toMatch(/Resource: "\*"/);
  });
});

const spec = await specification();
describe.runIf(spec)("what CloudFormation says of its resources", () => {
  test.each(Object.keys(machines))("%s is as it says", async (name) => {
    const { stdout } = await written(name, "cloudformation");
    expect(spec && mistakes(parsed(stdout), spec)).toEqual([]);
  });
});

const hasLint = spawnSync("cfn-lint", ["--version"]).status === 0;
describe.runIf(hasLint)("cfn-lint, where it is installed", () => {
  const directory = mkdtempSync(join(tmpdir(), "heaviside-test-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  test("finds nothing in any of them", { timeout: 240_000 }, async () => {
    const files: string[] = [];
    for (const name of Object.keys(machines))
      for (const format of ["sam", "cloudformation"]) {
        const file = join(directory, `${name}-${format}.yaml`);
        writeFileSync(file, (await written(name, format)).stdout);
        files.push(file);
      }
    const { stdout, status } = spawnSync("cfn-lint", files, { encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});

describe("no text of a definition ends its quotes", () => {
  const hostile = [
    'a"b\\c',
    "${AWS::AccountId}${!x}",
    "x: [y]\n# z",
    "`${process.exit()}`",
    "*/ //\u2028",
    "'#{",
  ];
  const definition = {
    Comment: hostile.join(" "),
    StartAt: "S0",
    States: {
      S0: { Type: "Task", Resource: `${region}own`, Next: "T0" },
      ...Object.fromEntries(
        hostile.map((text, at) => [
          `T${at}`,
          {
            Type: "Task",
            Resource: "arn:aws:states:::dynamodb:getItem",
            Parameters: { TableName: text, Key: { id: { S: "1" } } },
            ...(at + 1 < hostile.length ? { Next: `T${at + 1}` } : { End: true }),
          },
        ]),
      ),
    },
  };

  test.each(["sam", "cloudformation"])("in a template of %s", async (format) => {
    const cwd = await folder({ "m.asl.json": definition });
    const argv = ["template", "m.asl.json", "--handler", "S0=h.ts", "--format", format, "--stdout"];
    const { code, stdout, stderr } = await heaviside(argv, { cwd });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const { Resources } = parsed(stdout);
    const text = JSON.stringify(Resources["OwnFunctionRole"]);
    // What looks like a placeholder is one; what CloudFormation would fill in is escaped.
    expect(text).toContain(JSON.stringify('table/a"b\\c').slice(1, -1));
    expect(text).toContain(JSON.stringify("table/x: [y]\n# z").slice(1, -1));
    expect(text).toContain("table/'#{");
    expect(Object.keys(Resources)).toHaveLength(format === "sam" ? 6 : 9);
  });

  test("in a comment, in which YAML 1.1 knows more ends of a line", async () => {
    const name = "a\u2028Evil: 1\u0085Worse: 2";
    const states = {
      [name]: {
        Type: "Task",
        Resource: `${region}own`,
        Retry: [{ ErrorEquals: ["x"] }],
        End: true,
      },
    };
    const cwd = await folder({ "m.asl.json": { StartAt: name, States: states } });
    const argv = ["template", "m.asl.json", "--handler", `${name}=h.ts`, "--stdout"];
    const { code, stdout } = await heaviside(argv, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('# Task "a\\u2028Evil: 1\\u0085Worse: 2".');
    expect(stdout).not.toMatch(/[\u2028\u0085]/);
  });

  test("in a construct", async () => {
    const cwd = await folder({ "m.asl.json": definition });
    const argv = ["template", "m.asl.json", "--handler", "S0=h.ts", "--format", "cdk", "--stdout"];
    const { code, stdout } = await heaviside(argv, { cwd });
    expect(code).toBe(0);
    const { code: script } = await transform(stdout, { loader: "ts" });
    const calls = [...script.matchAll(/\bprocess\b/g)];
    expect(calls.length).toBe([...script.matchAll(/process\.exit\(\)/g)].length);
    expect(stdout).not.toContain("\u2028");
    expect(stdout).toContain("props.processExit");
  });
});
