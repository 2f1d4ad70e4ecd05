import type { Machine } from "../3-lower/machine.js";
import { same, type ObjectShape, type Shape } from "../4-analyse/shape.js";
import type { Shapes } from "../4-analyse/shapes.js";
import { dataOrder } from "../4-analyse/shapes-order.js";
import { withoutTexts } from "./code-text.js";
import { grownType, isPart, type NamedType, type TypeText } from "./grown-type.js";
import { longestInline, type Alias } from "./input-types.js";
import { derived, type Names } from "./names.js";
import { quote } from "./text.js";

/** How the variables that a state reads are written. */
export interface VariableTypes {
  /** Each after those that it is made of. */
  readonly aliases: readonly Alias[];
  /** Of a state's variables; none where there are none. */
  ofState(name: string): readonly TypeText[];
}

/**
 * Names the variables of states where their type is too long to write out: `ChargeVariables` are those that `Charge` reads, or a
 * state that may follow it. Variables alike share a name.
 */
export function variableTypes(
  machine: Machine,
  shapes: Shapes,
  {
    of,
    taken,
    aliasOf,
  }: Pick<Names, "of" | "taken"> & { aliasOf(shape: Shape): string | undefined },
): VariableTypes {
  const aliases: Alias[] = [];
  const bases: NamedType[] = [];
  const texts = new Map<string, TypeText>();
  for (const { state, phase } of dataOrder(machine)) {
    const { variables } = shapes.of(state.name);
    if (phase === "enter" && variables.fields.size > 0)
      texts.set(state.name, textOf(state.name, variables));
  }
  return {
    aliases,
    ofState(name) {
      const text = texts.get(name);
      return text ? [text] : [];
    },
  };

  function textOf(state: string, shape: ObjectShape): TypeText {
    const known = bases.find((base) => same(base.shape, shape));
    if (known) return { text: known.name, types: [] };
    const written = grownType(shape, bases, aliasOf);
    const picked = pickedType(shape, bases);
    // Names alone say less than fields: they have to spare a reader something.
    const type = picked && picked.text.length * 2 < written.text.length ? picked : written;
    // What is in quotes is the user's, and decides nothing.
    const text = withoutTexts(type.text);
    if (text.length <= longestInline && !/ & |^Pick</.test(text)) return type;
    const name = nameFor(derived.variables(of(state)));
    aliases.push({ ...type, name, shape });
    bases.push({ name, shape, isImported: false });
    return { text: name, types: [] };
  }

  function nameFor(wanted: string): string {
    const isFree = (name: string) =>
      !taken.has(name) && aliases.every((alias) => alias.name !== name);
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}${count}`;
      if (isFree(name)) return name;
    }
  }
}

/** Some of the variables of an earlier state: `Pick<ChargeVariables, "order" | "total">`. */
function pickedType(shape: ObjectShape, bases: readonly NamedType[]): TypeText | undefined {
  const base = bases.find((each) => isPart(shape, each.shape));
  if (!base) return undefined;
  const keys = [...shape.fields.keys()].map(quote);
  return { text: `Pick<${base.name}, ${keys.join(" | ")}>`, types: [] };
}
