import { comesLast, isPassedBy } from "./history/chain.js";
import { isoTime } from "./iso-time.js";
import type { Random } from "./ports/ports.js";
import type { AnyVariables, Context, ContextWith, StateType, View } from "./types.js";

/** Numbers the events of one execution, and hands them on where somebody listens. */
export interface Journal {
  /** How many there were: the id of the latest. */
  count: number;
  readonly record?: (event: Recorded) => void;
}

/** Something that happened, in the words of the service's history. */
export interface Recorded {
  readonly id: number;
  /** 0 for the first. */
  readonly previousEventId: number;
  /** `TaskStateEntered`, `MapIterationStarted`, … */
  readonly type: string;
  /** The event's details, with data not yet as text. */
  readonly details?: Details;
}
export type Details = { readonly [field: string]: unknown };

/** What a Map iterates over: `$$.Map.Item`. */
export interface Item {
  readonly Index: number;
  readonly Value: unknown;
  readonly Key?: string;
  readonly Source?: string;
}

/** What is the same for every scope of an execution. */
export interface Surroundings {
  readonly Execution: Context["Execution"];
  readonly StateMachine: Context["StateMachine"];
  readonly journal: Journal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
}

/** What a scope takes over from the one around it. */
export interface Inherited {
  readonly Variables?: AnyVariables;
  readonly Map?: NonNullable<Context["Map"]>;
  /** The event that led to this scope. */
  readonly previousEventId?: number;
}

/**
 * `$$` of one scope: the machine's, a branch's or an iteration's. Its own enumerable fields are the Context Object of the
 * ASL, so that `{ ...$$ }` is a copy of it; each is replaced as a whole and never changed.
 */
export class ScopeContext implements ContextWith<AnyVariables> {
  readonly Execution: Context["Execution"];
  readonly StateMachine: Context["StateMachine"];
  declare readonly State: Context["State"];
  declare Task?: { readonly Token: string };
  declare Map?: NonNullable<Context["Map"]>;

  readonly #surroundings: Surroundings;
  readonly #journal: Journal;
  #variables: AnyVariables;
  #assigned: AnyVariables | undefined;
  /** What the next event comes after. */
  #previous: number;
  /** The latest event that is passed by. */
  #passed = 0;
  #type: StateType | undefined;
  #name = "";
  #enteredAs = 0;
  #enteredAt: number | undefined;
  #retries = 0;
  /** Made when somebody asks: most states never look at it. */
  #state: Context["State"] | undefined;

  constructor(surroundings: Surroundings, inherited: Inherited = {}) {
    this.Execution = surroundings.Execution;
    this.StateMachine = surroundings.StateMachine;
    Object.defineProperty(this, "State", ScopeContext.#stateField);
    if (inherited.Map !== undefined) this.Map = inherited.Map;
    this.#surroundings = surroundings;
    this.#journal = surroundings.journal;
    this.#variables = inherited.Variables ?? {};
    this.#previous = inherited.previousEventId ?? 0;
  }

  get Variables(): AnyVariables {
    return this.#variables;
  }

  /** The current state, for messages: its name, type and the id of its entered event. */
  get current(): {
    readonly name: string;
    readonly type: StateType | undefined;
    readonly id: number;
  } {
    return { name: this.#name, type: this.#type, id: this.#enteredAs };
  }

  enter<Input>(type: StateType, name: string, input: Input): View<Input> {
    const journal = this.#journal;
    // Small, so that the engine makes it part of every state: what seldom happens is done elsewhere.
    if (journal.record !== undefined || this.#assigned !== undefined) this.#tell(type, name, input);
    else journal.count += this.#type === undefined ? 1 : 2;
    this.#previous = this.#enteredAs = journal.count;
    this.#type = type;
    this.#name = name;
    this.#retries = 0;
    this.#state = undefined;
    // No time passes in these two, so that the clock need not be read before somebody asks.
    this.#enteredAt = type === "Choice" || type === "Pass" ? undefined : this.#surroundings.now();
    // The view of a value that is not known is the value itself.
    return input as View<Input>;
  }

  random(): number {
    return this.#surroundings.random();
  }

  now(): number {
    return this.#surroundings.now();
  }

  assign<Assigned extends AnyVariables>(variables: Assigned): ContextWith<AnyVariables & Assigned> {
    this.#assigned = this.#assigned === undefined ? variables : { ...this.#assigned, ...variables };
    // It has them when the state exits, before anybody else sees it.
    return this as ContextWith<AnyVariables> as ContextWith<AnyVariables & Assigned>;
  }

  /** The current state ends with its output; what it has assigned becomes visible. */
  exit(output: unknown): void {
    const id = ++this.#journal.count;
    const assigned = this.#assigned;
    if (this.#journal.record !== undefined)
      this.#record(id, this.#previous, `${this.#type}StateExited`, {
        name: this.#name,
        output,
        ...(assigned !== undefined && { assignedVariables: assigned }),
      });
    this.#previous = id;
    this.#type = undefined;
    if (assigned === undefined) return;
    this.#variables = { ...this.#variables, ...assigned };
    this.#assigned = undefined;
  }

  /** Notes an event of this scope, and gives its id. */
  note(type: string, details?: Details): number {
    const id = ++this.#journal.count;
    const before = comesLast(type) ? Math.max(this.#previous, this.#passed) : this.#previous;
    if (this.#journal.record !== undefined) this.#record(id, before, type, details);
    if (isPassedBy(type)) this.#passed = id;
    else this.#previous = id;
    return id;
  }

  /** The current Task is tried again; what the failed attempt assigned is forgotten. */
  retried(retries: number): void {
    this.#retries = retries;
    this.#assigned = undefined;
    this.#state = undefined;
  }

  /** What the current state has assigned so far is forgotten: it failed. */
  forget(): void {
    this.#assigned = undefined;
  }

  /** Goes on after the last event of a branch or iteration; a child execution has a history of its own. */
  follow(inner: ScopeContext): void {
    if (inner.#journal !== this.#journal) return;
    this.#previous = inner.#previous;
    this.#passed = inner.#passed;
  }

  /** Computes something of the current Map with `$$.Map.Item` set, as ItemSelector does. */
  selecting<T>(item: Item, compute: () => T): T {
    const outer = this.Map;
    this.Map = mapField(item);
    try {
      return compute();
    } finally {
      if (outer === undefined) delete this.Map;
      else this.Map = outer;
    }
  }

  /** `$$` of a branch, or of an iteration over an item. */
  inner(item?: Item): ScopeContext {
    const Map = item === undefined ? this.Map : mapField(item);
    return new ScopeContext(this.#surroundings, {
      Variables: this.#variables,
      previousEventId: this.#previous,
      ...(Map !== undefined && { Map }),
    });
  }

  /** The current state exits and the next one is entered, with somebody listening or variables to set. */
  #tell(type: StateType, name: string, input: unknown): void {
    if (this.#type !== undefined) this.exit(input);
    const id = ++this.#journal.count;
    if (this.#journal.record !== undefined)
      this.#record(id, this.#previous, `${type}StateEntered`, { name, input });
  }

  #record(id: number, previousEventId: number, type: string, details: Details | undefined): void {
    const event = { id, previousEventId, type };
    this.#journal.record?.(details === undefined ? event : { ...event, details });
  }

  #readState(): Context["State"] {
    this.#state ??= {
      EnteredTime: isoTime(this.#enteredAt ?? this.#surroundings.now()),
      Name: this.#name,
      ...(isRetried(this.#type) && { RetryCount: this.#retries }),
    };
    return this.#state;
  }

  /** One descriptor for all, so that all instances have the same hidden class. */
  static readonly #stateField: PropertyDescriptor & ThisType<ScopeContext> = {
    enumerable: true,
    get() {
      return this.#readState();
    },
  };
}

/** Whether `$$.State` of a state has a RetryCount: where a Retry may be. */
export function isRetried(type: StateType | undefined): boolean {
  return type === "Task" || type === "Map" || type === "Parallel";
}

/** `$$.Map` of an item: a view of it, whatever it is. */
export function mapField(item: Item): NonNullable<Context["Map"]> {
  return { Item: item } as NonNullable<Context["Map"]>;
}
