import { carryOn, conclude } from "./end.js";
import { StatesError } from "./errors.js";
import { claimName } from "./executions.js";
import type { Ports } from "./ports/ports.js";
import { guarded } from "./resume.js";
import { invalidInput } from "./run.js";
import { scopeOf, type Invocation } from "./scope.js";
import { step, type Stepped } from "./step.js";
import type { Machine } from "./types.js";
import { watched } from "./watched.js";

export interface StartOptions {
  /** Of the execution, by AWS's rules: 1 to 80 characters. Default: a name that nobody else has. */
  readonly name?: string;
  /**
   * The address of the function that `wake` made: it goes on where the machine waits, or tries again, before its first
   * function.
   */
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
 * is done. With a name, and where deliveries are claimed, the same name and input start once. Throws `Heaviside.InvalidName`, and
 * `ExecutionAlreadyExists` for another input or after the end.
 */
export async function startExecution<Input>(
  ports: Ports,
  machine: Machine<Input>,
  input: Input,
  { name, self = "" }: StartOptions = {},
): Promise<Started> {
  if (name !== undefined && !/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
    throw new StatesError("Heaviside.InvalidName", `No execution can be called '${name}'.`);
  const { Drops: drops = [], Reads: reads = [], TimeoutSeconds } = machine;
  const x = `${machine.Name}:${name ?? newName(ports)}`;
  const now = ports.clock.now();
  const isNamed = name !== undefined && ports.table !== undefined && ports.dedupe !== "none";
  const t = isNamed ? await claimName(ports, x, { input, t: now }) : now;
  const d = typeof TimeoutSeconds === "function" ? TimeoutSeconds() : TimeoutSeconds;
  // The event number 1 is the start.
  const carrier = { ...({ v: 1 } as const), x, h: machine.Version, t, d, s: "", n: 0, e: 1, input };
  // Whoever starts an execution again by its name does the same once more.
  const call: Invocation = {
    ...{ ports, carrier, self, reads, drops },
    ...{ id: x, message: x, dead: [], isHeir: false, led: [] },
  };
  const { Execution } = scopeOf(call, carrier, undefined);
  await watched(call, async (run) => {
    run.notes?.started(input);
    const $$ = scopeOf(run, carrier, undefined);
    const refused = invalidInput(machine as Machine, input);
    if (refused) return conclude(run, $$, { status: "FAILED", ...refused });
    const stepped = (): Stepped => step(() => machine.StartAt(input, $$), $$);
    return guarded(run, () => carryOn(run, $$, stepped()));
  });
  return { executionArn: Execution.Id, name: Execution.Name, startDate: new Date(t) };
}

/** 24 of 36 characters: as good as a UUID, and shorter. */
function newName({ random }: Ports): string {
  const character = (): string => Math.floor(random() * 36).toString(36);
  return Array.from({ length: 24 }, character).join("");
}
