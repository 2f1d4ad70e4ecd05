import { afterEach, describe, expect, test } from "vitest";
import { awsServices, type Job } from "../../../runtime/aws/services/index.js";
import { actionOf, answering, type AnsweringServer, type Request } from "./answering.js";
import { isInstalled, needed, sdkAt } from "./stand-ins.js";

// What a service says at each of its actions, in the order that it is asked.
type Script = { readonly [action: string]: readonly object[] };

describe.skipIf(!isInstalled)(`jobs${needed}`, () => {
  let server: AnsweringServer;
  afterEach(() => server.stop());

  const scripted = async (script: Script) => {
    const left = new Map(Object.entries(script).map(([action, answers]) => [action, [...answers]]));
    const nameOf = (request: Request) =>
      request.headers["x-amz-target"] === undefined
        ? request.path.replace("/v1/", "")
        : actionOf(request);
    server = await answering((request) => {
      const body = left.get(nameOf(request))?.shift();
      return body === undefined ? { status: 500, body: `{"__type":"Unasked"}` } : { body };
    });
    return {
      services: awsServices(sdkAt(server.url, { maxAttempts: 1 })),
      asked: () =>
        server.requests.map((request) => [nameOf(request), JSON.parse(request.body)] as const),
    };
  };
  /** Begins, and looks until it is over; the job goes through JSON each time, as if a queue had it. */
  const run = async (script: Script, resource: string, given: object) => {
    const { services, asked } = await scripted(script);
    let progress = await services.begin({ resource: `arn:aws:states:::${resource}`, given });
    const seconds = [];
    while (progress.kind === "running") {
      seconds.push(progress.seconds);
      progress = await services.look(JSON.parse(JSON.stringify(progress.job)) as Job);
    }
    return { progress, seconds, asked: asked() };
  };

  const stateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Pack";
  const executionArn = "arn:aws:states:us-east-1:123456789012:execution:Pack:e";
  const running = { executionArn, stateMachineArn, startDate: 1700000000.5, status: "RUNNING" };
  const succeeded = {
    ...running,
    status: "SUCCEEDED",
    stopDate: 1700000001,
    input: '{"total":5}',
    inputDetails: { included: true },
    output: '{"packed":true}',
  };
  const started = { executionArn, startDate: 1700000000.5 };
  const StateMachineArn = stateMachineArn;

  test("a child machine that is only started", async () => {
    const given = { StateMachineArn, Input: { total: 5 } };
    const { progress, asked } = await run(
      { StartExecution: [started] },
      "states:startExecution",
      given,
    );
    expect(progress).toMatchObject({
      kind: "done",
      result: {
        ExecutionArn: executionArn,
        StartDate: 1700000000500,
        SdkHttpMetadata: { HttpStatusCode: 200 },
      },
    });
    expect(asked).toEqual([["StartExecution", { stateMachineArn, input: '{"total":5}' }]]);
  });

  test("the SDK integration tells the time in ISO 8601", async () => {
    const script = { StartExecution: [{ ...started, startDate: 1700000000 }] };
    const { progress } = await run(script, "aws-sdk:sfn:startExecution", { StateMachineArn });
    expect(progress).toEqual({
      kind: "done",
      result: { ExecutionArn: executionArn, StartDate: "2023-11-14T22:13:20Z" },
    });
  });

  test.each([
    ["startExecution.sync", { Input: '{"total":5}', Output: '{"packed":true}' }],
    ["startExecution.sync:2", { Input: { total: 5 }, Output: { packed: true } }],
  ])("a child machine that is waited for: %s", async (action, texts) => {
    const { progress, seconds, asked } = await run(
      { StartExecution: [started], DescribeExecution: [running, running, succeeded] },
      `states:${action}`,
      { StateMachineArn },
    );
    expect(progress).toEqual({
      kind: "done",
      result: {
        ExecutionArn: executionArn,
        StateMachineArn,
        StartDate: 1700000000500,
        StopDate: 1700000001000,
        Status: "SUCCEEDED",
        InputDetails: { Included: true },
        ...texts,
      },
    });
    expect(seconds).toEqual([1, 2, 4]);
    expect(asked.at(-1)).toEqual(["DescribeExecution", { executionArn }]);
  });

  test("a child machine that fails", async () => {
    const failed = { ...running, status: "FAILED", error: "Broken", cause: "dropped" };
    const error = await run(
      { StartExecution: [started], DescribeExecution: [failed] },
      "states:startExecution.sync",
      { StateMachineArn },
    ).catch((thrown: unknown) => thrown as { readonly Error: string; readonly Cause: string });
    expect(error).toMatchObject({ Error: "States.TaskFailed" });
    expect(JSON.parse("Cause" in error ? error.Cause : "")).toEqual({
      ExecutionArn: executionArn,
      StateMachineArn,
      StartDate: 1700000000500,
      Status: "FAILED",
      Error: "Broken",
      Cause: "dropped",
    });
  });

  test("a machine that there is not", async () => {
    server = await answering(() => ({
      status: 400,
      body: {
        __type: "com.amazonaws.swf.service.v2.model#StateMachineDoesNotExist",
        message: "State Machine Does Not Exist",
      },
    }));
    const resource = "arn:aws:states:::states:startExecution";
    await expect(
      awsServices(sdkAt(server.url)).begin({ resource, given: { StateMachineArn } }),
    ).rejects.toMatchObject({
      Error: "StepFunctions.StateMachineDoesNotExistException",
      Cause:
        "State Machine Does Not Exist (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: request-1; Proxy: null)",
    });
  });

  test.each([
    {
      resource: "batch:submitJob.sync",
      given: { JobName: "j", JobQueue: "q", Parameters: { someKey: "v" } },
      script: {
        submitjob: [{ jobId: "1", jobName: "j" }],
        describejobs: [
          { jobs: [{ jobId: "1", status: "RUNNABLE" }] },
          { jobs: [{ jobId: "1", status: "SUCCEEDED", parameters: { someKey: "v" } }] },
        ],
      },
      result: { JobId: "1", Status: "SUCCEEDED", Parameters: { someKey: "v" } },
      asked: ["describejobs", { jobs: ["1"] }],
    },
    {
      resource: "ecs:runTask.sync",
      given: { Cluster: "c", TaskDefinition: "d" },
      script: {
        RunTask: [{ failures: [], tasks: [{ taskArn: "t" }] }],
        DescribeTasks: [
          { tasks: [{ taskArn: "t", lastStatus: "PENDING" }] },
          { tasks: [{ taskArn: "t", lastStatus: "STOPPED", containers: [{ exitCode: 0 }] }] },
        ],
      },
      result: { TaskArn: "t", LastStatus: "STOPPED", Containers: [{ ExitCode: 0 }] },
      asked: ["DescribeTasks", { cluster: "c", tasks: ["t"] }],
    },
    {
      resource: "glue:startJobRun.sync",
      given: { JobName: "j", Arguments: { "--some-key": "v" } },
      script: {
        StartJobRun: [{ JobRunId: "r" }],
        GetJobRun: [
          { JobRun: { Id: "r", JobRunState: "WAITING" } },
          { JobRun: { Id: "r", JobRunState: "SUCCEEDED", StartedOn: 1700000000 } },
        ],
      },
      result: { Id: "r", JobRunState: "SUCCEEDED", StartedOn: 1700000000000 },
      asked: ["GetJobRun", { JobName: "j", RunId: "r" }],
    },
    {
      resource: "athena:startQueryExecution.sync",
      given: { QueryString: "SELECT 1", WorkGroup: "w" },
      script: {
        StartQueryExecution: [{ QueryExecutionId: "q" }],
        GetQueryExecution: [
          { QueryExecution: { Status: { State: "QUEUED" } } },
          { QueryExecution: { QueryExecutionId: "q", Status: { State: "SUCCEEDED" } } },
        ],
      },
      result: { QueryExecution: { QueryExecutionId: "q", Status: { State: "SUCCEEDED" } } },
      asked: ["GetQueryExecution", { QueryExecutionId: "q" }],
    },
    {
      resource: "codebuild:startBuild.sync",
      given: { ProjectName: "p" },
      script: {
        StartBuild: [{ build: { id: "b" } }],
        BatchGetBuilds: [
          { builds: [{ id: "b", buildStatus: "IN_PROGRESS" }] },
          { builds: [{ id: "b", buildStatus: "SUCCEEDED" }] },
        ],
      },
      result: { Build: { Id: "b", BuildStatus: "SUCCEEDED" } },
      asked: ["BatchGetBuilds", { ids: ["b"] }],
    },
  ])("$resource", async ({ resource, given, script, result, asked }) => {
    const ran = await run(script, resource, given);
    expect(ran.progress).toEqual({ kind: "done", result });
    expect(ran.asked.at(-1)).toEqual(asked);
  });

  test("keys of a map stay as they are", async () => {
    const Parameters = { someKey: "v" };
    const given = { JobName: "j", JobQueue: "q", JobDefinition: "d", Parameters };
    const { asked } = await run({ submitjob: [{ jobId: "1" }] }, "batch:submitJob", given);
    expect(asked).toEqual([
      ["submitjob", { jobName: "j", jobQueue: "q", jobDefinition: "d", parameters: Parameters }],
    ]);
  });

  test.each([
    [{ lastStatus: "STOPPED", containers: [{ exitCode: 0 }, { exitCode: 1 }] }],
    // It never ran.
    [{ lastStatus: "STOPPED", containers: [{}] }],
  ])("a task that fails: %j", async (description) => {
    const script = {
      RunTask: [{ tasks: [{ taskArn: "t" }] }],
      DescribeTasks: [{ tasks: [description] }],
    };
    const given = { Cluster: "c", TaskDefinition: "d" };
    await expect(run(script, "ecs:runTask.sync", given)).rejects.toMatchObject({
      Error: "States.TaskFailed",
      Cause: expect.stringContaining('"LastStatus":"STOPPED"'),
    });
  });

  test("a task that there is no room for", async () => {
    const script = { RunTask: [{ failures: [{ reason: "RESOURCE:MEMORY" }], tasks: [] }] };
    const given = { TaskDefinition: "d" };
    await expect(run(script, "ecs:runTask.sync", given)).rejects.toMatchObject({
      Error: "AmazonECS.Unknown",
      Cause: expect.stringContaining("RESOURCE:MEMORY"),
    });
    await server.stop();
    expect((await run(script, "ecs:runTask", given)).progress).toMatchObject({
      kind: "done",
      result: { Failures: [{ Reason: "RESOURCE:MEMORY" }] },
    });
  });

  test("a job is stopped", async () => {
    const { services, asked } = await scripted({
      StartExecution: [started],
      StopExecution: [{ stopDate: 1700000002 }],
    });
    const resource = "arn:aws:states:::states:startExecution.sync";
    const progress = await services.begin({ resource, given: { StateMachineArn } });
    await services.stop((progress as { readonly job: Job }).job);
    expect(asked().at(-1)).toEqual(["StopExecution", { executionArn }]);
  });

  test("a repeated call is known by the id of the attempt", async () => {
    const { services, asked } = await scripted({
      RunTask: [{ tasks: [] }, { tasks: [] }, { tasks: [] }],
    });
    const call = { resource: "arn:aws:states:::ecs:runTask", given: { TaskDefinition: "d" } };
    for (const id of ["a", "a", "b"]) await services.begin({ ...call, id });
    const [first, second, third] = asked().map(([, body]) => String(body.clientToken));
    expect(first).toMatch(/^[\da-f]{64}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("a child machine is started once, however often its start is repeated", async () => {
    const there = new Map<string, string>();
    server = await answering((request) => {
      const { name } = JSON.parse(request.body) as Record<string, string>;
      if (there.has(name ?? ""))
        return {
          status: 400,
          body: { __type: "ExecutionAlreadyExists", message: "Execution Already Exists" },
        };
      const made = `${executionArn.slice(0, -1)}${name}`;
      there.set(name ?? "", made);
      return { body: { ...started, executionArn: made } };
    });
    const services = awsServices(sdkAt(server.url));
    const start = (id: string, action: string, more: object = {}) =>
      services.begin({
        resource: `arn:aws:states:::states:${action}`,
        given: { StateMachineArn: `${stateMachineArn}:live`, ...more },
        id,
      });
    const first = await start("a", "startExecution");
    const [[name, arn] = []] = there;
    for (const each of [first, await start("a", "startExecution")])
      expect(each).toMatchObject({
        result: { ExecutionArn: arn, StartDate: expect.any(Number) as unknown },
      });
    expect(await start("a", "startExecution.sync")).toMatchObject({
      job: { ask: { ExecutionArn: arn } },
    });
    expect(there.size).toBe(1);
    expect(name).toMatch(/^[\da-f]{64}$/);
    await start("b", "startExecution");
    expect(there.size).toBe(2);
    // A name of the machine's own is its own affair.
    await start("c", "startExecution", { Name: "mine" });
    await expect(start("c", "startExecution", { Name: "mine" })).rejects.toMatchObject({
      Error: "StepFunctions.ExecutionAlreadyExistsException",
    });
  });

  test.each([
    { status: 400, body: { __type: "ThrottlingException", message: "Rate exceeded" } },
    { status: 500, body: { __type: "InternalFailure" } },
  ])("a service that is too busy to say is asked again: $body.__type", async (busy) => {
    const answers = [{ body: started }, busy, { body: succeeded }];
    server = await answering(() => answers.shift() ?? { status: 500 });
    const services = awsServices(sdkAt(server.url, { maxAttempts: 1 }));
    const resource = "arn:aws:states:::states:startExecution.sync";
    const begun = await services.begin({ resource, given: { StateMachineArn } });
    const looked = await services.look((begun as { readonly job: Job }).job);
    expect(looked).toMatchObject({ kind: "running", job: { looks: 1 } });
    expect(await services.look((looked as { readonly job: Job }).job)).toMatchObject({
      kind: "done",
    });
  });

  test("a job that may not be looked at has failed", async () => {
    const denied = { status: 400, body: { __type: "AccessDeniedException", message: "No" } };
    const answers = [{ body: started }, denied];
    server = await answering(() => answers.shift() ?? { status: 500 });
    const services = awsServices(sdkAt(server.url, { maxAttempts: 1 }));
    const resource = "arn:aws:states:::states:startExecution.sync";
    const begun = await services.begin({ resource, given: { StateMachineArn } });
    await expect(services.look((begun as { readonly job: Job }).job)).rejects.toMatchObject({
      Error: expect.stringMatching(/^StepFunctions\./) as unknown,
    });
  });

  describe("a child machine that is heaviside's own", () => {
    const machine = "arn:aws:lambda:us-east-1:123456789012:function:pack-start";
    const machines = { Pack: machine };
    const own = async (resource: string, given: object, answers: readonly object[]) => {
      const left = [...answers];
      server = await answering(() => left.shift() ?? { status: 500 });
      const services = awsServices(sdkAt(server.url, { maxAttempts: 1 }), { machines });
      const call = { resource: `arn:aws:states:::states:startExecution${resource}`, given };
      const said = () => server.requests.map(({ body }) => JSON.parse(body) as object);
      return { begun: () => services.begin({ ...call, id: "e#1" }), said, services };
    };
    const startDate = "2023-11-14T22:13:20.500Z";
    const answer = { body: { executionArn, startDate, name: "e" } };

    test("is started by its function, under the name of the attempt", async () => {
      const given = { StateMachineArn, Input: { total: 5 } };
      const { begun, said } = await own("", given, [answer]);
      expect(await begun()).toMatchObject({
        kind: "done",
        result: { ExecutionArn: executionArn, StartDate: 1700000000500 },
      });
      expect(server.requests[0]?.path).toContain("pack-start");
      expect(said()).toEqual([
        {
          startExecution: {
            input: { total: 5 },
            name: expect.stringMatching(/^[\da-f]{64}$/) as string,
            isRepeatable: true,
          },
        },
      ]);
    });

    test("under a name of its own; its input may be JSON", async () => {
      const given = { StateMachineArn, Input: '{"total":5}', Name: "mine" };
      const { begun, said } = await own(".sync", given, [answer]);
      expect(await begun()).toMatchObject({ kind: "running", job: { machine } });
      expect(said()).toEqual([
        { startExecution: { input: { total: 5 }, name: "mine", isAwaited: true } },
      ]);
    });

    test("is looked at while its function is too busy, and stopped", async () => {
      const busy = {
        status: 429,
        headers: { "x-amzn-errortype": "TooManyRequestsException" },
        body: { Reason: "ReservedFunctionConcurrentInvocationLimitExceeded" },
      };
      const answers = [answer, busy, { body: { ...running, startDate } }, { body: "null" }];
      const { begun, said, services } = await own(".sync", { StateMachineArn }, answers);
      const first = (await begun()) as { readonly job: Job };
      const second = (await services.look(first.job)) as { readonly job: Job };
      expect(second).toMatchObject({ kind: "running", job: { looks: 1, machine } });
      expect(await services.look(second.job)).toMatchObject({ kind: "running" });
      await services.stop(second.job);
      const asked = { executionArn };
      expect(said().slice(1)).toEqual([
        { describeExecution: asked },
        { describeExecution: asked },
        { stopExecution: asked },
      ]);
    });

    test("another machine is AWS's", async () => {
      const given = { StateMachineArn: StateMachineArn.replace("Pack", "Other") };
      const { begun } = await own("", given, [{ body: started }]);
      expect(await begun()).toMatchObject({ kind: "done" });
      expect(server.requests[0] && actionOf(server.requests[0])).toBe("StartExecution");
    });
  });
});
