import type { Machine, State, TaskState } from "../3-lower/machine.js";
import type { Wake } from "../4-analyse/handovers.js";
import type { Emission } from "./emission.js";
import { derived } from "./names.js";
import { property, quote } from "./text.js";

// What a function has to know of the executions that come to it; `task` is absent where the machine is started.

/** The constant that every function of the machine refers to. */
export function version({ version }: Machine, { names }: Emission): string {
  const about = "/** Changes with the definition; an execution keeps the one it began with. */";
  return `${about}\nconst ${names.version} = ${quote(version)};`;
}

/** A reference to it, for the machine and for each Task that has a function. */
export function versionField(
  task: TaskState | undefined,
  { facts, names }: Emission,
): readonly string[] {
  if (!facts.reach(task)) return [];
  return [names.version === "Version" ? "Version" : `Version: ${names.version}`];
}

/** What the function can be woken for, and what it has to send on. */
export function resumingFields(task: TaskState | undefined, emission: Emission): readonly string[] {
  const reach = emission.facts.reach(task);
  if (!reach) return [];
  const { reads, drops } = reach;
  // A machine lists its Tasks.
  const wakes = task ? reach.wakes : reach.wakes.filter(({ of }) => of.type !== "Task");
  return [
    ...(wakes.length === 0
      ? []
      : [`Wakes: () => ({ ${wakes.map((each) => wake(each, emission)).join(", ")} })`]),
    ...list("Reads", reads),
    ...list("Drops", drops),
  ];
}

function wake({ of, enters }: Wake, emission: Emission): string {
  return property(of.name, woken(of, enters, emission));
}

function woken(of: State, enters: State | undefined, { facts, names }: Emission): string {
  const enter = enters && names.of(enters.name);
  // A Task's constant names what is around it itself.
  const owner = facts.owner(of.name);
  if (enter !== undefined && (owner.kind === "machine" || enters?.type === "Task")) return enter;
  const parent =
    owner.kind === "machine" ? [] : [`Parent: ${derived.join(names.of(owner.state.name))}`];
  return `{ ${[...(enter === undefined ? [] : [`Enter: ${enter}`]), ...parent].join(", ")} }`;
}

function list(field: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${field}: [${values.map(quote).join(", ")}]`];
}
