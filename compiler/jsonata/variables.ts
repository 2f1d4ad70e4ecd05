import { kinds } from "./kinds.js";
import { builtinNamed, type BuiltinFacts } from "./builtins.js";
import { code, knownCode, level, missing, type Code } from "./code.js";
import { fresh } from "./names.js";
import type { Frame, Place, Variable } from "./place.js";
import type { Bind, Tree } from "./tree.js";
import { children } from "./walk.js";

/** What a name stands for. */
export type Resolved =
  | { readonly kind: "value"; readonly code: Code; readonly variable?: Variable }
  | { readonly kind: "builtin"; readonly facts: BuiltinFacts }
  | { readonly kind: "nothing" };

/** What a variable stands for at a place; assignments count from where they have been run (JSONata, "Variable binding"). */
export function resolve(name: string, place: Place, from: Frame | undefined): Resolved {
  for (let frame = from; frame; frame = frame.parent) {
    const variable = frame.variables.get(name);
    if (!variable) continue;
    variable.isRead = true;
    if (variable.isAssigned) return { kind: "value", code: variable.code, variable };
    const isLater = place.depth > frame.depth;
    if (!isLater && !variable.isHoisted) continue;
    if (isLater && !variable.isHoisted && isDefinedFirst(frame, variable))
      return { kind: "value", code: variable.code, variable };
    variable.isHoisted = true;
    const around = resolve(name, place, frame.parent);
    if (around.kind === "nothing") return { kind: "value", code: code(variable.identifier) };
    variable.needsUnset = true;
    const unset = place.scope.imports.jsonata("unset");
    const outer =
      around.kind === "builtin" ? place.scope.imports.jsonata(around.facts.name) : around.code.text;
    const text = `${variable.identifier} === ${unset} ? ${outer} : ${variable.identifier}`;
    return { kind: "value", code: code(text, undefined, level.conditional) };
  }
  const known = place.scope.variable(name);
  if (known) return { kind: "value", code: knownCode(known) };
  const facts = builtinNamed(name);
  return facts ? { kind: "builtin", facts } : { kind: "nothing" };
}

/** Until the variable is assigned, the block does nothing but define functions, none of which can have been called. */
function isDefinedFirst({ body, at }: Frame, { statement }: Variable): boolean {
  return (
    statement >= at &&
    body.slice(at, statement + 1).every((one) => one.kind === "bind" && one.value.kind === "lambda")
  );
}

/** Whether what is called is that function of the library, by its name without `$`. */
export function isCallOf(name: string, tree: Tree, place: Place): boolean {
  if (tree.kind !== "variable" || tree.name !== name) return false;
  return resolve(name, place, place.frame).kind === "builtin";
}

/** The code of what a name stands for. */
export function variableCode(name: string, place: Place): Code {
  const resolved = resolve(name, place, place.frame);
  if (resolved.kind === "value") return resolved.code;
  if (resolved.kind === "nothing") return missing;
  return builtinValue(resolved.facts, place);
}

/** A function of the library as a value. */
function builtinValue(
  { name, isEnvironmental, givesSequence }: BuiltinFacts,
  { scope }: Place,
): Code {
  const identifier = scope.imports.jsonata(name);
  if (!isEnvironmental && givesSequence)
    return { ...code(`${identifier}.sequence`, kinds.function), givesSequence };
  if (!isEnvironmental) return code(identifier, kinds.function);
  const type = scope.isTyped ? ": readonly unknown[]" : "";
  const text = `(...given${type}) => ${identifier}(${scope.environment}, ...given)`;
  return code(text, undefined, level.arrow);
}

/** A frame with the variables that its statements assign, and the identifiers then in sight. */
export function blockFrame(
  body: readonly Tree[],
  place: Place,
): { readonly frame: Frame; readonly taken: ReadonlySet<string> } {
  const binds = body.flatMap(bindsOf);
  const taken = new Set(place.taken);
  const variables = new Map<string, Variable>();
  for (const { name } of binds) {
    if (variables.has(name)) continue;
    const isOnce = binds.filter((one) => one.name === name).length === 1;
    const statement = isOnce
      ? body.findIndex((one) => one.kind === "bind" && one.name === name)
      : -1;
    const identifier = fresh(`$${name}`, taken);
    taken.add(identifier);
    variables.set(name, newVariable(name, identifier, statement));
  }
  const frame = { parent: place.frame, depth: place.depth, variables, body, at: 0 };
  return { frame, taken };
}

export function newVariable(name: string, identifier: string, statement = -1): Variable {
  return {
    name,
    identifier,
    statement,
    isAssigned: false,
    isHoisted: false,
    needsUnset: false,
    code: code(identifier),
    isRead: false,
  };
}

/** A frame of variables that have their values from the start: parameters. */
export function parameterFrame(
  variables: readonly Variable[],
  place: Place,
): { readonly frame: Frame; readonly taken: ReadonlySet<string> } {
  for (const variable of variables) variable.isAssigned = true;
  const frame: Frame = {
    parent: place.frame,
    depth: place.depth,
    variables: new Map(variables.map((one) => [one.name, one])),
    body: [],
    at: 0,
  };
  return { frame, taken: new Set([...place.taken, ...variables.map((one) => one.identifier)]) };
}

/** The assignments that belong to the frame around a tree. */
export function bindsOf(tree: Tree): readonly Bind[] {
  if (tree.kind === "block" || tree.kind === "lambda") return [];
  const inner = children(tree).flatMap(bindsOf);
  return tree.kind === "bind" ? [tree, ...inner] : inner;
}
