import { mapField, type Item } from "../../runtime/context.js";
import type { AnyVariables, Context, ContextWith, StateType, View } from "../../runtime/types.js";

/** Thrown where the tested state hands on to another: nothing of that is run. */
export class Arrived {
  readonly name: string;
  readonly input: unknown;

  constructor(name: string, input: unknown) {
    this.name = name;
    this.input = input;
  }
}

/** What a test's context has besides its fields. */
export interface Around {
  /** The state's name. */
  readonly tested: string;
  /** What earlier states have assigned. */
  readonly variables: AnyVariables;
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * `$$` of a test: its own enumerable fields are the Context Object, however little of one was given. It follows one state
 * only; what was before that has no effect.
 */
export class TestContext implements ContextWith<AnyVariables> {
  declare readonly Execution: Context["Execution"];
  declare readonly StateMachine: Context["StateMachine"];
  declare readonly State: Context["State"];
  declare Task?: { readonly Token: string };
  declare Map?: NonNullable<Context["Map"]>;

  readonly #around: Around;
  #assigned: AnyVariables = {};
  #hasEntered = false;

  constructor(fields: object, around: Around) {
    Object.assign(this, fields);
    this.#around = around;
  }

  /** Those of before the state, which the state itself sees. */
  get Variables(): AnyVariables {
    return this.#around.variables;
  }

  /** The variables that states after this one see. */
  get variablesAfter(): AnyVariables {
    return { ...this.#around.variables, ...this.#assigned };
  }

  enter<Input>(_type: StateType, name: string, input: Input): View<Input> {
    if (this.#hasEntered) throw new Arrived(name, input);
    this.#hasEntered = name === this.#around.tested;
    // The view of a value that is not known is the value itself.
    return input as View<Input>;
  }

  random(): number {
    return this.#around.random();
  }

  now(): number {
    return this.#around.now();
  }

  assign<Assigned extends AnyVariables>(variables: Assigned): ContextWith<AnyVariables & Assigned> {
    if (this.#hasEntered) this.#assigned = { ...this.#assigned, ...variables };
    // What it shows is asked for when the state is left.
    return this as ContextWith<AnyVariables> as ContextWith<AnyVariables & Assigned>;
  }

  /** The same context, as if the state were not entered yet. */
  fresh(): TestContext {
    return new TestContext({ ...this }, this.#around);
  }

  /** What the state has assigned is forgotten: it failed. */
  forget(): void {
    this.#assigned = {};
  }

  /** Computes something of a Map with `$$.Map.Item` set, as ItemSelector does. */
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
}
