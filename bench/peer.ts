import type { StateMachine } from "aws-local-stepfunctions";
import type { Json } from "../local/index.js";
import type { Definition } from "./machines.js";

/** The interpreter that we measure against, by name and version. */
export const peerName = "aws-local-stepfunctions 3";

/** A Task's stand-in, by state name. */
export type Overrides = { readonly [state: string]: (input: unknown) => unknown };

/** A definition as the peer runs it. Its machine is made once, which takes long, and is not measured. */
export async function peerMachine(
  definition: Definition,
): Promise<(input: Json, tasks?: Overrides) => Promise<unknown>> {
  offerWithResolvers();
  const { StateMachine } = await import("aws-local-stepfunctions");
  // Both sides take the same definition, as plain data: its type here says less than the peer's.
  const machine = new StateMachine(definition as unknown as Constructed, {
    validationOptions: { noValidate: true },
  });
  return (input, tasks = {}) =>
    machine.run(input as Input, {
      overrides: { taskResourceLocalHandlers: tasks as Handlers },
    }).result;
}

type Constructed = ConstructorParameters<typeof StateMachine>[0];
type Input = Parameters<StateMachine["run"]>[0];
type Handlers = NonNullable<
  NonNullable<
    NonNullable<Parameters<StateMachine["run"]>[1]>["overrides"]
  >["taskResourceLocalHandlers"]
>;

/** The peer wants `Promise.withResolvers`, which Node 20 does not have. */
function offerWithResolvers(): void {
  if ("withResolvers" in Promise) return;
  Object.defineProperty(Promise, "withResolvers", { value: withResolvers });
}

function withResolvers(): object {
  let resolve: unknown;
  let reject: unknown;
  const promise = new Promise((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}
