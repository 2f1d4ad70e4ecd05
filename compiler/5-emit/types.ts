import type { Machine } from "../3-lower/machine.js";
import { predecessors } from "../4-analyse/predecessors.js";
import { same, type ObjectShape, type Shape } from "../4-analyse/shape.js";
import type { Shapes, StateShapes } from "../4-analyse/shapes.js";
import { dataOrder } from "../4-analyse/shapes-order.js";
import { fieldsText, typeText } from "../4-analyse/type-text.js";
import { derived } from "./names.js";

/** How a module writes the types of its data. Types of schemas and of the runtime are noted when they are written. */
export interface TypeNames {
  /** The aliases of state inputs, each after those that it is made of. All are used where every state is emitted. */
  readonly declarations: readonly Declaration[];
  /** Of the machine's input. */
  readonly ofMachine: string;
  /** Of a state's input. */
  ofInput(state: string): string;
  /** Of the result of a Task or Parallel, before ResultSelector. */
  ofResult(state: string): string;
  /** Of what one iteration of a Map gives. */
  ofIteration(map: string): string;
  /** Of any other value. */
  text(shape: Shape): string;
  /** The names written so far that the module does not declare itself, sorted: `ErrorOutput`, and types of schemas. */
  imported(): readonly string[];
}
export interface Declaration {
  readonly name: string;
  /** `type AfterCharge = Order & { payment: Charge };` */
  readonly text: string;
}

/** A type that is no longer than this is written out wherever it is needed. */
const longestInline = 40;

/**
 * Names the inputs of a machine's states: `After<State>` is `$` once that state has ended, `At<State>` is `$` where
 * several ways meet. Inputs alike share a name; a type that grew out of another says so: `Order & { paid: boolean }`.
 */
export function typeNames(
  machine: Machine,
  shapes: Shapes,
  identifier: (state: string) => string,
): TypeNames {
  const used = new Set<string>();
  const declared: Alias[] = [];
  const alike = new Map<string, readonly Alias[]>();
  const taken = new Set<string>();
  const ofInputs = new Map<string, Written>();
  const leading = predecessors(machine);
  const schemaTypes = namedObjects(machine, shapes);
  for (const { state, phase } of dataOrder(machine)) {
    if (phase === "leave") continue;
    const shape = shapes.of(state.name).input;
    const from = leading.get(state.name) ?? [];
    const bases = [...schemaTypes, ...from.flatMap((name) => ofInputs.get(name)?.alias ?? [])];
    const known = aliasOf(shape);
    if (known) {
      ofInputs.set(state.name, { text: known.name, types: [], alias: known });
      continue;
    }
    const written = grownText(shape, bases);
    if (!needsName(shape, written)) ofInputs.set(state.name, written);
    else {
      const name = aliasName(state.name, shape, from);
      const alias: Alias = { name, shape, text: `type ${name} = ${written.text};` };
      declared.push(alias);
      alike.set(outline(shape), [...(alike.get(outline(shape)) ?? []), alias]);
      taken.add(name);
      note(written.types);
      ofInputs.set(state.name, { text: name, types: [], alias });
    }
  }
  const text = (shape: Shape) => aliasOf(shape)?.name ?? noted(grownText(shape, schemaTypes));
  return {
    declarations: declared.map(({ name, text }) => ({ name, text })),
    get ofMachine() {
      return this.ofInput(machine.scope.startAt);
    },
    ofInput: (state) => noted(ofInputs.get(state) ?? unknownType),
    ofResult: (state) => text(shapes.of(state).result),
    ofIteration: (map) => text(shapes.of(map).iteration),
    text,
    imported: () => [...used].sort(),
  };

  function aliasName(state: string, shape: Shape, [only, ...more]: readonly string[]): string {
    const follows = only !== undefined && more.length === 0 && same(shapes.of(only).output, shape);
    const after = follows ? derived.after(identifier(only)) : "";
    return follows && !taken.has(after) ? after : derived.at(identifier(state));
  }
  function aliasOf(shape: Shape): Alias | undefined {
    return alike.get(outline(shape))?.find((alias) => same(alias.shape, shape));
  }
  function note(types: readonly string[]): void {
    for (const type of types) used.add(type);
  }
  function noted({ text, types }: Written): string {
    note(types);
    return text;
  }
}

interface Alias {
  readonly name: string;
  readonly shape: Shape;
  readonly text: string;
}
/** A type's text, and the types of schemas and the runtime in it. */
interface Written {
  readonly text: string;
  readonly types: readonly string[];
  readonly alias?: Alias;
}

/** Equal shapes have equal outlines. */
function outline(shape: Shape): string {
  return shape.kind === "object" ? [...shape.fields.keys()].sort().join() : shape.kind;
}

const unknownType: Written = { text: "unknown", types: [] };

/** The type as what the best of the bases and some more fields make, or else written out. */
function grownText(shape: Shape, bases: readonly (ObjectShape | Alias)[]): Written {
  const types = new Set<string>();
  const nameOf = ({ type }: ObjectShape) => {
    if (type !== undefined) types.add(type);
    return type;
  };
  const text = () => {
    if (shape.kind !== "object" || shape.type !== undefined) return typeText(shape, nameOf);
    const base = bestBase(shape, bases);
    if (!base) return typeText(shape, nameOf);
    if (base.isType) types.add(base.name);
    const more = new Map([...shape.fields].filter(([name]) => !base.fields.has(name)));
    return more.size === 0 ? base.name : `${base.name} & ${fieldsText(more, undefined, nameOf)}`;
  };
  return { text: text(), types: [...types] };
}

interface Base {
  readonly name: string;
  readonly fields: ObjectShape["fields"];
  readonly isType: boolean;
}

function bestBase(shape: ObjectShape, bases: readonly (ObjectShape | Alias)[]): Base | undefined {
  let best: Base | undefined;
  for (const each of bases) {
    const base = "kind" in each ? each : each.shape;
    if (base.kind !== "object" || !isPart(base, shape)) continue;
    if (best && best.fields.size >= base.fields.size) continue;
    const name = "kind" in each ? (each.type ?? "") : each.name;
    best = { name, fields: base.fields, isType: "kind" in each };
  }
  return best;
}

/** Whether `whole` is `part` and some more fields. */
function isPart(part: ObjectShape, whole: ObjectShape): boolean {
  if (part.fields.size === 0 || part.fields.size > whole.fields.size) return false;
  if (!sameRest(part.rest, whole.rest)) return false;
  for (const [name, field] of part.fields) {
    const other = whole.fields.get(name);
    if (!other || other.optional !== field.optional || !same(other.shape, field.shape))
      return false;
  }
  return true;
}

function sameRest(a: Shape | undefined, b: Shape | undefined): boolean {
  return a && b ? same(a, b) : a === b;
}

function needsName(shape: Shape, { text }: Written): boolean {
  return text.length > longestInline || (shape.kind === "object" && / & /.test(text));
}

/** The objects that schemas named and that occur as a whole somewhere in the machine, by name. */
function namedObjects(machine: Machine, shapes: Shapes): readonly ObjectShape[] {
  const found = new Map<string, ObjectShape>();
  const add = (shape: Shape) => {
    if (shape.kind === "object" && shape.type !== undefined) found.set(shape.type, shape);
  };
  for (const { state } of dataOrder(machine)) {
    const { input, effective, result, output, item }: StateShapes = shapes.of(state.name);
    [input, effective, result, output, item].forEach(add);
  }
  return [...found.values()];
}
