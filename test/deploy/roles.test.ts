import { describe, expect, test } from "vitest";

import { RolesUnread, type Cloud } from "../../deploy/doctor/cloud.js";
import { compare } from "../../deploy/doctor/compare.js";
import { observeCloud } from "../../deploy/doctor/observe.js";
import { rolesOn } from "../../deploy/doctor/roles.js";
import { deployed, region, task } from "./deployed.js";

type Calls = {
  readonly [command: string]: (given: { readonly [field: string]: string }) => object;
};

/** A package like `@aws-sdk/client-iam`, of which each command is answered by a function. */
function iam(answers: Calls, asked: string[] = []) {
  const commands = Object.keys(answers).map((name) => [
    `${name}Command`,
    class {
      readonly name = name;
      readonly given: object;
      constructor(given: object) {
        this.given = given;
      }
    },
  ]);
  class IAMClient {
    async send({ name, given }: { readonly name: string; readonly given: never }) {
      asked.push(`${name} ${Object.values(given).join(" ")}`);
      return answers[name]?.(given);
    }
  }
  return async (name: string): Promise<object> => {
    if (name !== "@aws-sdk/client-iam") throw new Error(name);
    return { IAMClient, ...(Object.fromEntries(commands) as object) };
  };
}

const document = (...Statement: readonly object[]) =>
  encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement }));
const allow = (Action: string, Resource: string) => ({ Effect: "Allow", Action, Resource });

const answers: Calls = {
  GetRole: () => ({ Role: { RoleName: "charge" } }),
  ListRolePolicies: ({ Marker }) =>
    Marker === undefined
      ? { PolicyNames: ["one"], IsTruncated: true, Marker: "next" }
      : { PolicyNames: ["two"], IsTruncated: false },
  GetRolePolicy: ({ PolicyName }) => ({
    PolicyDocument: document(allow(`sqs:${PolicyName}`, "*")),
  }),
  ListAttachedRolePolicies: () => ({ AttachedPolicies: [{ PolicyArn: "arn:logs" }] }),
  GetPolicy: () => ({ Policy: { DefaultVersionId: "v7" } }),
  GetPolicyVersion: ({ VersionId }) => ({
    PolicyVersion: { Document: document(allow(`logs:${VersionId}`, "*")) },
  }),
};

const actionsOf = (
  statements: readonly { readonly action: { readonly patterns: object } }[] = [],
) => statements.map(({ action }) => action.patterns).flat();

describe("the policies of a role", () => {
  test("are its own, on all pages, and those that are attached, each read once", async () => {
    const asked: string[] = [];
    const role = rolesOn(iam(answers, asked));
    const arn = "arn:aws:iam::123456789012:role/path/charge";
    const [first, second] = await Promise.all([role(arn), role(arn)]);
    expect(first).toBe(second);
    expect(first?.name).toBe("charge");
    expect(actionsOf(first?.statements)).toEqual(["sqs:one", "sqs:two", "logs:v7"]);
    expect(asked).toEqual([
      "GetRole charge",
      "ListRolePolicies charge",
      "ListRolePolicies charge next",
      "ListAttachedRolePolicies charge",
      "GetRolePolicy charge one",
      "GetRolePolicy charge two",
      "GetPolicy arn:logs",
      "GetPolicyVersion arn:logs v7",
    ]);
  });

  test("are limited by its boundary", async () => {
    const PermissionsBoundary = { PermissionsBoundaryArn: "arn:limit" };
    const load = iam({ ...answers, GetRole: () => ({ Role: { PermissionsBoundary } }) });
    expect(actionsOf((await rolesOn(load)("arn:aws:iam::1:role/r"))?.boundary)).toEqual([
      "logs:v7",
    ]);
  });

  const failing = (name: string) => () => {
    throw Object.assign(new Error(name), { name });
  };
  test("of a role that is gone, of one that nobody may read, and without the client", async () => {
    const gone = iam({ ...answers, GetRole: failing("NoSuchEntityException") });
    expect(await rolesOn(gone)("arn:aws:iam::1:role/r")).toBeUndefined();
    const refused = iam({ ...answers, GetRolePolicy: failing("AccessDenied") });
    await expect(rolesOn(refused)("arn:aws:iam::1:role/r")).rejects.toThrow(RolesUnread);
    const absent = async () => {
      throw Object.assign(new Error("none"), { code: "ERR_MODULE_NOT_FOUND" });
    };
    await expect(rolesOn(absent)("arn:aws:iam::1:role/r")).rejects.toThrow(/is not installed/);
  });
});

describe("what is deployed", () => {
  const definition = {
    StartAt: "charge",
    States: {
      ...task("charge", { Retry: [{ ErrorEquals: ["Busy"] }], Next: "tell" }),
      tell: {
        Type: "Task",
        Resource: "arn:aws:states:::sns:publish",
        Parameters: { TopicArn: "${Topic}", Message: "done" },
        Next: "pack",
      },
      ...task("pack", { End: true }),
    },
  };
  const queue = "arn:aws:sqs:eu-west-1:123456789012:";
  const roles: Readonly<Record<string, readonly object[]>> = {
    charge: [
      allow("lambda:InvokeFunction", `${region}charge`),
      allow("lambda:InvokeFunction", `${region}pack`),
      allow("sqs:SendMessage", `${queue}delays`),
      allow("sqs:SendMessage", `${queue}failures`),
      allow("sns:Publish", "arn:aws:sns:eu-west-1:123456789012:done"),
      allow("logs:*", "*"),
    ],
    pack: [allow("*", "*")],
    invoker: [allow("*", "*")],
  };
  const cloud = (allowed: typeof roles): Cloud => ({
    async functionConfiguration(name) {
      const short = name.replace(/^.*:/, "");
      return {
        ...{ arn: `${region}${short}`, role: short, timeout: 900 },
        environment: {
          HEAVISIDE_QUEUE: "https://sqs.eu-west-1.amazonaws.com/123456789012/delays",
          HEAVISIDE_FAILURES: `${queue}failures`,
          HEAVISIDE_SETTINGS: '{"Topic":"arn:aws:sns:eu-west-1:123456789012:done"}',
        },
      };
    },
    async invokeConfig() {
      return { retryAttempts: 0, onFailure: `${queue}failures` };
    },
    recursion: async () => "Allow",
    async sources() {
      const source = { function: `${region}invoker`, isEnabled: true, batchWindow: 0 };
      return [{ ...source, reportsFailures: true }];
    },
    async queue(url) {
      const name = url.replace(/^.*\//, "");
      return { arn: queue + name, visibilityTimeout: 5400, maxReceiveCount: 10, isFifo: false };
    },
    queueUrl: async (arn) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${arn.slice(38)}`,
    table: async () => undefined,
    role: (name) =>
      rolesOn(
        iam({
          ...answers,
          ListRolePolicies: () => ({ PolicyNames: ["all"] }),
          ListAttachedRolePolicies: () => ({}),
          GetRolePolicy: () => ({ PolicyDocument: document(...(allowed[name] ?? [])) }),
        }),
      )(name),
  });
  const found = async (allowed: typeof roles) => {
    const { needs } = await deployed(definition, { ours: ["charge", "pack"] });
    const names = new Map([
      ["ChargeFunction", "charge"],
      ["PackFunction", "pack"],
    ]);
    return compare(needs, await observeCloud(names, "Invoker", cloud(allowed)));
  };

  test("is allowed what it needs", async () => {
    expect(await found(roles)).toEqual([]);
  });

  test.each([
    [0, `lambda:InvokeFunction on ${region}charge. Hands over`],
    [1, `lambda:InvokeFunction on ${region}pack. Hands over`],
    [2, `sqs:SendMessage on ${queue}delays. Time passes`],
    [3, `sqs:SendMessage on ${queue}failures. Lambda tells the failure queue`],
    [4, 'sns:Publish on arn:aws:sns:eu-west-1:123456789012:done. "tell"'],
  ])("lacks statement %d", async (at, message) => {
    const charge = (roles["charge"] ?? []).filter((_, index) => index !== at);
    const findings = await found({ ...roles, charge });
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "permission-missing charge",
    ]);
    expect(findings[0]?.message).toContain(message);
  });

  test("takes no messages", async () => {
    const invoker = [allow("lambda:*", "*"), allow("logs:*", "*"), allow("sqs:SendMessage", "*")];
    const findings = await found({ ...roles, invoker });
    expect(findings.map(({ message }) => message)).toEqual(
      ["delays", "failures"].map(
        (name) =>
          expect.stringContaining(
            `sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes on ${queue}${name}`,
          ) as string,
      ),
    );
  });
});
