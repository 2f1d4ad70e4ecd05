import type { Machine, State, TaskState } from "../3-lower/machine.js";
import { carried, type Carried } from "./carried.js";
import { lazyTransitions } from "./cycles.js";
import { handOvers, type Reach } from "./handovers.js";
import { outgrowing } from "./outgrowth.js";
import type { SchemaFacts } from "./schemas.js";
import { shapes, type Shapes } from "./shapes.js";
import { machineScopes, type Owner } from "./states.js";

/** What emit knows of a machine beside the machine itself. */
export interface Facts {
  readonly shapes: Shapes;
  /** What the user's JSON Schemas say; absent without them. */
  readonly schemas?: SchemaFacts;
  state(name: string): State;
  /** Whose scope a state is in. */
  owner(state: string): Owner;
  /** Whether a transition between control states is taken only when the stack is empty again. */
  isLazy(from: string, to: string): boolean;
  /** Whether a Pass may give much more data than it got. */
  outgrows(state: string): boolean;
  /** What runs in the function of a Task, or where the machine is started; `undefined` of a Task that has none. */
  reach(task?: TaskState): (Reach & Carried) | undefined;
}

/** Machine → Facts: each a pure function of the machine. */
export function analyse(machine: Machine, schemas?: SchemaFacts): Facts {
  const states = new Map<string, State>();
  const owners = new Map<string, Owner>();
  for (const { scope, owner } of machineScopes(machine))
    for (const state of scope.states.values()) {
      states.set(state.name, state);
      owners.set(state.name, owner);
    }
  const lazy = lazyTransitions(machine);
  const found = shapes(machine, schemas);
  const functions = handOvers(machine);
  const carrying = carried(machine, functions);
  const outgrown = outgrowing(machine, found);
  return {
    shapes: found,
    ...(schemas && { schemas }),
    state: (name) => known(states, name),
    owner: (name) => known(owners, name),
    isLazy: (from, to) => lazy.get(from)?.has(to) ?? false,
    outgrows: (name) => outgrown.has(name),
    reach(task) {
      const reach = task ? functions.functions.get(task) : functions.start;
      const its = reach && carrying.get(reach);
      return its && { ...reach, ...its };
    },
  };
}

function known<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`The machine has no state "${name}"`);
  return value;
}
