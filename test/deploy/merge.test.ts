import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { task } from "./deployed.js";
import { parsed } from "./template-files.js";

const definition = { StartAt: "Charge", States: task("Charge", { End: true }) };

async function merged(own: string, ...more: readonly string[]) {
  const cwd = await folder({ "m.asl.json": definition, "own.yaml": own });
  const argv = ["template", "m.asl.json", "--handler", "Charge=charge.ts", "--stdout"];
  return heaviside([...argv, "--merge", "own.yaml", ...more], { cwd });
}

describe.each(["sam", "cloudformation"])("--merge, %s", (format) => {
  test("adds to what is there, and what is new", async () => {
    const own = `
      Parameters:
        Gateway: { Type: String }
      Resources:
        ChargeFunction:
          Properties:
            Timeout: 50
            Environment:
              Variables:
                # Where cards are charged.
                GATEWAY: !Sub "https://\${Gateway}/v1"
        ChargeFunctionRole:
          Properties:
            Policies:
              - PolicyName: Gateway
                PolicyDocument:
                  Version: 2012-10-17
                  Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: !GetAtt Cards.Arn }]
        Cards:
          Type: AWS::S3::Bucket`;
    const { code, stderr, stdout } = await merged(own, "--format", format);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { Resources } = parsed(stdout);
    expect(Resources["ChargeFunction"]?.Properties).toMatchObject({
      RecursiveLoop: "Allow",
      Timeout: 50,
      Environment: { Variables: { GATEWAY: { "Fn::Sub": "https://${Gateway}/v1" } } },
    });
    expect(Resources["ChargeFunctionRole"]?.Properties?.["Policies"]).toMatchObject([
      { PolicyName: "Executions" },
      {
        PolicyName: "Gateway",
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Resource: { "Fn::GetAtt": ["Cards", "Arn"] } }],
        },
      },
    ]);
    expect(Resources["Cards"]).toEqual({ Type: "AWS::S3::Bucket" });
    expect(stdout).toContain("# Where cards are charged.\n");
    expect(stdout).toMatch(/^Parameters:\n {2}(CodeBucket|Gateway):/m);
  });

  test("nothing is what it was without", async () => {
    const { stdout } = await merged("Resources: {}", "--format", format);
    const cwd = await folder({ "m.asl.json": definition });
    const argv = ["template", "m.asl.json", "--handler", "Charge=charge.ts", "--stdout"];
    expect(stdout).toBe((await heaviside([...argv, "--format", format], { cwd })).stdout);
  });
});

test("anchors stand for what they name", async () => {
  const own = `
    Resources:
      ChargeFunction:
        Properties: &more { MemorySize: 2048 }
      Second:
        Type: AWS::Serverless::Function
        Properties: *more`;
  const { stdout } = await merged(own);
  expect(stdout).not.toMatch(/[&*]more/);
  expect(parse(stdout, { logLevel: "error" })).toMatchObject({
    Resources: {
      ChargeFunction: { Properties: { MemorySize: 2048 } },
      Second: { Properties: { MemorySize: 2048 } },
    },
  });
});

test.each([
  ["- 1", ["It has to be a mapping, such as Resources: …"]],
  ["Resources: [", ["at line 1, column 13"]],
  ["A: 1\nA: 2", ["Map keys must be unique at line 2, column 1."]],
  ["Resources: *none\nOther: *such", ["Nothing is called &none.", "Nothing is called &such."]],
  [
    "Parameters: 3\nResources:\n  ChargeFuncton: {}\n  Other: { Properties: {} }",
    [
      "Parameters has to be a mapping.",
      'Resources has no "ChargeFuncton" to add to, and a new one needs a Type. Did you mean "ChargeFunction"?',
      'Resources has no "Other" to add to',
    ],
  ],
])("%j is wrong usage, and is told", async (own, told) => {
  const { code, stderr, stdout } = await merged(own);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^heaviside: "own.yaml" cannot be added:\n/);
  for (const each of told) expect(stderr).toContain(each);
});

test("a construct has members instead", async () => {
  const { code, stderr } = await merged("Resources: {}", "--format", "cdk");
  expect(code).toBe(2);
  expect(stderr).toContain("--merge adds to a template, and --format cdk writes a construct.");
});
