import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";
import { describe, expect, test, vi } from "vitest";

import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { region } from "./deployed.js";
import type { Construct } from "./cdk-stand-in.js";

vi.setConfig({ testTimeout: 60_000 });

interface Ran {
  readonly made: readonly Construct[];
  readonly [name: string]: unknown;
}

/** Writes the construct of a definition, and makes it with these props. Gives what was made in it. */
async function constructed(
  definition: object,
  props: object,
  ...more: readonly string[]
): Promise<readonly Construct[]> {
  const cwd = await folder({ "m.asl.json": definition });
  const argv = ["template", "m.asl.json", "--format", "cdk", "--handler", "Work=work.ts", ...more];
  const { code, stderr } = await heaviside(argv, { cwd });
  expect({ code, stderr: stderr.replace(/^warning .*\n/gm, "") }).toEqual({ code: 0, stderr: "" });
  const standIn = join(import.meta.dirname, "cdk-stand-in.ts");
  const contents = `export * from "./m.stack.js"; export { made } from ${JSON.stringify(standIn)};`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: cwd, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    alias: Object.fromEntries(
      ["", "/aws-dynamodb", "/aws-iam", "/aws-lambda", "/aws-lambda-destinations"]
        .concat(["/aws-lambda-event-sources", "/aws-lambda-nodejs", "/aws-s3", "/aws-sqs"])
        .concat(["/aws-secretsmanager"])
        .map((name) => [`aws-cdk-lib${name}`, standIn])
        .concat([["constructs", standIn]])
        .toReversed(),
    ),
  });
  const file = join(cwd, "construct.mjs");
  writeFileSync(file, outputFiles[0]?.text ?? "");
  const { made, ...classes } = (await import(pathToFileURL(file).href)) as Ran;
  const [Machine] = Object.values(classes) as (new (...given: readonly unknown[]) => unknown)[];
  if (!Machine) throw new Error("No class is exported.");
  new Machine({}, "Orders", props);
  return made;
}

const named = (made: readonly Construct[], id: string) => made.find((one) => one.id === id)?.props;

describe("a construct", () => {
  const definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: `${region}work`,
        Parameters: { message: "${Message}", table: "${__proto__}", region: "${AWS::Region}" },
        Retry: "${Retriers}",
        End: true,
      },
    },
  };

  test("tells functions the values of placeholders, whatever is in them", async () => {
    const props = {
      message: 'a "quoted" \\ text,\nof two lines ${region} `',
      proto: '","Message":"other',
      retriers: '[{ "ErrorEquals": ["Busy"] }]',
    };
    const made = await constructed(definition, props);
    const { environment } = named(made, "WorkFunction") as {
      readonly environment: { readonly HEAVISIDE_SETTINGS: string };
    };
    const settings = JSON.parse(environment.HEAVISIDE_SETTINGS) as object;
    expect(Object.fromEntries(Object.entries(settings))).toEqual({
      Message: props.message,
      ["__proto__"]: props.proto,
      Retriers: props.retriers,
      "AWS::Region": "eu-west-1",
    });
  });

  test("has what was asked for beyond the definition, and tells functions of it", async () => {
    const more = ["--on-outcome", "queue", "--bucket", "--seal"];
    const props = { message: "", proto: "", retriers: "[]" };
    const made = await constructed(definition, props, ...more);
    for (const id of ["WorkFunction", "Invoker"])
      expect(named(made, id)?.["environment"]).toMatchObject({
        HEAVISIDE_OUTCOMES: "url of OutcomeQueue",
        HEAVISIDE_BUCKET: "name of OversizeBucket",
        HEAVISIDE_KEY: "{{resolve:secretsmanager:arn of CarrierKey}}",
      });
    const { calls = [] } = made.find((one) => one.id === "WorkFunction") ?? {};
    const text = JSON.stringify(calls);
    expect(text).toContain('"actions":["sqs:SendMessage"],"resources":["arn of OutcomeQueue"]');
    expect(text).toContain('"arn:aws:s3:::name of OversizeBucket/*"');
  });

  test("reads of the stack what it names, and no more", async () => {
    // One value alone, not as a part of a text.
    const alone = {
      StartAt: "Work",
      States: {
        Work: { Type: "Task", Resource: `${region}work`, Next: "Tell" },
        Tell: {
          Type: "Task",
          Resource: "arn:aws:states:::sns:publish",
          Parameters: { TopicArn: "${AWS::StackId}", Message: "" },
          End: true,
        },
      },
    };
    const cwd = await folder({ "m.asl.json": alone });
    const argv = ["template", "m.asl.json", "--format", "cdk", "--handler", "Work=w.ts"];
    const { stdout } = await heaviside([...argv, "--stdout"], { cwd });
    expect(stdout).toMatch(/const \{ [^}]*\bstackId\b[^}]* \} = Stack\.of\(this\)/);
    expect(stdout).not.toContain("urlSuffix");
  });
});
