import type { Item } from "./context.js";
import { StatesError, type Failure } from "./errors.js";
import type { Attempts } from "./retry.js";
import type { AnyVariables } from "./types.js";
import { textOf } from "./written.js";

/** What travels between functions beside the data. runtime/README.md tells what each field is for. */
export interface Carrier {
  /** The version of this format. */
  readonly v: 1;
  /** The execution: `machine:name`. */
  readonly x: string;
  /** The `Version` of the machine's definition. */
  readonly h?: string | undefined;
  /** When it was started, in milliseconds since 1970. */
  readonly t: number;
  /** After how many seconds it times out. */
  readonly d?: number | undefined;
  /** The state to enter; `""`: the machine ends, with the data as its output. */
  readonly s: string;
  /** The slot that this fills: how many hand-overs came before it in its path. */
  readonly n: number;
  /** How many events the execution has had. */
  readonly e: number;
  /** The path: for each Parallel or Map around the state, the slot of its fork and the number of the branch. */
  readonly p?: readonly number[] | undefined;
  /** Over how many items the ends of each of these forks are spread, where any is more than one. */
  readonly b?: readonly number[] | undefined;
  /** Of a state that is tried again: how often each retrier was used. */
  readonly r?: Attempts | undefined;
  /** Of a state that was entered before: the id of that event, and when it was. */
  readonly at?: readonly [id: number, milliseconds: number] | undefined;
  readonly vars?: AnyVariables | undefined;
  /** `$$.Map.Item`. */
  readonly item?: Item | undefined;
  /** `$$.Execution.Input`. */
  readonly input?: unknown;
  /** In a child execution of a distributed Map: when that was started, in milliseconds since 1970. */
  readonly u?: number | undefined;
  /** Of a Task that is answered later: what came of it, or what to ask. */
  readonly c?: Called | undefined;
  /** What happened to the call that this was sent for before. */
  readonly f?: Failed | undefined;
  /** Whether a call has failed on the way here: it may have done things which are done again. */
  readonly l?: 1 | undefined;
}

/** What came of a Task that was answered later. */
export type Answered = { readonly output: unknown } | { readonly failure: Failure };

/** What a Task is told that is answered later: its answer, that a time is over, or to look at its job. */
export type Called = Answered | { readonly beats: number } | Following;

/** A job, as the port for services gave it, and until when its Task waits for it, in milliseconds since 1970. */
export interface Following {
  readonly job: unknown;
  readonly until?: number | undefined;
}

/** How a call has failed, and the messages of it and of those before it that have failed, the first one first. */
export interface Failed extends Failure {
  readonly d: readonly string[];
}

/** An event that carries an execution. */
export interface Carrying {
  readonly heaviside: Carrier | Kept;
  readonly data?: unknown;
  /** What proves that it is no stranger's, where the deployment has a key. */
  readonly seal?: string;
}
/** Instead of a carrier where the event was too large to travel: where it is kept. */
export interface Kept extends Pick<Carrier, "c" | "f"> {
  readonly v: 1;
  readonly key: string;
}

/** Whether an event has a carrier, of whatever version. Only its top level counts: what is deeper may come from outside. */
export function isCarrying(event: unknown): event is Carrying {
  const { heaviside } = Object(event) as { readonly heaviside?: unknown };
  return Object.hasOwn(Object(heaviside) as object, "v");
}

/** What an event carries. Throws `Heaviside.CarrierVersion` when another version of the runtime wrote it. */
export function decode(event: unknown): Carrying {
  const { heaviside } = Object(event) as Carrying;
  const version: unknown = Object(heaviside).v;
  if (version !== 1)
    throw new StatesError("Heaviside.CarrierVersion", `A carrier of version ${version}, not 1.`);
  return event as Carrying;
}

/** The event for a carrier and its data. */
export function encode(heaviside: Carrier | Kept, data?: unknown): string {
  const text = textOf(data);
  if (text === undefined) return JSON.stringify({ heaviside, data });
  return `{"heaviside":${JSON.stringify(heaviside)},"data":${text}}`;
}

/** When the execution times out, in milliseconds since 1970. */
export function deadline({ t, d = Infinity }: Carrier): number {
  return t + d * 1000;
}

/** The name of the slot that a carrier fills. */
export function slotOf({ n, p, x }: Pick<Carrier, "n" | "p" | "x">): string {
  return slot(x, p, n);
}

/** The name of a slot: the same for everybody who fills it. */
export function slot(execution: string, path: readonly number[] = [], n = 0): string {
  return `${execution}#${path.join(".")}#${n}`;
}

/** Over how many items the ends of the forks around a carrier are spread: one, where nothing else is said. */
export function shardsOf({ b, p = [] }: Pick<Carrier, "b" | "p">): readonly number[] {
  return b ?? p.flatMap((_, at) => (at % 2 ? 1 : []));
}
