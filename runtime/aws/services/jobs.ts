import type { Members } from "../../types.js";
import { jobKinds } from "./job-kinds.js";
import type { ServiceResource } from "./resource.js";

/** How to follow what was started: which action describes it, with what, and what its description says. */
export interface JobKind {
  readonly describe: string;
  /** What the description is asked with, from what the start gave and was given. */
  ask(started: Members, given: Members): object;
  stateOf(description: Members, asked: Members): JobState;
  /** The action that stops it, and what with, from what its description is asked with; absent where nothing does. */
  readonly stop?: readonly [action: string, given: (asked: Members) => object];
  /** It is over when there is nothing left to be described. */
  readonly isGone?: true;
}

export interface JobState {
  readonly status: "running" | "succeeded" | "failed";
  /** The Task's result; JSON text of it is the cause of a failure. */
  readonly result: unknown;
}

/** The job that a `.sync` Task starts (AWS, "Run a Job"), or `undefined` where heaviside cannot follow it. */
export function jobKindOf(resource: ServiceResource): JobKind | undefined {
  const { service, action, pattern, isSdk } = resource;
  const kind = isSdk ? undefined : jobKinds.get(`${service}:${action}`);
  return kind !== undefined && pattern === ".sync:2" ? withValues(kind) : kind;
}

/** A child machine's input and output as values, not texts. */
function withValues(kind: JobKind): JobKind {
  return {
    ...kind,
    stateOf(execution, asked) {
      const texts = ["Input", "Output"].filter((name) => typeof execution[name] === "string");
      const values = texts.map((name) => [name, JSON.parse(String(execution[name]))] as const);
      const { status } = kind.stateOf(execution, asked);
      return { status, result: { ...execution, ...Object.fromEntries(values) } };
    },
  };
}
