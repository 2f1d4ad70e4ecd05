import type { ScopeContext } from "./context.js";
import { StatesError, type Failure } from "./errors.js";
import { failure } from "./step.js";
import type { AnyTask, Computed, Context, Machine, Validator } from "./types.js";

/** What a Task is called with. */
export interface Call {
  readonly arguments: unknown;
  readonly timeoutSeconds?: number | undefined;
  readonly heartbeatSeconds?: number | undefined;
  readonly credentials?: unknown;
}

/** A Task's Resource, in which there may be placeholders; "" where only the hand-over names it. */
export function resourceOf({ Resource = "" }: AnyTask): string {
  return typeof Resource === "function" ? Resource() : Resource;
}

/** Computes what the Task is called with, from the state input. Throws what its expressions throw. */
export function prepare(task: AnyTask, $: unknown, $$: ScopeContext): Call {
  const erased = task as Erased;
  return {
    timeoutSeconds: computed(erased.TimeoutSeconds, $, $$),
    heartbeatSeconds: computed(erased.HeartbeatSeconds, $, $$),
    credentials: erased.Credentials?.($, $$),
    arguments: erased.Parameters === undefined ? $ : erased.Parameters($, $$),
  };
}

/** A number of a state, or what computes it. */
export function computed<Input>(
  value: Computed<Input> | undefined,
  $: unknown,
  $$: Context,
): number | undefined {
  // Its input is the one that the state was given: nobody else knows its type.
  return typeof value === "function" ? (value as ErasedComputed)($, $$) : value;
}

/**
 * What a handler threw, as the service reports it: a `StatesError` as it stands, anything else as Lambda reports an exception
 * of its Node.js runtime.
 */
export function thrownByHandler(error: unknown): Failure {
  if (error instanceof StatesError) return failure(error);
  const report =
    error instanceof Error
      ? {
          errorType: error.name,
          errorMessage: error.message,
          trace: (error.stack ?? "").split("\n"),
        }
      : { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { error: report.errorType, cause: JSON.stringify(report) };
}

/** The failure of a Task whose result is not what its schema promises; `undefined` when it is. */
export function invalidResult(task: AnyTask, result: unknown): Failure | undefined {
  const validator = (task as { readonly Result?: Validator<unknown> }).Result;
  if (validator === undefined || validator(result)) return undefined;
  return {
    error: "Heaviside.InvalidResult",
    cause: `The result of the Task '${task.Name}' does not match its schema: ${faults(validator)}.`,
  };
}

/** The failure of an execution whose input is not what the machine's schema promises; `undefined` when it is. */
export function invalidInput(machine: Machine, input: unknown): Failure | undefined {
  const validator = machine.Input;
  if (validator === undefined || validator(input)) return undefined;
  return {
    error: "Heaviside.InvalidInput",
    cause: `The input of '${machine.Name}' does not match its schema: ${faults(validator)}.`,
  };
}

function faults({ errors }: Validator<unknown>): string {
  return (errors ?? [])
    .map(({ instancePath, message }) => `${instancePath || "/"} ${message ?? ""}`.trim())
    .join("; ");
}

type ErasedComputed = ($: unknown, $$: Context) => number;
interface Erased {
  readonly TimeoutSeconds?: number | ErasedComputed;
  readonly HeartbeatSeconds?: number | ErasedComputed;
  Parameters?($: unknown, $$: Context): unknown;
  Credentials?($: unknown, $$: Context): unknown;
}
