import { expect, test } from "vitest";
import { servicePort } from "../../../runtime/aws/service-port.js";
import type { Job, Progress, Services } from "../../../runtime/aws/services/index.js";
import type { AnyTask } from "../../../runtime/types.js";

/** A job that runs for so many looks. */
function running(looks: number) {
  const log: string[] = [];
  const progress = (job: Job): Progress =>
    job.looks < looks ? { kind: "running", job, seconds: 5 } : { kind: "done", result: "over" };
  const services: Services = {
    begin({ resource, given }) {
      log.push(`begin ${resource} ${JSON.stringify(given)}`);
      if (given === "token") return Promise.resolve({ kind: "token", result: {} });
      return Promise.resolve(progress({ resource, ask: {}, looks: 0 }));
    },
    look: (job) => {
      log.push("look");
      return Promise.resolve(progress({ ...job, looks: job.looks + 1 }));
    },
    stop: () => {
      log.push("stop");
      return Promise.resolve();
    },
  };
  const clock = {
    now: () => 0,
    after(milliseconds: number, job: () => void) {
      log.push(`wait ${milliseconds}`);
      const timer = setImmediate(job);
      return () => clearImmediate(timer);
    },
  };
  return { port: servicePort(services, clock), log };
}

// All that is read of a Task.
const task = { Name: "Pack", Resource: () => "arn" } as unknown as AnyTask;

test("looks until a job is over", async () => {
  const { port, log } = running(2);
  expect(await port(task, { a: 1 }, { signal: new AbortController().signal })).toBe("over");
  expect(log).toEqual(['begin arn {"a":1}', "wait 5000", "look", "wait 5000", "look"]);
});

test("what is done at once needs no look", async () => {
  const { port, log } = running(0);
  expect(await port(task, {}, { signal: undefined })).toBe("over");
  expect(log).toEqual(["begin arn {}"]);
});

test.each(["before it waits", "while it waits"])("stops a job when told, %s", async (when) => {
  const { port, log } = running(Infinity);
  const controller = new AbortController();
  if (when === "before it waits") controller.abort();
  const result = Promise.resolve(port(task, {}, { signal: controller.signal }));
  result.catch(() => undefined);
  await Promise.resolve();
  controller.abort();
  await expect(result).rejects.toMatchObject({ Error: "States.Timeout" });
  expect(log.at(-1)).toBe("stop");
  expect(log.filter((each) => each === "look")).toEqual([]);
});

test("leaves a token to the flow", async () => {
  expect(await running(0).port(task, "token", { signal: undefined })).toEqual({});
});
