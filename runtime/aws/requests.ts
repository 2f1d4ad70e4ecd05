import { arnsOf, describe, executionOf, stopExecution } from "../executions.js";
import { StatesError } from "../errors.js";
import type { Delivery } from "../ports/ports.js";
import { startExecution, type Started } from "../start.js";
import type { Machine } from "../types.js";
import type { AwsPorts } from "./aws-ports.js";
import type { Described } from "./described.js";
import { assertRecorded, startedToEnd } from "./start-sync.js";
import { broughtBack, type TokenRequest } from "./token-requests.js";

/** What the function of a machine can be called for, by AWS's names. */
export interface MachineRequest extends TokenRequest {
  readonly startExecution?: {
    /** Default: `{}`. */
    readonly input?: unknown;
    readonly name?: string;
    /** Whether somebody will ask how it ended: refused where that is not recorded. */
    readonly isAwaited?: boolean;
    /** The name is the caller's alone: an execution that has ended under it counts as this one. */
    readonly isRepeatable?: boolean;
  };
  /** The same, and the answer is how it ended; that it runs, where the function's time is over. */
  readonly startSyncExecution?: { readonly input?: unknown; readonly name?: string };
  readonly describeExecution?: { readonly executionArn: string };
  readonly stopExecution?: {
    readonly executionArn: string;
    readonly error?: string;
    readonly cause?: string;
  };
}

/** What it takes to answer, in milliseconds. */
const margin = 1000;

/** Answers for a machine. Throws TypeError for what is no request, and what each of them throws. */
export async function answered<Input>(
  ports: AwsPorts,
  machine: Machine<Input>,
  event: unknown,
  { self, remaining = () => Infinity }: Pick<Delivery, "self" | "remaining">,
): Promise<Started | Described | undefined> {
  // What it says is checked where it is used: the input by the machine's schema.
  const {
    describeExecution,
    startExecution: given,
    startSyncExecution: awaited,
    stopExecution: stop,
  } = Object(event) as MachineRequest;
  const brought = broughtBack(Object(event) as MachineRequest);
  if (brought) {
    await brought;
    return undefined;
  }
  if (given) return started(ports, machine, given, self);
  if (awaited) {
    const begin = () => started(ports, machine, awaited, self);
    const { executionArn } = await startedToEnd(ports, begin, () => remaining() - margin);
    return described(ports, executionOf(executionArn));
  }
  if (describeExecution) return described(ports, executionOf(describeExecution.executionArn));
  if (stop) {
    const { executionArn, ...failure } = stop;
    await stopExecution(ports, executionOf(executionArn), failure);
    return undefined;
  }
  throw new TypeError(
    'Neither a carrier nor {"startExecution": {"input": …}} was given, nor startSyncExecution, describeExecution, stopExecution or a token.',
  );
}

async function started<Input>(
  ports: AwsPorts,
  machine: Machine<Input>,
  { input = {}, isAwaited, isRepeatable, name }: NonNullable<MachineRequest["startExecution"]>,
  self: string,
): Promise<Started> {
  if (isAwaited) assertRecorded(ports);
  try {
    return await startExecution(ports, machine, input as Input, { self, ...(name && { name }) });
  } catch (error) {
    const isThere = error instanceof StatesError && error.Error === "ExecutionAlreadyExists";
    if (!isThere || !isRepeatable || !name) throw error;
    const { executionArn, startDate = new Date() } = await described(
      ports,
      `${machine.Name}:${name}`,
    );
    return { executionArn, name, startDate };
  }
}

/** By an execution's name on the ports. */
async function described(ports: AwsPorts, execution: string): Promise<Described> {
  const { input, outcome, startDate, stopDate } = await describe(ports, execution);
  const { executionArn, name, stateMachineArn } = arnsOf(ports.place, execution);
  const { status, ...ending } = outcome;
  return {
    ...{ executionArn, name, stateMachineArn, status },
    ...(startDate !== undefined && { startDate: new Date(Number(startDate)) }),
    ...(stopDate !== undefined && { stopDate: new Date(Number(stopDate)) }),
    ...(input !== undefined && { input }),
    ...("output" in ending ? { output: JSON.stringify(ending.output) } : ending),
  };
}
