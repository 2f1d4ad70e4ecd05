import type { Machine } from "../3-lower/machine.js";
import { predecessors } from "../4-analyse/predecessors.js";
import { same, type Shape } from "../4-analyse/shape.js";
import type { Shapes } from "../4-analyse/shapes.js";
import { dataOrder } from "../4-analyse/shapes-order.js";
import { grownType, type NamedType, type TypeText } from "./grown-type.js";
import { derived, type Names } from "./names.js";
import { typeBases, type TypeBases } from "./type-bases.js";

/** A type that a module declares for the inputs of some of its states. */
export interface Alias extends TypeText {
  readonly name: string;
  readonly shape: Shape;
}

/** How the inputs of a machine's states are written. */
export interface InputTypes {
  /** Each after those that it is made of. */
  readonly aliases: readonly Alias[];
  /** The alias of a shape, where it has one. */
  aliasOf(shape: Shape): Alias | undefined;
  /** By the state's name. */
  readonly texts: ReadonlyMap<string, TypeText>;
  readonly bases: TypeBases;
}

/** A type that is no longer than this is written out wherever it is needed. */
export const longestInline = 40;

/**
 * Names the inputs that are too long to write out: `After<State>` is `$` once that state has ended, `At<State>` is `$`
 * where several ways meet. Inputs alike share a name.
 */
export function inputTypes(
  machine: Machine,
  shapes: Shapes,
  names: Pick<Names, "of" | "taken">,
): InputTypes {
  const aliases: Alias[] = [];
  const byOutline = new Map<string, Alias[]>();
  const texts = new Map<string, TypeText>();
  const aliasOf = (shape: Shape) =>
    byOutline.get(outline(shape))?.find((alias) => same(alias.shape, shape));
  const leading = predecessors(machine);
  const bases = typeBases(machine, shapes, namedType);
  for (const { state, phase } of dataOrder(machine)) {
    if (phase === "leave") continue;
    const shape = shapes.of(state.name).input;
    const from = leading.get(state.name) ?? [];
    const type = grownType(shape, bases.of(state.name));
    texts.set(state.name, known(shape) ?? written(state.name, shape, { type, from }));
  }
  return { aliases, aliasOf, texts, bases };

  function known(shape: Shape): TypeText | undefined {
    const alias = aliasOf(shape);
    return alias && { text: alias.name, types: [] };
  }

  function written(
    state: string,
    shape: Shape,
    { type, from }: { readonly type: TypeText; readonly from: readonly string[] },
  ): TypeText {
    if (type.text.length <= longestInline && !isGrown(shape, type)) return type;
    const alias: Alias = { ...type, name: nameFor(state, shape, from), shape };
    aliases.push(alias);
    byOutline.set(outline(shape), [...(byOutline.get(outline(shape)) ?? []), alias]);
    return { text: alias.name, types: [] };
  }

  function nameFor(state: string, shape: Shape, [only, ...more]: readonly string[]): string {
    const follows = only !== undefined && more.length === 0 && same(shapes.of(only).output, shape);
    const after = follows ? derived.after(names.of(only)) : undefined;
    if (after !== undefined && isFree(after)) return after;
    const at = derived.at(names.of(state));
    let name = at;
    for (let count = 2; !isFree(name); count++) name = `${at}${count}`;
    return name;
  }

  function isFree(name: string): boolean {
    return !names.taken.has(name) && aliases.every((alias) => alias.name !== name);
  }

  function namedType(shape: Shape): NamedType | undefined {
    if (shape.kind !== "object") return undefined;
    if (shape.type !== undefined) return { name: shape.type, shape, isImported: true };
    const alias = aliasOf(shape);
    return alias && { name: alias.name, shape, isImported: false };
  }
}

function isGrown(shape: Shape, { text }: TypeText): boolean {
  return shape.kind === "object" && text.includes(" & ");
}

/** Equal shapes have equal outlines. */
function outline(shape: Shape): string {
  return shape.kind === "object" ? [...shape.fields.keys()].sort().join() : shape.kind;
}
