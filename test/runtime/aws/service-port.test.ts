import { expect, test } from "vitest";
import { servicePort } from "../../../runtime/aws/service-port.js";
import type { Job, Progress, Services } from "../../../runtime/aws/services/index.js";
import type { AnyTask } from "../../../runtime/types.js";

const job: Job = { resource: "arn", ask: { Id: "1" }, looks: 0 };

/** A port on services that always answer the same, and what they were asked. */
function port(progress: Progress) {
  const asked: unknown[] = [];
  const services: Services = {
    begin(call) {
      asked.push(call);
      return Promise.resolve(progress);
    },
    look(each) {
      asked.push(each);
      return Promise.resolve(progress);
    },
    stop(each) {
      asked.push(["stop", each]);
      return Promise.resolve();
    },
  };
  return { port: servicePort(services), asked };
}

// All that is read of a Task.
const task = { Name: "Pack", Resource: () => "arn" } as unknown as AnyTask;
const arns = ["execution", "machine"];
const signal = "signal";
const call = { given: { a: 1 }, signal: () => signal, id: "e#0", arns: () => arns };

test("asks for all that the service may want to know", async () => {
  const { port: service, asked } = port({ kind: "done", result: "over" });
  const credentials = { RoleArn: "arn:aws:iam::123456789012:role/other" };
  expect(await service.begin(task, { ...call, credentials })).toEqual({
    kind: "done",
    result: "over",
  });
  expect(asked).toEqual([{ ...call, resource: "arn", credentials, signal, arns }]);
});

test.each([{ RoleArn: 5 }, {}, "role"])("refuses Credentials without a role: %j", async (wrong) => {
  const { port: service, asked } = port({ kind: "done", result: "over" });
  await expect(service.begin(task, { ...call, credentials: wrong })).rejects.toMatchObject({
    Error: "States.Permissions",
  });
  expect(asked).toEqual([]);
});

test("gives a job to whoever follows it", async () => {
  const running = { kind: "running", job, seconds: 2 } as const;
  const { port: service, asked } = port(running);
  expect(await service.begin(task, { ...call, credentials: undefined })).toEqual(running);
  expect(await service.look(job)).toEqual(running);
  await service.stop(job);
  expect(asked.slice(1)).toEqual([job, ["stop", job]]);
});

test("leaves a token to the flow", async () => {
  const { port: service } = port({ kind: "token", result: { MessageId: "1" } });
  expect(await service.begin(task, { ...call, credentials: undefined })).toEqual({
    kind: "done",
    result: { MessageId: "1" },
  });
});
