import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serviceEnvironment } from "../../runtime/aws/environment.js";
import { lambda, startSite, type DeployedMachine, type Site } from "./deploy-machine.js";
import { isInstalled, stackTitle } from "./stack/index.js";
import { account, region } from "./stack/service.js";

// Machines that start machines, all of them heaviside's own.

let site: Site;
let child: DeployedMachine;
let loose: DeployedMachine;

const arnOf = (machine: string) => `arn:aws:states:${region}:${account}:stateMachine:${machine}`;
const functionArn = (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`;
const functions = {
  Answering: functionArn("Answering-machine"),
  Asking: functionArn("Asking-machine"),
  Child: functionArn("Child-machine"),
  Loose: functionArn("Loose-machine"),
};
const variables = { [serviceEnvironment.machines]: JSON.stringify(functions) };

/** Doubles, waits if it is told to, or fails. */
const doubling = {
  StartAt: "Which",
  States: {
    Which: {
      Type: "Choice",
      Choices: [
        { Variable: "$.fails", IsPresent: true, Next: "Fails" },
        { Variable: "$.seconds", IsPresent: true, Next: "Rest" },
      ],
      Default: "Double",
    },
    Rest: { Type: "Wait", SecondsPath: "$.seconds", Next: "Double" },
    Double: { Type: "Task", Resource: lambda("double"), End: true },
    Fails: { Type: "Fail", Error: "Unlucky", Cause: "It was told to" },
  },
};

/** Brings a token back, or says that it cannot. */
const bringingBack = {
  StartAt: "Double",
  States: {
    Double: {
      Type: "Task",
      Resource: lambda("double"),
      InputPath: "$.order",
      ResultPath: "$.order",
      Next: "Answer",
    },
    Answer: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
      Parameters: { "TaskToken.$": "$.token", "Output.$": "$.order" },
      Catch: [{ ErrorEquals: ["Sfn.InvalidTokenException"], ResultPath: null, Next: "Wrong" }],
      ResultPath: null,
      End: true,
    },
    Wrong: { Type: "Pass", Result: "wrong", End: true },
  },
};

function starting(resource: string, parameters: object, more: object = {}): object {
  return {
    StartAt: "First",
    States: {
      First: { Type: "Task", Resource: lambda("increment"), Next: "Start" },
      Start: {
        Type: "Task",
        Resource: `arn:aws:states:::states:startExecution${resource}`,
        Parameters: { "Input.$": "$", ...parameters },
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
        End: true,
        ...more,
      },
      Caught: { Type: "Pass", End: true },
    },
  };
}
const StateMachineArn = arnOf("Child");

describe.skipIf(!isInstalled)(
  stackTitle("machines that start machines"),
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      site = await startSite();
      child = await site.deploy(doubling, { name: "Child", dedupe: "claim" });
      loose = await site.deploy(doubling, { name: "Loose" });
    }, 60_000);
    afterAll(async () => {
      await child?.remove();
      await loose?.remove();
      await site?.stop();
    });

    const use = (
      definition: object,
      name: string,
      job: (machine: DeployedMachine) => Promise<void>,
    ) => site.use(definition, { name, environment: variables }, job);
    const ended = (output: unknown) => ({ status: "SUCCEEDED", output }) as const;

    test("and wait for them: as values", () =>
      use(starting(".sync:2", { StateMachineArn }), "Values", async (machine) => {
        expect(await machine.run({ n: 1 })).toEqual(
          ended({
            ExecutionArn: expect.stringMatching(/:execution:Child:[\da-f]{64}$/) as string,
            Input: { n: 2 },
            InputDetails: { Included: true },
            Name: expect.any(String) as string,
            Output: { n: 4 },
            OutputDetails: { Included: true },
            StartDate: expect.any(Number) as number,
            StateMachineArn,
            Status: "SUCCEEDED",
            StopDate: expect.any(Number) as number,
          }),
        );
      }));

    test("as texts, under a name, by the ARN of the function", () => {
      const definition = starting(".sync", { "StateMachineArn.$": "$.by", "Name.$": "$.name" });
      const input = { n: 1, name: "one", by: functions.Child };
      return use(definition, "Texts", async (machine) => {
        expect(await machine.run(input)).toMatchObject(
          ended({
            ExecutionArn: `arn:aws:states:${region}:${account}:execution:Child:one`,
            Input: JSON.stringify({ name: "one", by: functions.Child, n: 2 }),
            Output: '{"n":4}',
          }),
        );
        // A name that is the user's is used once.
        expect(await machine.run(input)).toMatchObject(
          ended({ Error: "StepFunctions.ExecutionAlreadyExistsException" }),
        );
      });
    });

    test("a child that waits, and one that fails", () =>
      use(starting(".sync:2", { StateMachineArn }), "Fates", async (machine) => {
        const [slow, bad] = await Promise.all([
          machine.run({ n: 1, seconds: 20 }),
          machine.run({ n: 1, fails: true }),
        ]);
        expect(slow).toMatchObject(ended({ Output: { n: 4 } }));
        const { Error: error, Cause } = (bad as { readonly output: Record<string, string> }).output;
        expect(error).toBe("States.TaskFailed");
        expect(JSON.parse(Cause ?? "")).toMatchObject({
          ...{ Error: "Unlucky", Cause: "It was told to", Status: "FAILED" },
          Input: { n: 2, fails: true },
        });
      }));

    test("that is only started", () =>
      use(starting("", { StateMachineArn: arnOf("Loose") }), "Started", async (machine) => {
        const outcome = await machine.run({ n: 1 });
        const { output } = outcome as unknown as { output: { readonly ExecutionArn: string } };
        expect(output).toMatchObject({
          SdkHttpMetadata: { HttpStatusCode: 200 },
          StartDate: expect.any(Number) as number,
        });
        expect(await site.outcome(output.ExecutionArn)).toEqual(ended({ n: 4 }));
      }));

    test("a child whose time is over for its parent is stopped", () => {
      const more = { TimeoutSeconds: 5 };
      return use(starting(".sync", { StateMachineArn }, more), "Stopping", async (machine) => {
        expect(await machine.run({ n: 1, seconds: 3000 })).toMatchObject(
          ended({ Error: "States.Timeout" }),
        );
        await expect
          .poll(async () => {
            const { ready } = await site.stack.messages("outcomes");
            return ready.filter(({ body }) => /"ABORTED"/.test(body)).length;
          })
          .toBe(1);
      });
    });

    test("a child that brings its parent's token back", async () => {
      const answering = await site.deploy(bringingBack, {
        ...{ name: "Answering", environment: variables },
      });
      const asking = starting(".waitForTaskToken", {
        StateMachineArn: arnOf("Answering"),
        Input: { "token.$": "$$.Task.Token", "order.$": "$" },
      });
      const { States } = asking as { readonly States: { readonly Start: object } };
      // Its own Input takes the place of the usual one.
      const { "Input.$": _, ...parameters } = (States.Start as { readonly Parameters: object })
        .Parameters as Record<string, unknown>;
      const Start = { ...States.Start, Parameters: parameters };
      const definition = { ...asking, States: { ...States, Start } };
      await use(definition, "Asking", async (machine) => {
        expect(await machine.run({ n: 1 })).toEqual(ended({ n: 4 }));
        const token = `Asking:nobody##1/${"x".repeat(24)}`;
        expect(await answering.run({ order: { n: 1 }, token })).toEqual(ended("wrong"));
      });
      await answering.remove();
    });

    test("nobody waits for one whose outcome is not recorded, or that is not there", () =>
      use(starting(".sync", { "StateMachineArn.$": "$.machine" }), "Refusing", async (machine) => {
        expect(await machine.run({ n: 1, machine: arnOf("Loose") })).toMatchObject(
          ended({
            Error: "Heaviside.NoOutcome",
            Cause: expect.stringContaining("--dedupe claim") as string,
          }),
        );
        const nowhere = functionArn("nowhere");
        expect(await machine.run({ n: 1, machine: nowhere })).toMatchObject(
          ended({ Error: "StepFunctions.StateMachineDoesNotExistException" }),
        );
      }));
  },
);
