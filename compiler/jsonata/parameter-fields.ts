import type { Path, Step, Tree } from "./tree.js";
import { children } from "./walk.js";

/** A name that is read of a variable: `$item.price`, and nothing more. */
export interface VariableField {
  readonly variable: string;
  readonly name: string;
}

/** What a path reads, where that is one name of a variable which may be a field of a parameter. */
export function variableField({
  steps,
  keepArray,
  tuples,
  group,
}: Path): VariableField | undefined {
  const [from, step, ...more] = steps;
  if (from?.of.kind !== "variable" || step?.of.kind !== "name" || more.length > 0) return undefined;
  if (keepArray || tuples || group || !isPlain(from) || !isPlain(step)) return undefined;
  return isFieldName(step.of.name) ? { variable: from.of.name, name: step.of.name } : undefined;
}

/** Whether a field of the name can be a parameter: `({ price }) => …`. Every object has some others. */
export function isFieldName(name: string): boolean {
  return /^[a-z]\w*$/i.test(name) && !(name in {});
}

/** The names that are read of a variable; `undefined` where it is used in any other way. */
export function fieldsRead(tree: Tree, variable: string): readonly string[] | undefined {
  const names = new Set<string>();
  const isOtherwise = (one: Tree): boolean => {
    const field = one.kind === "path" ? variableField(one) : undefined;
    if (field?.variable === variable) {
      names.add(field.name);
      return false;
    }
    return bindsOrNames(one, variable) || children(one).some(isOtherwise);
  };
  return isOtherwise(tree) || names.size === 0 ? undefined : [...names];
}

function bindsOrNames(tree: Tree, variable: string): boolean {
  switch (tree.kind) {
    case "variable":
    case "bind":
      return tree.name === variable;
    case "lambda":
      return tree.parameters.includes(variable);
    case "path":
      return tree.steps.some((step) => step.tuples);
    default:
      return false;
  }
}

function isPlain({ stages, tuples, isArray }: Step): boolean {
  return stages.length === 0 && !tuples && !isArray;
}
