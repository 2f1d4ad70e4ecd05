import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Sdk } from "../../runtime/aws/sdk.js";
import { tableRecorder } from "../../runtime/aws/history/table-recorder.js";
import { deployed, execute, now, scripted } from "../runtime/functions.js";
import { historyIn, replayed } from "../runtime/history/recorded.js";
import {
  createHistoryTable,
  isInstalled,
  needed,
  sdkAt,
  startDynalite,
  type Dynalite,
} from "../runtime/aws/stand-ins.js";
import { heaviside } from "./heaviside.js";

const task = (name: string, more: object) => ({
  ...{ Type: "Task", Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, ...more },
});
const definition = {
  Comment: "Orders",
  StartAt: "Work",
  States: {
    Work: task("work", {
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3 }],
      Catch: [{ ErrorEquals: ["Bad"], Next: "Rest" }],
      Next: "Rest",
    }),
    Rest: { Type: "Wait", Seconds: 60, Next: "Last" },
    Last: task("last", { End: true }),
  },
};
const table = ["--table", "history"];
const arn = (name: string) => `arn:aws:states:us-east-1:123456789012:execution:${machine}:${name}`;
let machine: string;

describe.skipIf(!isInstalled)(`executions on AWS${needed}`, () => {
  let dynalite: Dynalite;

  beforeAll(async () => {
    dynalite = await startDynalite();
    const sdk = sdkAt(dynalite.url);
    await createHistoryTable(sdk, "history");
    await filled(sdk);
    vi.stubEnv("AWS_ENDPOINT_URL", dynalite.url);
    vi.stubEnv("AWS_REGION", "us-east-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await dynalite.stop();
  });

  test("are listed, the latest first", async () => {
    const { code, stdout } = await heaviside(["list", machine, ...table]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        `2026-01-01T00:00:02.000Z  RUNNING               open`,
        `2026-01-01T00:00:00.000Z  SUCCEEDED  1 min 3 s  good`,
        `2026-01-01T00:00:00.000Z  FAILED     0 ms       bad`,
        "",
      ].join("\n"),
    );
    const failed = await heaviside(["list", machine, ...table, "--status", "FAILED", "--json"]);
    expect(JSON.parse(failed.stdout)).toEqual([
      {
        ...{ name: "bad", status: "FAILED" },
        ...{ startDate: now.toISOString(), stopDate: now.toISOString() },
      },
    ]);
    expect(await heaviside(["list", "Nobody", ...table])).toEqual({
      ...{ code: 0, stdout: "", stderr: 'The table lists no execution of "Nobody".\n' },
    });
  });

  test("are described", async () => {
    const described = await heaviside(["describe", arn("good"), ...table]);
    expect(described).toEqual({ code: 0, stderr: "", stdout: expect.any(String) as string });
    expect(described.stdout).toBe(
      [
        `machine     ${machine}`,
        "name        good",
        "status      SUCCEEDED",
        "startDate   2026-01-01T00:00:00.000Z",
        "stopDate    2026-01-01T00:01:03.000Z",
        "duration    1 min 3 s",
        'input       {"id":7}',
        'output      "done"',
        "",
      ].join("\n"),
    );
    const { stdout } = await heaviside(["describe", `${machine}:bad`, "--json"], {
      env: { HEAVISIDE_HISTORY: "history" },
    });
    expect(JSON.parse(stdout)).toMatchObject({ status: "FAILED", error: "Worse", cause: "Much." });
  });

  test("show the way that they took, as a run does", async () => {
    const { code, stdout } = await heaviside(["history", arn("good"), ...table]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "✓ Work                               Task      3 s  1 retry",
        "✓ Rest                               Wait      1 min",
        "✓ Last                               Task",
        "Succeeded in 1 min 3 s",
        '"done"',
        "",
      ].join("\n"),
    );
    const bad = await heaviside(["history", arn("bad"), ...table]);
    // That it is shown is what was asked for.
    expect(bad.code).toBe(0);
    expect(bad.stdout).toContain("✗ Work                               Task      Worse\n");
    expect(bad.stdout).toContain("Failed after 0 ms\nWorse: Much.\n");
    const open = await heaviside(["history", arn("open"), ...table]);
    expect(open.stdout).toBe("It has not ended.\n");
  });

  test("show their events", async () => {
    const lines = await heaviside(["history", arn("bad"), ...table, "--events"]);
    const events = lines.stdout.trimEnd().split("\n");
    const { stdout } = await heaviside(["history", arn("bad"), ...table, "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      events: events.map((line) => JSON.parse(line) as object),
    });
    expect(JSON.parse(events[1] ?? "")).toEqual({
      ...{ id: 2, previousEventId: 0, timestamp: now.toISOString(), type: "TaskStateEntered" },
      stateEnteredEventDetails: {
        ...{ name: "Work", input: '{"id":7}', inputDetails: { truncated: false } },
      },
    });
  });

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [["describe", "arn:aws:states:x", ...table], '"arn:aws:states:x" is no execution.'],
    [["history", "Orders:none", ...table], 'The table knows no execution "Orders:none".'],
    [["list", "Orders", "--table", "nowhere"], 'There is no table "nowhere".'],
    [["list", "Orders"], "No table is named that a history is kept in."],
    [["list", ...table], "One MACHINE was expected, not none."],
    [["history", "a:b", "c:d", ...table], "One EXECUTION_ARN was expected, not 2."],
    [["history", "a:b", "--events", "--json", ...table], "--events and --json exclude each other."],
  ];
  test.each(wrong)("%j is told what is wrong", async (argv, message) => {
    const { code, stdout, stderr } = await heaviside(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`heaviside: ${message}`);
  });

  test("in the log are not read", async () => {
    const { code, stderr } = await heaviside(["list", "Orders"], {
      env: { HEAVISIDE_HISTORY: "log" },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("The history is in the functions' log");
  });
});

test.each(["list", "describe", "history"])("heaviside %s --help has examples", async (name) => {
  const { code, stdout } = await heaviside([name, "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`Examples:\n  heaviside ${name} `);
  expect(stdout).toContain("HEAVISIDE_HISTORY");
});

/** Writes the histories of three executions: one that succeeds, one that fails, one that goes on. */
async function filled(sdk: Sdk): Promise<void> {
  const each = await deployed(definition);
  machine = each.machine.Name;
  const recorder = tableRecorder(sdk, { name: "history", now: Date.now, ttlSeconds: 3600 });
  const scripts = {
    good: { Work: [{ error: "Busy" }, { output: 1 }], Last: [{ output: "done" }] },
    bad: { Work: [{ error: "Worse", cause: "Much." }] },
  };
  for (const [name, script] of Object.entries(scripts)) {
    const recorded = replayed();
    await execute(each, { id: 7 }, scripted(script), { history: historyIn(recorded), name });
    await recorded.replay(recorder);
  }
  const time = now.getTime() + 2000;
  await recorder.start({ execution: `${machine}:open`, time, input: {}, roleArn: "" });
}
