import { choice, nestedRule } from "./choice.js";
import { fail } from "./fail.js";
import { anyType, branch, machine, processor } from "./machine.js";
import { map } from "./map.js";
import { parallel } from "./parallel.js";
import { pass } from "./pass.js";
import type { PerLanguage, Schema } from "./schema.js";
import { succeed } from "./succeed.js";
import { task } from "./task.js";
import { wait } from "./wait.js";

export type { Place, QueryLanguage, Schema } from "./schema.js";

const byType = {
  Task: task,
  Pass: pass,
  Choice: choice,
  Wait: wait,
  Succeed: succeed,
  Fail: fail,
  Parallel: parallel,
  Map: map,
} as const satisfies { readonly [type: string]: PerLanguage };

/** The eight types of states (ASL, "State Types"). */
export type StateType = keyof typeof byType;

export const isStateType = (text: string): text is StateType => Object.hasOwn(byType, text);

/** The schema of a state of a type, in a query language. */
export const stateSchema = (type: StateType, language: keyof PerLanguage): Schema =>
  byType[type][language];

export const scopeSchemas = { machine, branch, processor } as const;

/** What holds for a state whose Type is not known. */
export const anyStateSchema = anyType;

/** The schemas that others refer to by name. */
export const named: { readonly [name: string]: Schema } = { "nested-rule": nestedRule };
