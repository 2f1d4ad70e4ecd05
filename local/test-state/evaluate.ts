import type { Failure } from "../../runtime/errors.js";
import type {
  AnyMap,
  AnyParallel,
  AnyTask,
  Context,
  Machine,
  Transition,
} from "../../runtime/types.js";
import type { Mocked } from "./call.js";
import type { TestContext } from "./context.js";
import { follow, thrown, type Ended, type Went } from "./follow.js";
import { iterate } from "./iterate.js";
import { perform } from "./perform.js";
import type { Subject } from "./subject.js";
import type { InspectionData, TestStateOptions } from "./types.js";

/** A test: the state alone, compiled, and what it is to be run with. */
export interface Test {
  readonly subject: Subject;
  readonly machine: Machine;
  readonly $$: TestContext;
  readonly input: unknown;
  readonly mocked: Mocked | undefined;
  readonly options: TestStateOptions;
  /** Tells a value between input and output. */
  readonly note: (field: keyof InspectionData, value: unknown) => void;
}

/** How the state ended, before Retry and Catch. */
export interface Evaluation {
  readonly ended: Ended;
  /** The Task, Parallel or Map that ended, with its state input. */
  readonly visit?: { readonly state: AnyTask | AnyParallel | AnyMap; readonly $: unknown };
  /** What its work came to. */
  readonly result?: { readonly value: unknown };
}

/** Enters the state, has its work done or mocked, and goes on to its output. */
export async function evaluate(test: Test): Promise<Evaluation> {
  const { subject, machine, $$, input } = test;
  const went = follow(() => machine.StartAt(input, $$), $$, subject.name);
  switch (went.kind) {
    case "on":
    case "failed":
      return { ended: went };
    case "invoke": {
      const state = went.task ?? machine.Tasks()[went.Name];
      if (state === undefined) throw new Error(`The machine has no Task "${went.Name}".`);
      $$.enter("Task", went.Name, went.$);
      return finished(test, { state, $: went.$ }, () => perform(test, state, went));
    }
    case "parallel":
      return finished(test, { state: went.join, $: went.$ }, () => {
        if (typeof went.input === "function") went.input();
        return mockedWork(test);
      });
    case "map":
      return finished(
        test,
        { state: went.join, $: went.$ },
        () => iterate(test, went) ?? mockedWork(test),
      );
    default:
      return went satisfies never;
  }
}

/** What a state's work came to. */
export type Worked =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "failed"; readonly failure: Failure };

/** What the mock says that the work came to. */
export function mockedWork({ mocked, subject }: Test): Worked {
  if (mocked === undefined) throw new Error(`The ${subject.type} "${subject.name}" needs a mock.`);
  if (mocked.kind === "result") return mocked;
  const { error, cause } = mocked;
  return {
    kind: "failed",
    failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
  };
}

async function finished(
  { $$, subject }: Test,
  visit: NonNullable<Evaluation["visit"]>,
  work: () => Worked | Promise<Worked>,
): Promise<Evaluation> {
  const { name } = subject;
  let worked: Worked;
  try {
    worked = await work();
  } catch (error) {
    worked = { kind: "failed", failure: thrown(error, name) };
  }
  if (worked.kind === "failed") return { visit, ended: worked };
  const { result } = worked;
  const went = follow(() => stepOn(visit.state, visit.$, result, $$), $$, name);
  return { visit, ended: leaving(went), result: { value: result } };
}

/** After its work a state is left: no other has work to do. */
export function leaving(went: Went): Ended {
  if (went.kind === "on" || went.kind === "failed") return went;
  throw new Error(`A tested state leads to a state of kind "${went.kind}".`);
}

function stepOn(state: Erased, $: unknown, result: unknown, $$: Context): Transition {
  if (state.Next !== undefined) return state.Next($, result, $$);
  return { kind: "succeed", output: state.End === undefined ? result : state.End($, result, $$) };
}

/** The states are generic in their data, which nobody knows here. */
interface Erased {
  Next?($: unknown, result: unknown, $$: Context): Transition;
  End?($: unknown, result: unknown, $$: Context): unknown;
}
