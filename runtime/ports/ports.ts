import type { Failure } from "../errors.js";
import type { AnyTask } from "../types.js";

// What a function asks of the world. Each method is one small operation, which may be done twice without harm; one that
// rejects fails the invocation.

/** Tells the time and does things later. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does the job after so many milliseconds; the function that it gives calls it off. */
  after(milliseconds: number, job: () => void): () => void;
}

/** A number from 0 to below 1. */
export type Random = () => number;

/**
 * What a repeated delivery does: `none` repeats the work, `claim` does it once, and with `checkpoint` a finished Task is never
 * run again either, whatever crashes after it. The last two need the table.
 */
export type Dedupe = "none" | "claim" | "checkpoint";

/** Everything that the flow between functions needs. Texts are JSON. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  /** Where executions are at home: what their ARNs say. */
  readonly place: Place;
  /** Default: `none`. */
  readonly dedupe?: Dedupe;
  /** What the platform told a function when it called it: its second argument. */
  delivery(context: unknown): Delivery;
  /** Hands an event to the function at the address, without waiting for what it does. */
  invoke(to: string, event: string): Promise<void>;
  /** The same at a time, in milliseconds since 1970, however far off; at once when it has passed. */
  schedule(to: string, event: string, due: number): Promise<void>;
  /** Tells how an execution ended. Where it is told twice, the first one counts. */
  outcome(execution: string, outcome: Outcome): Promise<void>;
  /** Where branches meet, callbacks are waited for, and slots are claimed. A linear machine without claims needs none. */
  readonly table?: Table;
  readonly payloads: Payloads;
  /** The objects of all buckets, for distributed Maps. */
  readonly objects?: Objects;
  /** Whether an event, which carries an execution, was sent by this deployment. Absent where it has no key. */
  isSealed?(event: object): Promise<boolean>;
  readonly service: Service;
  /** How many hand-overs in a row. Default: 25,000. */
  readonly hopLimit?: number;
}

export interface Place {
  /** Region and account: `eu-west-1:123456789012`. */
  readonly account: string;
  /** `$$.Execution.RoleArn`. */
  readonly roleArn: string;
}

export interface Delivery {
  /** That of this call alone: a second delivery of the same event has another. */
  readonly id: string;
  /** What the report of a failed call names: the request id. */
  readonly message: string;
  /** The address of the function that was called. */
  readonly self: string;
  /** How long the platform lets this call run on, in milliseconds. Absent: as long as it likes. */
  readonly remaining?: () => number;
}

/** How an execution ended. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly output: unknown }
  | ({ readonly status: "FAILED" | "TIMED_OUT" | "ABORTED" } & Failure);

/** Items of one table, by key. A method changes or reads single items. */
export interface Table {
  /** Puts an item unless there is one, and gives that one. */
  putNew(key: string, fields: Fields): Promise<Fields | undefined>;
  /** Puts an item, whatever there was. */
  put(key: string, fields: Fields): Promise<void>;
  /** Sets fields of an item whose `holder` is `held` or the one that is being set, and gives the item as it is then. */
  change(key: string, held: string, fields: Fields): Promise<Fields | undefined>;
  /** Sets fields of an item, if there is one. */
  set(key: string, fields: Fields): Promise<void>;
  /** Adds a number to the set of an item, and gives the item as it is then: without fields where there is none. */
  add(key: string, number: number): Promise<Added>;
  get(key: string): Promise<Fields | undefined>;
  /** Those of the items that there are. */
  getAll(keys: readonly string[]): Promise<ReadonlyMap<string, Fields>>;
}

/** Of an item. Who reads them knows which there are. */
export interface Fields {
  readonly [name: string]: string;
}

export interface Added {
  readonly fields: Fields;
  readonly numbers: ReadonlySet<number>;
  /** `"yes"`: it was not in the set before; `"unsure"`: an earlier attempt of this operation may have added it. */
  readonly isNew: "yes" | "no" | "unsure";
}

/** Does the work of Tasks that have no function of their own. What they fail with is a `StatesError`. */
export interface Service {
  /** Does the work; or begins it, where that is a job that goes on without anybody waiting for it. */
  begin(task: AnyTask, call: ServiceCall): Promise<Progress>;
  /** Looks whether a job is over. */
  look(job: Job): Promise<Progress>;
  /** Stops a job that nobody waits for any more; it may be over. */
  stop(job: Job): Promise<void>;
}

export interface ServiceCall {
  /** The Task's Parameters. */
  readonly given: unknown;
  /** The AbortSignal that fires when the Task's time is over. */
  readonly signal: () => unknown;
  /** Of this attempt of the Task, and the same when it is repeated. */
  readonly id: string;
  /** The Task's Credentials. */
  readonly credentials: unknown;
  /** The ARNs of the execution and of its machine, for the few that ask. */
  readonly arns: () => readonly string[];
}

export type Progress =
  | { readonly kind: "done"; readonly result: unknown }
  /** It runs: look again after so many seconds. */
  | { readonly kind: "running"; readonly job: Job; readonly seconds: number };

/** What the service has to know of a job to look at it: JSON. */
export type Job = unknown;

/** Keeps what is too large to travel. */
export interface Payloads {
  /** Keeps an event if it is too large: then true. Throws `Heaviside.CarrierTooLarge` where nothing can. */
  keep(key: string, event: string): Promise<boolean>;
  /** What was kept. */
  kept(key: string): Promise<string>;
}

/** Objects in buckets, by the names that a definition has for them. */
export interface Objects {
  /** The text of an object, decompressed; `undefined` where there is none. Throws `States.ItemReaderFailed` for what is no text. */
  text(location: Location): Promise<string | undefined>;
  /** All objects of a selection, by the UTF-8 bytes of the key; `undefined` where there is no such bucket. */
  list(selection: Selection): Promise<readonly ObjectMetadata[] | undefined>;
  /** Writes a text, whatever there was. */
  put(location: Location, text: string): Promise<void>;
}

/** Where an object is. */
export interface Location {
  readonly Bucket: string;
  readonly Key: string;
}

/** The parameters of `s3:listObjectsV2` that select objects. MaxKeys sizes a page only: all pages are read. */
export interface Selection {
  readonly Bucket: string;
  readonly Prefix?: string;
  readonly StartAfter?: string;
  readonly Delimiter?: string;
}

/** What `s3:listObjectsV2` tells of an object, as Step Functions spells it. LastModified is in epoch seconds. */
export interface ObjectMetadata {
  readonly Etag: string;
  readonly Key: string;
  readonly LastModified: number;
  readonly Size: number;
  readonly StorageClass: string;
}
