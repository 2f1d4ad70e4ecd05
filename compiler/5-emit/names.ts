import * as intrinsics from "../../runtime/intrinsics/index.js";
import * as jsonata from "../../runtime/jsonata/index.js";
import * as v1 from "../../runtime/v1.js";
import type { Machine, State } from "../3-lower/machine.js";
import { machineStates } from "../4-analyse/states.js";

/** The identifiers of a module: one for each state, and what is derived from it. */
export interface Names {
  /** Of the exported machine. */
  readonly machine: string;
  /** Of the constant that holds the machine's version. */
  readonly version: string;
  /** Of a state: verbatim where TypeScript allows it. */
  of(state: string): string;
  /** All of these, and what nothing in the module may be called. */
  readonly taken: ReadonlySet<string>;
}

/** Gives every state an identifier that nothing else in the module has, nor any name that is made of it. */
export function names(machine: Machine, typeNames: readonly string[]): Names {
  const taken = new Set([...reserved, ...typeNames]);
  const ofMachine = claim(machine.name, [], taken);
  const version = claim("Version", [], taken);
  const byState = new Map<string, string>();
  // States whose names can stay as they are choose first.
  const states = [...machineStates(machine)];
  for (const state of [...states.filter(({ name }) => isVerbatim(name)), ...states]) {
    const { name } = state;
    if (!byState.has(name)) byState.set(name, claim(name, declaredBeside(state), taken));
  }
  return {
    machine: ofMachine,
    version,
    of: (state) => byState.get(state) ?? state,
    taken,
  };
}

/** What a state's identifier brings with it: the function that hands over to it, its join and its types. */
export const derived = {
  handOver: (identifier: string) => `to${capitalised(identifier)}`,
  join: (identifier: string) => `${identifier}Join`,
  after: (identifier: string) => `After${capitalised(identifier)}`,
  at: (identifier: string) => `At${capitalised(identifier)}`,
  variables: (identifier: string) => `${capitalised(identifier)}Variables`,
};

/** What is declared beside a state under a name made of its own. Types of inputs are named when all states are. */
function declaredBeside({ type }: State): readonly ((identifier: string) => string)[] {
  if (type === "Task") return [derived.handOver];
  return type === "Parallel" || type === "Map" ? [derived.join] : [];
}

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

// Words of the language, globals that generated code uses, and names that it gives to locals.
const reserved = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do " +
    "else enum eval export extends false finally for from function get if implements import in infer instanceof interface is " +
    "keyof let module namespace never new null number object of package private protected public readonly require return " +
    "satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using var void " +
    "while with yield " +
    "Array Boolean Date Error Infinity JSON Map Math NaN Number Object Promise RegExp Set String Symbol globalThis isNaN " +
    "input effective branches selected result results error output next item items index value services distributed " +
    "Context ErrorOutput Machine MapState ParallelState Retrier TaskState Transition Validator exports"
  )
    .split(" ")
    .concat(Object.keys(v1), Object.keys(intrinsics), Object.keys(jsonata)),
);

function isVerbatim(name: string): boolean {
  return identifier.test(name) && !reserved.has(name);
}

function claim(
  name: string,
  beside: readonly ((identifier: string) => string)[],
  taken: Set<string>,
): string {
  const base = isVerbatim(name) ? name : asIdentifier(name);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}${count}`;
    const all = [candidate, ...beside.map((derive) => derive(candidate))];
    if (all.some((each) => taken.has(each))) continue;
    for (const each of all) taken.add(each);
    return candidate;
  }
}

/** "Is in stock?" → `IsInStock`; "2nd try" → `State2ndTry`. */
function asIdentifier(name: string): string {
  const words = name.normalize("NFC").match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = words
    .map(capitalised)
    .join("")
    .replace(/[^\p{ID_Continue}]/gu, "");
  if (joined === "") return "State";
  return identifier.test(joined) && !reserved.has(joined) ? joined : `State${joined}`;
}

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
