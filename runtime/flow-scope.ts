import { shardsOf, slot, type Carrier } from "./carrier.js";
import { isRetried, mapField, type Details, type ScopeContext } from "./context.js";
import type { Effect } from "./dispatch.js";
import { arnsOf } from "./executions.js";
import { mapRunAround, type Around } from "./map-runs.js";
import type { Invocation, Scope } from "./scope.js";
import type { AnyVariables, Context, StateType } from "./types.js";

/** What a carrier says of its scope. */
export type Placed = Pick<Carrier, "b" | "e" | "n" | "p" | "u" | "vars" | "item" | "input">;

/** A class, since each call makes one: a literal with these methods takes longer to make than most of the call's work. */
export class FlowScope {
  readonly Parent: Scope["Parent"];
  readonly path: readonly number[];
  readonly effects: readonly Effect[] = [];
  Map: ScopeContext["Map"];
  Variables: AnyVariables;
  count: number;
  next: number;
  home: string;
  readonly #run: Invocation;
  readonly #carrier: Placed;
  #around: Around | undefined;
  #assigned: AnyVariables | undefined;
  #type: StateType | undefined;
  #name = "";
  #id = 0;
  #time = 0;
  #retries = 0;

  constructor(
    run: Invocation,
    carrier: Placed,
    { Parent, n }: { readonly Parent: Scope["Parent"]; readonly n: number },
  ) {
    const { e, item, p = [], vars = {} } = carrier;
    this.#run = run;
    this.#carrier = carrier;
    this.Parent = Parent;
    this.path = p;
    this.Map = item && mapField(item);
    this.Variables = vars;
    this.count = e;
    this.next = n;
    this.home = run.self;
  }

  get Execution(): Around["Execution"] {
    return this.#execution.Execution;
  }

  get StateMachine(): Around["StateMachine"] {
    return this.#execution.StateMachine;
  }

  get State(): Context["State"] {
    const EnteredTime = new Date(this.#time).toISOString();
    const retried = isRetried(this.#type) && { RetryCount: this.#retries };
    return { EnteredTime, Name: this.#name, ...retried };
  }

  get begun(): number | undefined {
    return this.#carrier.u;
  }

  get shards(): readonly number[] {
    return shardsOf(this.#carrier);
  }

  get current(): ScopeContext["current"] {
    return { name: this.#name, type: this.#type, id: this.#id };
  }

  enter(type: StateType, name: string, input: unknown): unknown {
    this.exit(input);
    const id = ++this.count;
    this.#run.notes?.note(this as unknown as Scope, id, `${type}StateEntered`, { name, input });
    this.#type = type;
    this.#name = name;
    this.#id = id;
    this.#time = this.now();
    this.#retries = 0;
    return input;
  }

  entered([event, milliseconds]: NonNullable<Carrier["at"]>): void {
    this.count = this.#carrier.e;
    this.#id = event;
    this.#time = milliseconds;
    this.#run.notes?.forget(this as unknown as Scope);
  }

  exit(output: unknown, at?: number): void {
    if (this.#type === undefined) return;
    const assigned = this.#assigned;
    const variables = assigned && { assignedVariables: assigned };
    const id = ++this.count;
    this.#run.notes?.note(
      this as unknown as Scope,
      id,
      `${this.#type}StateExited`,
      { name: this.#name, output, ...variables },
      at,
    );
    if (assigned) this.Variables = { ...this.Variables, ...assigned };
    this.#type = this.#assigned = undefined;
  }

  note(event: string, details?: Details): number {
    const id = ++this.count;
    this.#run.notes?.note(this as unknown as Scope, id, event, details);
    return id;
  }

  assign(variables: AnyVariables): this {
    this.#assigned = { ...this.#assigned, ...variables };
    return this;
  }

  forget(): void {
    this.#assigned = undefined;
  }

  retried(count: number): void {
    this.#retries = count;
    this.#assigned = undefined;
  }

  now(): number {
    return this.#run.ports.clock.now();
  }

  random(): number {
    return this.#run.ports.random();
  }

  /** Most functions never look at it. */
  get #execution(): Around {
    return (this.#around ??= around(this.#run, this.#carrier, this.Parent));
  }
}

/** The execution that a scope is of: the one that was started, or a child of a distributed Map. */
function around(
  run: Invocation,
  { input, p = [], u = 0 }: Pick<Carrier, "input" | "p" | "u">,
  Parent: Scope["Parent"],
): Around {
  const { x, t } = run.carrier;
  const found = mapRunAround(Parent, p);
  if (found) {
    const { at, map, mode } = found;
    const [n, index = 0] = p.slice(at);
    const path = p.slice(0, at);
    const fork = slot(x, path, n);
    return mode.child(around(run, { p: path }, map.Parent), { map, fork, index, input, begun: u });
  }
  const { place } = run.ports;
  const { executionArn, machine, name: Name, stateMachineArn } = arnsOf(place, x);
  // Nothing is known of the input.
  const Input = input as Around["Execution"]["Input"];
  return {
    Execution: {
      Id: executionArn,
      Input,
      Name,
      RoleArn: place.roleArn,
      StartTime: new Date(t).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: stateMachineArn, Name: machine },
  };
}
