import type { Retrier, Setting, State } from "../3-lower/machine.js";
import { listBlock } from "./blocks.js";
import { constant } from "./constant.js";
import type { Names } from "./names.js";
import type { Imports } from "./scope.js";
import { aboveIt, comment, quote } from "./text.js";

/** The Retry of a state, and those that several states have: they are written once. */
export interface Retries {
  readonly declarations: readonly string[];
  /** The field of a state's constant; nothing for a state that is never tried again. */
  field(state: Retrying): readonly string[];
}
type Retrying = Extract<State, { readonly retry: unknown }>;

/** What texts are emitted with. */
interface At {
  readonly imports: Imports;
}

/** A shorter list is on the line of its field: it is written where it is used. */
const shortest = 70;

/** Tells what each state's Retry is written as, and what is declared for those that several have. */
export function retries(
  states: readonly State[],
  { names, imports }: At & { readonly names: Names },
): Retries {
  const having = new Map<string, string[]>();
  for (const state of states) {
    const text = "retry" in state ? fixedList(state, { imports }) : undefined;
    if (text !== undefined) having.set(text, [...(having.get(text) ?? []), state.name]);
  }
  const shared = [...having].filter(([text, of]) => of.length > 1 && text.length > shortest);
  const free = freeNames("SharedRetry", shared.length, names);
  const named = new Map(shared.map(([text], at) => [text, free[at] ?? text]));
  return {
    declarations: shared.map(([text, of]) => {
      const about = comment(`The Retry of ${enumerated(of)}.`);
      return `${about}\nconst ${named.get(text)}: readonly ${imports.type("Retrier")}[] = ${text};`;
    }),
    field(state) {
      const { retry } = state;
      if ("kind" in retry)
        return [`Retry: () => ${imports.value("retrySetting")}(${quote(retry.name)})`];
      if (retry.length === 0) return [];
      const text = fixedList(state, { imports });
      if (text === undefined) return [`Retry: () => ${written(retry, { imports })}`];
      return [`Retry: ${named.get(text) ?? text}`];
    },
  };
}

/** "A, B and C", or "A, B, C and 4 more". */
function enumerated(states: readonly string[]): string {
  const most = 4;
  const first = states.slice(0, states.length > most ? most - 1 : -1);
  const last = states.length > most ? `${states.length - first.length} more` : states.at(-1);
  return `${first.join(", ")} and ${last}`;
}

/** A Retry that is known when the module is loaded: no placeholder is in it. */
function fixedList({ retry }: Retrying, at: At): string | undefined {
  return "kind" in retry || retry.some(hasSetting) ? undefined : written(retry, at);
}

function written(retriers: readonly Retrier[], at: At): string {
  return listBlock(retriers.map((each) => aboveIt(each.comment) + retrier(each, at)));
}

function retrier(retrier: Retrier, at: At): string {
  const number = (name: string, value: number | Setting | undefined) =>
    value === undefined
      ? []
      : [`${name}: ${typeof value === "number" ? value : constant(value, at)}`];
  const fields = [
    `ErrorEquals: [${retrier.errorEquals.map((name) => constant(name, at)).join(", ")}]`,
    ...number("IntervalSeconds", retrier.intervalSeconds),
    ...number("MaxAttempts", retrier.maxAttempts),
    ...number("BackoffRate", retrier.backoffRate),
    ...number("MaxDelaySeconds", retrier.maxDelaySeconds),
    ...(retrier.jitterStrategy === undefined
      ? []
      : [`JitterStrategy: ${quote(retrier.jitterStrategy)}`]),
  ];
  return `{ ${fields.join(", ")} }`;
}

function hasSetting(retrier: Retrier): boolean {
  if (retrier.errorEquals.some(({ kind }) => kind !== "literal")) return true;
  return Object.values(retrier).some((value) => typeof value === "object" && "kind" in value);
}

/** `SharedRetry`, `SharedRetry2`: as many as are wanted of those that nothing else has. */
function freeNames(base: string, count: number, { taken }: Names): readonly string[] {
  const free: string[] = [];
  for (let at = 1; free.length < count; at++) {
    const name = at === 1 ? base : `${base}${at}`;
    if (!taken.has(name)) free.push(name);
  }
  return free;
}
