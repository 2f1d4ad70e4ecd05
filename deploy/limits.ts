import type { Machine, TaskState } from "../compiler/3-lower/machine.js";
import { calledFunction } from "../compiler/4-analyse/task-function.js";
import { polls } from "./layout.js";

/** A function that runs longer is stopped (Lambda, "Quotas"). Seconds. */
export const longestFunction = 900;
/** How long Lambda keeps an event that it cannot deliver (Lambda, "Asynchronous invocation"). Seconds. */
export const eventAge = { shortest: 60, longest: 21_600 } as const;
/** How long SQS keeps a message: as long as it can, so that nothing is lost over a long weekend. Seconds. */
export const retention = 1_209_600;
/** How long the bucket keeps what was too large: as long as the table its items, and no execution may last longer. Days. */
export const oversizeDays = 31;
/** How often a message is delivered before it is put aside. */
export const deliveries = 10;
/** The invoker only hands on. Seconds. */
export const invokerTimeout = 30;
/** A queue hides a message from others while it is worked on: six times as long (Lambda, "Using Lambda with Amazon SQS"). */
export const visibilityFactor = 6;

/** For a Task without TimeoutSeconds. Seconds. */
const usual = 60;
/** For what a function does beside its Tasks. Seconds. */
const beside = 10;

/**
 * How long a function needs: its longest Task, the longest call that it makes in place, and time to hand over; no longer than
 * Lambda allows. Nobody knows how long somebody else's function takes; nobody stays while a job runs.
 */
export function functionTimeout(own: readonly TaskState[], inPlace: readonly TaskState[]): number {
  const calls = inPlace.map((state) => {
    if (polls(state)) return usual;
    return seconds(state, calledFunction(state) === undefined ? usual : longestFunction);
  });
  const tasks = own.map((state) => seconds(state, usual));
  return Math.min(longestFunction, Math.max(0, ...tasks) + Math.max(0, ...calls) + beside);
}

/** The TimeoutSeconds of a Task, where it is a number that fits into no function. */
export function isTooLong({ timeoutSeconds }: TaskState): boolean {
  return typeof timeoutSeconds === "number" && timeoutSeconds + beside > longestFunction;
}

/** An execution that has timed out needs no event any more. */
export function maximumEventAge({ timeoutSeconds }: Machine): number {
  if (typeof timeoutSeconds !== "number") return eventAge.longest;
  return Math.min(eventAge.longest, Math.max(eventAge.shortest, timeoutSeconds));
}

function seconds({ timeoutSeconds }: TaskState, otherwise: number): number {
  return typeof timeoutSeconds === "number" ? timeoutSeconds : otherwise;
}
