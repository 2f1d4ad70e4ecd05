import { carryOn, conclude } from "./end.js";
import type { Ports } from "./ports/ports.js";
import { guarded } from "./resume.js";
import { invalidInput } from "./run.js";
import { scopeOf, type Invocation } from "./scope.js";
import { step } from "./step.js";
import { StatesError } from "./errors.js";
import type { Machine } from "./types.js";

export interface StartOptions {
  /** Of the execution; 1 to 80 characters. Default: a name that nobody else has. */
  readonly name?: string;
  /** The address of a function made by `wake`: it goes on where a machine waits, or tries again, before its first function. */
  readonly self?: string;
}

/** An execution that was started. */
export interface Started {
  readonly executionArn: string;
  readonly name: string;
  readonly startDate: Date;
}

/**
 * Starts an execution: the control states at its start run here, then its first Task's function is called. Resolves when that
 * is done. Throws `Heaviside.InvalidName`.
 */
export async function startExecution<Input>(
  ports: Ports,
  machine: Machine<Input>,
  input: Input,
  { name = newName(ports), self = "" }: StartOptions = {},
): Promise<Started> {
  if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
    throw new StatesError("Heaviside.InvalidName", `No execution can be called '${name}'.`);
  const { TimeoutSeconds, Reads = [] } = machine;
  const now = ports.clock.now();
  const carrier = {
    ...({ v: 1 } as const),
    x: `${machine.Name}:${name}`,
    t: now,
    d: typeof TimeoutSeconds === "function" ? TimeoutSeconds() : TimeoutSeconds,
    ...{ s: "", n: 0, e: 1, input },
  };
  const run: Invocation = {
    ports,
    carrier,
    delivery: { id: carrier.x, self },
    reads: new Set(Reads),
  };
  const refused = invalidInput(machine as Machine, input);
  if (refused !== undefined) await conclude(run, [], { status: "FAILED", ...refused });
  else
    await guarded(run, () => {
      const scope = scopeOf(run, carrier, undefined);
      return carryOn(
        run,
        scope,
        step(() => machine.StartAt(input, scope.$$), scope.$$),
      );
    });
  const { Id } = scopeOf(run, carrier, undefined).$$.Execution;
  return { executionArn: Id, name, startDate: new Date(now) };
}

/** 24 of 36 characters: as good as a UUID, and shorter. */
function newName({ random }: Ports): string {
  const character = (): string => Math.floor(random() * 36).toString(36);
  return Array.from({ length: 24 }, character).join("");
}
