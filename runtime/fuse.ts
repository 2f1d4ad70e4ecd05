import type { Work } from "./attempt.js";
import type { Delivery } from "./ports/ports.js";
import { mostHops, type Invocation, type Scope } from "./scope.js";
import type { AnyTask, InvokeTransition } from "./types.js";

// Tasks of one function that follow each other, without a hop between them. Each fills the slot that it would have filled as a
// hand-over: how long the function has left makes no difference to the names of what follows.

/** The Tasks that a function may go on with in place. */
export interface Fusing {
  readonly tasks: readonly AnyTask[];
  readonly workOf: (task: AnyTask) => Work;
  /** Whether the function has the time that a Task may take. */
  readonly hasTime: (task: AnyTask) => boolean;
}

/** A Task that is done in place, and who does its work. */
export interface Fused {
  readonly task: AnyTask;
  readonly work: Work;
}

/**
 * The Task that is about to be handed over, where this function goes on with it. Only in the scope that it was called for: others
 * run beside it. And not where calls are claimed: there each does the work of one Task.
 */
export function fused(
  run: Invocation,
  $$: Scope,
  { Name, Resource }: InvokeTransition,
): Fused | undefined {
  const { carrier, fusing, ports, self } = run;
  if (fusing === undefined || ports.dedupe === "claim" || !isSame(self, Resource)) return undefined;
  if ($$.path.join() !== (carrier.p ?? []).join()) return undefined;
  if ($$.next > (ports.hopLimit ?? mostHops)) return undefined;
  const task = fusing.tasks.find((each) => each.Name === Name);
  return task && fusing.hasTime(task) ? { task, work: fusing.workOf(task) } : undefined;
}

/** Whether the time is enough for a Task: its TimeoutSeconds and a little more; where it has none, half of what there was. */
export function timeLeft({ remaining }: Delivery): Fusing["hasTime"] {
  if (remaining === undefined) return () => true;
  const whole = remaining();
  const beside = 5000;
  return ({ TimeoutSeconds }) =>
    remaining() >=
    (typeof TimeoutSeconds === "number" ? TimeoutSeconds * 1000 + beside : whole / 2);
}

/** Whether two addresses are those of the same version of a function: each an ARN, or the end of one that begins with its name. */
function isSame(one: string, other: string): boolean {
  const [[arn, name, version], [otherArn, otherName, otherVersion]] = [parts(one), parts(other)];
  if (name !== otherName || version !== otherVersion || name === "") return false;
  return arn === undefined || otherArn === undefined || arn === otherArn;
}

function parts(address: string): readonly [arn: string | undefined, name: string, version: string] {
  const [, arn, name = "", version = "$LATEST"] =
    /^(?:(.*:)?function:)?([^:]*)(?::(.*))?$/.exec(address) ?? [];
  return [arn, name, version];
}
