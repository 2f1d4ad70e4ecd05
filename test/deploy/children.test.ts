import { describe, expect, test } from "vitest";

import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { region, task } from "./deployed.js";
import { parsed } from "./template-files.js";

const start = (StateMachineArn: object, pattern = ".sync:2") => ({
  StartAt: "a",
  States: {
    ...task("a", { Next: "start" }),
    start: {
      Type: "Task",
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { "Input.$": "$", ...StateMachineArn },
      End: true,
    },
  },
});
const pack = "arn:aws:states:eu-west-1:123456789012:stateMachine:Pack";

/** What the function before the start may call and is told, and what is said. */
async function written(definition: object, ...more: readonly string[]) {
  const cwd = await folder({ "m.asl.json": definition });
  const argv = ["template", "m.asl.json", "--handler", "a=a.ts", "--stdout", ...more];
  const { code, stdout, stderr } = await heaviside(argv, { cwd });
  expect(code).toBe(0);
  const { Resources, Parameters = {} } = parsed(stdout);
  const { Policies } = Resources["AFunctionRole"]?.Properties as {
    readonly Policies: readonly [
      { readonly PolicyDocument: { readonly Statement: readonly Said[] } },
    ];
  };
  interface Said {
    readonly Action: unknown;
    readonly Resource: unknown;
  }
  const { Variables } = Resources["AFunction"]?.Properties["Environment"] as {
    readonly Variables: Readonly<Record<string, unknown>>;
  };
  return {
    stderr,
    parameters: Object.keys(Parameters),
    variables: Variables,
    calls: Policies[0].PolicyDocument.Statement.filter(({ Action }) =>
      /^states:|^lambda:/.test([Action].flat().join()),
    ).map(({ Action, Resource }) => [[Action].flat().join(), Resource]),
  };
}

describe("a machine that starts another", () => {
  const ours = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:pack-start";
  const itself = ["lambda:InvokeFunction", `${region}a`];

  test("of Step Functions may ask for it", async () => {
    const { calls, variables } = await written(start({ StateMachineArn: pack }));
    expect(calls).toContainEqual(["states:StartExecution", pack]);
    expect(variables).not.toHaveProperty("HEAVISIDE_MACHINES");
  });

  test("of heaviside calls its function, and nothing of Step Functions", async () => {
    const found = await written(start({ StateMachineArn: pack }), "--machine", "Pack=pack-start");
    expect(found.calls).toEqual([itself, ["lambda:InvokeFunction", { "Fn::Sub": ours }]]);
    expect(found.variables["HEAVISIDE_MACHINES"]).toEqual({ "Fn::Sub": `{"Pack":"${ours}"}` });
    expect(found.stderr).toBe("");
  });

  test("behind a placeholder, which is its function then", async () => {
    const definition = start({ StateMachineArn: "${PackArn}" });
    const found = await written(definition, "--machine", `PackArn=${region}pack`);
    expect(found.calls).toEqual([itself, ["lambda:InvokeFunction", `${region}pack`]]);
    expect(found.parameters).toEqual([]);
    expect(found.variables["HEAVISIDE_SETTINGS"]).toBe(`{"PackArn":"${region}pack"}`);
    expect(found.stderr).toBe("");
  });

  test("by the ARN of its function", async () => {
    const found = await written(start({ StateMachineArn: `${region}pack` }));
    expect(found.calls).toEqual([itself, ["lambda:InvokeFunction", `${region}pack`]]);
  });

  test("that only the running state knows may be any of them, or one of Step Functions", async () => {
    const definition = start({ "StateMachineArn.$": "$.machine" });
    const found = await written(definition, "--machine", `Pack=${region}pack`);
    expect(found.calls).toContainEqual(["lambda:InvokeFunction", `${region}pack`]);
    expect(found.calls.map(([action]) => action)).toContain("states:StartExecution");
    expect(found.stderr).toMatch(/wide-permission start/);
  });

  test("whose token a child brings back, is called by its function or by Step Functions", async () => {
    const definition = {
      StartAt: "a",
      States: {
        ...task("a", { Next: "answer" }),
        answer: {
          Type: "Task",
          Resource: "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
          Parameters: { "TaskToken.$": "$.token", Output: {} },
          End: true,
        },
      },
    };
    const found = await written(definition, "--machine", `Parent=${region}parent`);
    expect(found.calls).toContainEqual(["lambda:InvokeFunction", `${region}parent`]);
    expect(found.calls.map(([action]) => action)).toContain("states:SendTaskSuccess");
    expect(found.variables["HEAVISIDE_MACHINES"]).toBe(`{"Parent":"${region}parent"}`);
    expect(found.stderr).not.toContain("machine-not-started");
  });

  test("is told of a name that is no machine's, and of an address that is none", async () => {
    const { stderr } = await written(start({ StateMachineArn: pack }), "--machine", "Pakc=x");
    expect(stderr).toMatch(/^warning machine-not-started Pakc: /);
    const cwd = await folder({ "m.asl.json": start({ StateMachineArn: pack }) });
    const argv = ["template", "m.asl.json", "--handler", "a=a.ts", "--machine", 'Pack=a"b'];
    const { code, stderr: refused } = await heaviside(argv, { cwd });
    expect(code).toBe(2);
    expect(refused).toContain("--machine takes Name=FUNCTION");
  });
});
