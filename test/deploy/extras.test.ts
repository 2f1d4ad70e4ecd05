import { describe, expect, test } from "vitest";

import { outcomeTarget } from "../../deploy/outcome-target.js";
import { folder } from "../cli/folder.js";
import { heaviside } from "../cli/heaviside.js";
import { region, task } from "./deployed.js";
import { parsed } from "./template-files.js";

describe("--on-outcome", () => {
  const sqs = "arn:aws:sqs:eu-west-1:123456789012:ended";
  test.each([
    ["queue", "${OutcomeQueue}", "sqs:SendMessage ${OutcomeQueue.Arn}"],
    [
      "events",
      "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default",
      "events:PutEvents arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default",
    ],
    [
      "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
      "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
      "events:PutEvents arn:aws:events:eu-west-1:123456789012:event-bus/shop",
    ],
    [`${region}told`, `${region}told`, `lambda:InvokeFunction ${region}told`],
    [
      sqs,
      "https://sqs.eu-west-1.${AWS::URLSuffix}/123456789012/ended",
      "sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:ended",
    ],
    [
      "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:ended",
      "https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/ended",
      "sqs:SendMessage arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:ended",
    ],
    [
      "https://sqs.eu-west-1.amazonaws.com/123456789012/ended",
      "https://sqs.eu-west-1.amazonaws.com/123456789012/ended",
      "sqs:SendMessage arn:${AWS::Partition}:sqs:eu-west-1:123456789012:ended",
    ],
  ])("%s", (given, value, allowed) => {
    const target = outcomeTarget(given);
    expect(target?.value.text).toBe(value);
    expect(`${target?.action} ${target?.resource.text}`).toBe(allowed);
  });

  test.each(["", "Queue", "arn:aws:sns:eu-west-1:123456789012:topic", "arn:aws:sqs:${Region}:1:q"])(
    "not %j",
    (given) => {
      expect(outcomeTarget(given)).toBeUndefined();
    },
  );

  test("what it does not know is wrong usage", async () => {
    const cwd = await folder({ "m.asl.json": { StartAt: "a", States: task("a", { End: true }) } });
    const argv = ["template", "m.asl.json", "--handler", "a=a.ts", "--on-outcome", "topic"];
    const { code, stderr } = await heaviside(argv, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('--on-outcome takes "queue", "events" or an address, not "topic".');
  });
});

describe("the invoker", () => {
  const described = async (...more: readonly string[]) => {
    const cwd = await folder({ "m.asl.json": { StartAt: "a", States: task("a", { End: true }) } });
    const argv = ["template", "m.asl.json", "--handler", "a=a.ts", "--stdout", ...more];
    const { stdout } = await heaviside(argv, { cwd });
    const { Outputs, Resources } = parsed(stdout) as ReturnType<typeof parsed> & {
      readonly Outputs: { readonly InvokerName: { readonly Description: string } };
    };
    return {
      says: Outputs.InvokerName.Description,
      role: JSON.stringify(Resources["InvokerRole"]),
      variables: JSON.stringify(Resources["Invoker"]?.Properties["Environment"]),
    };
  };

  test("says that it starts nothing", async () => {
    const { says, variables } = await described();
    expect(says).toBe("Takes messages from the queues: nobody else has to call it");
    expect(variables).not.toContain("HEAVISIDE_TABLE");
  });

  test("may stop and describe executions where outcomes are recorded, and tells of them", async () => {
    const more = ["--dedupe", "claim", "--on-outcome", "events"];
    const { says, role, variables } = await described(...more);
    expect(says).toMatch(/stopExecution, describeExecution from whoever calls it$/);
    expect(variables).toContain('"HEAVISIDE_TABLE":{"Ref":"Table"}');
    expect(role).toContain(
      '"Action":["dynamodb:GetItem","dynamodb:PutItem"],"Resource":{"Fn::GetAtt":["Table","Arn"]}',
    );
    expect(role).toContain('"events:PutEvents"');
  });
});
