import type { Value, View } from "./view.js";

export type StateType =
  "Task" | "Pass" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";

/**
 * `$$`: the Context Object's fields, and how a control state reports to whoever runs it. `Variables` are those that the state or one
 * that follows reads.
 */
export type Context<Variables = {}> = ContextWith<Variables & Unnamed>;

/** No variable is called so: with it all variables have a name in common, and those that may be there are taken for none that are. */
interface Unnamed {
  readonly $?: never;
}

export interface ContextWith<out Variables> {
  readonly Execution: {
    readonly Id: string;
    readonly Input: Value | null;
    readonly Name: string;
    readonly RoleArn: string;
    readonly StartTime: string;
    readonly RedriveCount?: number;
    /** On Step Functions, of an execution that was begun again. */
    readonly RedriveTime?: string;
  };
  readonly StateMachine: { readonly Id: string; readonly Name: string };
  readonly State: {
    readonly Name: string;
    readonly EnteredTime: string;
    /** Of a Task, Map or Parallel: how often it was retried. */
    readonly RetryCount?: number;
  };
  /** Inside a `.waitForTaskToken` Task's Parameters. */
  readonly Task?: { readonly Token: string };
  /** Inside a Map's ItemSelector and ItemProcessor. */
  readonly Map?: {
    readonly Item: {
      readonly Index: number;
      readonly Value: Value | null;
      /** Of a dataset that is a JSON object. */
      readonly Key?: string;
      /** `STATE_DATA`, or the S3 URI of what an ItemReader read. */
      readonly Source?: string;
    };
  };

  /** What Assign has set in earlier states, outer scopes included. */
  readonly Variables: Variables;

  /** Enters a control state: what was the current state exits with `input` as its output. */
  enter<Input>(type: StateType, name: string, input: Input): View<Input>;
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** A number from 0 to below 1, reproducible where the host is given a source of them. */
  random(): number;
  /** Sets variables, for the states after this one (Assign). Gives `$$` as the next state sees it. */
  assign<Assigned extends AnyVariables>(
    variables: Assigned,
  ): ContextWith<Omit<Variables, keyof Assigned> & Assigned>;
}
export interface AnyVariables {
  readonly [name: string]: unknown;
}

/** `$$` in an ItemSelector, where there is an item. */
export type ItemContext<Item, Variables = {}> = Omit<Context<Variables>, "Map"> & {
  readonly Map: {
    readonly Item: Omit<NonNullable<Context["Map"]>["Item"], "Value"> & {
      readonly Value: View<Item>;
    };
  };
};
