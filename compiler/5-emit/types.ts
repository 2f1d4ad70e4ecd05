import type { Machine, Scope } from "../3-lower/machine.js";
import type { Shape } from "../4-analyse/shape.js";
import type { Shapes } from "../4-analyse/shapes.js";
import { grownType, type NamedType, type TypeText } from "./grown-type.js";
import { inputTypes } from "./input-types.js";
import type { Names } from "./names.js";
import { variableTypes } from "./variable-types.js";

/** How a module writes the types of its data. Types of schemas and of the runtime are noted when they are written. */
export interface TypeNames {
  /** The aliases of state inputs, each after those that it is made of. All are used where every state is emitted. */
  readonly declarations: readonly Declaration[];
  /** Of the machine's input. */
  readonly ofMachine: string;
  /** Of a state's input. */
  ofInput(state: string): string;
  /** Of the variables that it or one after it reads, as a list of one; of none where there are none. */
  ofVariables(state: string): readonly string[];
  /** Of the result of a Task or Parallel, before ResultSelector. */
  ofResult(state: string): string;
  /** Of what a scope ends with: what one iteration of a Map gives. */
  ofEnd(scope: Scope): string;
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

/**
 * Names the types of a machine's data, so that a reader sees where each comes from: `AfterCharge` is what follows
 * `Charge`, `Order & { payment: Charge }` is an Order to which something was added. Unknown stays `unknown`.
 */
export function typeNames(
  machine: Machine,
  shapes: Shapes,
  names: Pick<Names, "of" | "taken">,
): TypeNames {
  const { aliases, aliasOf, texts, bases } = inputTypes(machine, shapes, names);
  const variables = variableTypes(machine, shapes, {
    of: names.of,
    taken: new Set([...names.taken, ...aliases.map(({ name }) => name)]),
    aliasOf: (shape) => aliasOf(shape)?.name,
  });
  const all = [...aliases, ...variables.aliases];
  const used = new Set(all.flatMap(({ types }) => types));
  const noted = ({ text, types }: TypeText) => {
    for (const type of types) used.add(type);
    return text;
  };
  const text = (shape: Shape, grownOf: readonly NamedType[] = []) =>
    aliasOf(shape)?.name ?? noted(grownType(shape, grownOf));
  return {
    declarations: all.map(({ name, text }) => ({ name, text: `type ${name} = ${text};` })),
    get ofMachine() {
      return text(shapes.input);
    },
    ofInput: (state) => noted(texts.get(state) ?? { text: "unknown", types: [] }),
    ofVariables: (state) => variables.ofState(state).map(noted),
    ofResult: (state) => text(shapes.of(state).result),
    ofEnd: (scope) => text(shapes.outputOf(scope), bases.ofEnd(scope)),
    text: (shape) => text(shape),
    imported: () => [...used].sort(),
  };
}

/** `Context<{ order: Order }>`; without the types at the end that are unknown, which is what the runtime's types take them for. */
export function typeWith(name: string, types: readonly string[]): string {
  const known = types.slice(0, types.findLastIndex((type) => type !== "unknown") + 1);
  return known.length === 0 ? name : `${name}<${known.join(", ")}>`;
}
