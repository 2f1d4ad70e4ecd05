import { integrationOf, type Integration } from "../compiler/2-check/integrations.js";
import type { Expression, Machine, TaskState, Text } from "../compiler/3-lower/machine.js";
import { reachableStates } from "../compiler/4-analyse/reachable.js";
import { calledFunction } from "../compiler/4-analyse/task-function.js";

/** Where the handler of a function is. */
export interface Handler {
  /** As the user names the file. */
  readonly file: string;
  /** What the file exports it as. */
  readonly export: string;
}

/** A handler, and what it serves: states of the machine, or the machine itself (`wake`). */
export interface Serving extends Handler {
  readonly tasks: readonly string[];
  readonly isStart?: boolean;
  /** Whether it takes executions on: its `serve` is that of `heaviside/aws`. */
  readonly isHosted: boolean;
  /** Whether it calls `keepHistory`; absent where nobody has looked. */
  readonly keepsHistory?: boolean;
}

/** A Lambda function that Tasks of the machine name. */
export interface Called {
  /** As the definition addresses it: an ARN, a name, a placeholder. */
  readonly address: Text;
  readonly tasks: readonly TaskState[];
  /** Absent where the function is not ours: it is called and waited for. */
  readonly handler?: Handler;
}

/** The Lambda functions of a machine, in the order of the definition: Tasks with the same address share one. */
export function calledFunctions(machine: Machine, handlers: readonly Serving[]): readonly Called[] {
  const found = new Map<string, { address: Text; tasks: TaskState[] }>();
  for (const state of reachableStates(machine)) {
    const address = state.type === "Task" ? calledFunction(state) : undefined;
    if (state.type !== "Task" || !address) continue;
    const key = JSON.stringify(address);
    found.set(key, { address, tasks: [...(found.get(key)?.tasks ?? []), state] });
  }
  return [...found.values()].map(({ address, tasks }) => {
    const serving = handlers.find((one) =>
      tasks.some(({ name, isForeign }) => isForeign !== true && one.tasks.includes(name)),
    );
    if (!serving) return { address, tasks };
    const { file, export: name } = serving;
    return { address, tasks, handler: { file, export: name } };
  });
}

/** A field of Parameters or Arguments, where its value is in the definition. */
export function constantField(parameters: Expression | undefined, name: string): Text | undefined {
  if (parameters?.kind !== "object") return undefined;
  const value = parameters.fields.find(({ written }) => written === name)?.value;
  return value?.kind === "literal" || value?.kind === "text" || value?.kind === "setting"
    ? value
    : undefined;
}

/** The service and action of a Resource, whose partition may be a placeholder. */
export function integration(resource: Text): Integration | undefined {
  return integrationOf(pattern(resource).replace(/^arn:\*:/, "arn:aws:"));
}

/** A text with an asterisk for each placeholder. */
export function pattern(text: Text): string {
  if (text.kind === "literal") return String(text.value);
  if (text.kind === "setting") return "*";
  return text.parts.map((part) => (typeof part === "string" ? part : "*")).join("");
}
