/// <reference types="node" />
// What may be written around a machine.
import { check, compile, load, type CompileOptions, type Diagnostic } from "heaviside";
import { run, type Json, type Outcome, type RunOptions } from "heaviside/local";
import type { Machine } from "heaviside/runtime/v1";
import { Hello } from "../../examples/hello/hello.js";
import { Orders } from "../../examples/orders/orders.js";
import { Greet } from "../../examples/hello/tasks.js";

export const options: CompileOptions = {
  fileName: "a.asl.json",
  name: "A",
  define: { Stage: "test", Count: 1 },
};
export const machines: readonly Machine[] = [Orders, Hello];

export const outcomes = [run(Orders, {}), run(Hello, null)];

export async function use(): Promise<Json | undefined> {
  const { code, diagnostics } = await compile("{}", options);
  // @ts-expect-error there is no code when there are errors
  const certain: string = code;
  const all: readonly Diagnostic[] = [...diagnostics, ...(await check({ StartAt: "A" }))];
  const given: RunOptions = {
    tasks: { Greet, other: ({ name }: { name: string }) => name },
    mock: {
      Greet: [{ output: 1 }, { error: "E" }, { error: "E", cause: "c" }, {}, { hang: true }],
    },
    clock: "virtual",
    now: new Date(0),
    random: () => 0.5,
    onEvent: ({ id, type, stateEnteredEventDetails }) =>
      void [id, type, stateEnteredEventDetails?.name],
  };
  const outcome: Outcome = await run(await load("{}"), { a: [1, null] }, given);
  // @ts-expect-error a failed execution has no output
  const output: Json = outcome.output;
  if (outcome.status === "SUCCEEDED") return outcome.output;
  // @ts-expect-error nor has one that was found to have failed
  return [outcome.error ?? null, outcome.output, certain, output, all.length];
}

// @ts-expect-error undefined is no JSON
export const undefinedInput = run(Hello, undefined);
// @ts-expect-error there is no such clock
export const clock = run(Hello, {}, { clock: "fast" });
