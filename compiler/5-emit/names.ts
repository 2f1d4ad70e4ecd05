import * as intrinsics from "../../runtime/intrinsics/index.js";
import * as v1 from "../../runtime/v1.js";
import type { Machine } from "../3-lower/machine.js";
import { machineStates } from "../4-analyse/states.js";

/** The identifiers of a module: one for each state, and what is derived from it. */
export interface Names {
  /** Of the exported machine. */
  readonly machine: string;
  /** Of a state: verbatim where TypeScript allows it. */
  of(state: string): string;
}

/** Gives every state an identifier that nothing else in the module has, nor any name derived from it. */
export function names(machine: Machine, typeNames: readonly string[]): Names {
  const taken = new Set([...reserved, ...typeNames]);
  const ofMachine = claim(machine.name, taken);
  const byState = new Map<string, string>();
  // States whose names can stay as they are choose first.
  const states = [...machineStates(machine)].map(({ name }) => name);
  for (const name of [...states.filter(isVerbatim), ...states]) {
    if (!byState.has(name)) byState.set(name, claim(name, taken));
  }
  return {
    machine: ofMachine,
    of: (state) => byState.get(state) ?? state,
  };
}

/** What a state's identifier brings with it: the function that hands over to it, its join and its types. */
export const derived = {
  handOver: (identifier: string) => `to${capitalised(identifier)}`,
  join: (identifier: string) => `${identifier}Join`,
  after: (identifier: string) => `After${capitalised(identifier)}`,
  at: (identifier: string) => `At${capitalised(identifier)}`,
};

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
    "input effective selected result results error output next item items index value " +
    "Context ErrorOutput Machine MapState ParallelState TaskState Transition Validator exports"
  )
    .split(" ")
    .concat(Object.keys(v1), Object.keys(intrinsics)),
);

function isVerbatim(name: string): boolean {
  return identifier.test(name) && !reserved.has(name);
}

function claim(name: string, taken: Set<string>): string {
  const base = isVerbatim(name) ? name : asIdentifier(name);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}${count}`;
    const all = [candidate, ...Object.values(derived).map((derive) => derive(candidate))];
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
