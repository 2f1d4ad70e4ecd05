import { tableOf } from "./claim.js";
import { StatesError } from "./errors.js";
import type { WatchedPorts } from "./notes.js";
import type { Fields, Outcome, Place, Ports } from "./ports/ports.js";

/** How an execution ended; `undefined` as long as it runs, or where outcomes are not recorded. */
export async function outcomeOf(ports: Ports, execution: string): Promise<Outcome | undefined> {
  return outcomeIn(await tableOf({ ports }).get(outcomeKey(execution)));
}

/** How an execution ended, or that it runs. */
export type Ended = Outcome | { readonly status: "RUNNING" };

/** The same where outcomes are recorded; elsewhere it always runs. */
export async function endOf(ports: Ports, execution: string): Promise<Ended> {
  return (await outcomeOf(ports, execution)) ?? { status: "RUNNING" };
}

/** Records how an execution has ended, unless that was recorded before; gives what stands. */
export async function recordOutcome(
  ports: Ports,
  execution: string,
  outcome: Outcome,
): Promise<Outcome> {
  const fields = { outcome: JSON.stringify(outcome), t: String(ports.clock.now()) };
  return outcomeIn(await tableOf({ ports }).putNew(outcomeKey(execution), fields)) ?? outcome;
}

/** Where the outcome of an execution is recorded. */
export function outcomeKey(execution: string): string {
  return `${execution}/outcome`;
}

function outcomeIn({ outcome }: Fields = {}): Outcome | undefined {
  return outcome === undefined ? undefined : (JSON.parse(outcome) as Outcome);
}

/** An execution that was started by its name, where outcomes are recorded: what is known of it. Times since 1970, in milliseconds. */
export async function describe(ports: Ports, execution: string) {
  const table = tableOf({ ports });
  const [started = {}, ended] = await Promise.all([
    table.get(startKey(execution)),
    table.get(outcomeKey(execution)),
  ]);
  const outcome: Ended = outcomeIn(ended) ?? { status: "RUNNING" };
  return { input: started.input, startDate: started.t, stopDate: ended?.t, outcome };
}

/**
 * Ends an execution as ABORTED, unless it has ended; what runs of it is discarded where it comes to its next slot (AWS's
 * StopExecution).
 */
export async function stopExecution(
  ports: WatchedPorts,
  execution: string,
  failure: { readonly error?: string; readonly cause?: string } = {},
): Promise<void> {
  const outcome = await recordOutcome(ports, execution, { status: "ABORTED", ...failure });
  // Who has stopped it before may not have told it.
  if (outcome.status !== "ABORTED") return;
  if (ports.history) await ports.history.stopped(execution, outcome);
  await ports.outcome(execution, outcome);
}

/** Notes that a name is used. Throws `ExecutionAlreadyExists` for another input, or after its end. */
export async function claimName(
  ports: Ports,
  execution: string,
  { input, t }: { readonly input: unknown; readonly t: number },
): Promise<number> {
  const given = { input: JSON.stringify(input), t: String(t) };
  const before = await tableOf({ ports }).putNew(startKey(execution), given);
  if (before === undefined) return t;
  if (before.input !== given.input || (await outcomeOf(ports, execution)))
    throw new StatesError("ExecutionAlreadyExists", `There was an execution '${execution}'.`);
  return Number(before.t);
}

function startKey(execution: string): string {
  return `${execution}/start`;
}

/** The ARNs of an execution and of its machine, and their names, by the name on the ports: `machine:name`. */
export function arnsOf({ account }: Place, execution: string) {
  const [machine = "", name = ""] = execution.split(":");
  // A process that is no function may not know its account.
  const arn = `arn:aws:states:${account || ":"}:`;
  return {
    ...{ machine, name },
    executionArn: `${arn}execution:${execution}`,
    stateMachineArn: `${arn}stateMachine:${machine}`,
  };
}

/** The name of an execution on the ports, by its ARN: `machine:name`. Throws `InvalidArn`. */
export function executionOf(executionArn: string): string {
  const found = /^arn:[^:]+:states:[^:]*:[^:]*:(?:execution|express):([^:]+:[^:]+)/.exec(
    executionArn,
  );
  if (!found) throw new StatesError("InvalidArn", `"${executionArn}" is no execution's ARN.`);
  return found[1] ?? "";
}
