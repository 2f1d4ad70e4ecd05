import { bitOf, parametersOf, type Parameter } from "../../runtime/jsonata/parameters.js";
import { quote } from "../5-emit/text.js";
import { builtinNamed, lighter, type BuiltinFacts } from "./builtins.js";
import { called, code, isThere, level, negated, within, type Code } from "./code.js";
import { emit } from "./emit.js";
import { emitItemLambda } from "./emit-lambda.js";
import { anything, isOnly, kinds, maybe, scalars, type Kinds } from "./kinds.js";
import type { Place, Variable } from "./place.js";
import { foundList, plainList } from "./plain-list.js";
import type { Call, Chain, Lambda, Partial, Tree } from "./tree.js";
import { isCallOf, resolve, variableCode } from "./variables.js";
import { some } from "./walk.js";

/** `$f(a, b)` */
export function emitCall(tree: Call, place: Place): Code {
  return countOf(tree, place) ?? foundList(tree, place) ?? callWith(tree, [], place);
}

/** `$count(items)`, where they are proven to be a list: `items.length`. */
function countOf({ of, arguments: [list, ...more] }: Call, place: Place): Code | undefined {
  if (!isCallOf("count", of, place) || !list || more.length > 0) return undefined;
  const found = plainList(list, place);
  return found && code(`${within(found, level.primary)}.length`, kinds.number);
}

/** `$f(a, b)[]`, `a ~> $f(b)[]`: what becomes a list is what the function gave, before it is finished. */
export function emitKeptCall(tree: Call | Chain, place: Place): Code {
  const { jsonata } = place.scope.imports;
  if (tree.kind === "chain" && tree.to.kind !== "call") return emitChain(tree, place);
  const lambda = { isBound: false, defers: false, givesSequence: false };
  const last = { ...place, lambda };
  const value =
    tree.kind === "call"
      ? callWith({ ...tree, isTail: true }, [], last)
      : callWith({ ...(tree.to as Call), isTail: true }, [emit(tree.value, place)], last);
  return called(jsonata("keep"), [value]);
}

/** A call whose first arguments are written already. */
function callWith(tree: Call, first: readonly Code[], place: Place): Code {
  const resolved =
    tree.of.kind === "variable" ? resolve(tree.of.name, place, place.frame) : undefined;
  const name = resolved?.kind === "builtin" ? resolved.facts.name : "";
  const written = tree.arguments.map((one) => {
    if (one.kind !== "lambda" || !iterating.has(name)) return emit(one, place);
    return emitItemLambda(one, place, asking.has(name) ? "test" : "value");
  });
  const given = [...first, ...written];
  if (tree.of.kind !== "variable" || !resolved)
    return callValue(functionCode(tree.of, place), given, tree, place);
  if (resolved.kind === "builtin") return callBuiltin(resolved.facts, given, tree, place);
  if (resolved.kind === "value" && resolved.variable?.isAssigned && resolved.variable.lambda)
    return callLambda(resolved.variable, resolved.variable.lambda.tree, given, tree, place);
  return callValue(variableCode(tree.of.name, place), given, tree, place);
}

/** They call their function with each item, */
const iterating: ReadonlySet<string> = new Set(["$map", "$filter", "$single", "$each", "$sift"]);

/** and these only ask whether it is true what it gives. */
const asking: ReadonlySet<string> = new Set(["$filter", "$single", "$sift"]);

/** What is called; of a name that should have been a variable, one that tells so. */
function functionCode(tree: Tree, place: Place, problem = "T1005"): Code {
  const value = emit(tree, place);
  const name = plainName(tree);
  if (name === undefined || resolve(name, place, place.frame).kind === "nothing") return value;
  return called(place.scope.imports.jsonata("named"), [value, quote(name), quote(problem)]);
}

function plainName(tree: Tree): string | undefined {
  const [step] = tree.kind === "path" ? tree.steps : [];
  return step?.of.kind === "name" ? step.of.name : undefined;
}

function callBuiltin(facts: BuiltinFacts, given: readonly Code[], tree: Call, place: Place): Code {
  const { signature, givesSequence } = facts;
  const isWithin = takesContext(signature, given, place);
  const chosen = isWithin ? facts : lighter(facts, given);
  const { name, isEnvironmental } = chosen;
  const isValue = !isWithin && chosen.givesValue && fits(given, signature);
  const result = isValue ? chosen.result & ~kinds.missing : chosen.result;
  const plain = plainCall(chosen, given, place);
  if (plain) return plain;
  const isLast = tree.isTail && place.lambda !== undefined;
  if (isLast && givesSequence && place.lambda) place.lambda.givesSequence = true;
  const identifier = place.scope.imports.jsonata(name);
  const environment = isEnvironmental ? [place.scope.environment] : [];
  if (isWithin)
    return called(`${identifier}.within`, [place.context.code, ...environment, ...given], result);
  if (isLast && givesSequence) return called(`${identifier}.sequence`, [...environment, ...given]);
  // A function that is given to it may leave the only result unfinished.
  const inner = given.some((one) => one.givesSequence) ? kinds.sequence : 0;
  return called(
    identifier,
    [...environment, ...given],
    (givesSequence ? anything : result) | inner,
  );
}

/** A call that cannot fail, in plain TypeScript where that says the same. */
function plainCall(
  { name, signature, isSteady, isEnvironmental, result }: BuiltinFacts,
  given: readonly Code[],
  place: Place,
): Code | undefined {
  const { safely } = place.scope.imports;
  const [first, ...more] = given;
  if (!first)
    return isEnvironmental && !maybe(result, kinds.missing)
      ? called(safely(name), [place.scope.environment], result)
      : undefined;
  if (isSteady && fits(given, signature))
    return called(safely(name), given, result & ~kinds.missing & ~kinds.infinite);
  if (more.length > 0) return undefined;
  if (name === "$not" && isOnly(first.kinds, kinds.boolean)) return negated(first);
  if (name === "$string" && isOnly(first.kinds, scalars & ~kinds.infinite))
    return isOnly(first.kinds, kinds.string)
      ? first
      : called(safely("text"), [first], kinds.string);
  if (name === "$exists" && !maybe(first.kinds, kinds.sequence | kinds.function)) {
    // TypeScript would take what comes after for a place where there is no such object.
    if (maybe(first.kinds, kinds.array | kinds.object) && first.shape?.kind !== "unknown")
      return called(safely(name), [first], kinds.boolean);
    return code(within(first, level.relation) + isThere, kinds.boolean, level.equality);
  }
  return undefined;
}

/** Whether all arguments are given, and of the types of the signature. */
function fits(given: readonly Code[], signature: string | undefined): boolean {
  const wanted = parametersOf(signature ?? "");
  return (
    wanted.every(({ isOptional }, at) => isOptional || at < given.length) &&
    given.every(({ kinds: known }, at) => isOnly(known, kindsOfTypes(wanted[at]) & exact))
  );
}

const exact = ~(kinds.missing | kinds.infinite);

/** Whether the context may have to stand in for an argument that was left out. */
function takesContext(
  signature: string | undefined,
  given: readonly Code[],
  { context }: Place,
): boolean {
  if (signature === undefined || isOnly(context.code.kinds, kinds.missing)) return false;
  const wanted = parametersOf(signature);
  const [first, ...others] = wanted;
  if (!first?.isContext || given.length >= wanted.length) return false;
  const needed = wanted.filter(({ isOptional }) => !isOptional).length;
  if (given.length < needed) return true;
  // It does where an argument fits the place after its own, and not its own.
  const isMoved = given.some(({ kinds: known }, at) =>
    maybe(known, kindsOfTypes(others[at]) & ~kindsOfTypes(wanted[at])),
  );
  return isMoved && given.every(({ kinds: known }, at) => maybe(known, kindsOfTypes(others[at])));
}

function kindsOfTypes(parameter: Parameter | undefined): Kinds {
  if (!parameter) return 0;
  return Object.entries(byLetter).reduce(
    (all, [letter, known]) => ((bitOf(letter) & parameter.types) === 0 ? all : all | known),
    kinds.missing as Kinds,
  );
}

const byLetter: { readonly [letter: string]: Kinds } = {
  a: kinds.array,
  b: kinds.boolean,
  f: kinds.function,
  l: kinds.null,
  n: kinds.number | kinds.infinite,
  o: kinds.object,
  s: kinds.string,
};

/** A call of a lambda that a variable holds for certain. */
function callLambda(
  variable: Variable,
  lambda: Lambda,
  given: readonly Code[],
  tree: Call,
  place: Place,
): Code {
  const { isPlain, givesSequence } = variable.lambda ?? { isPlain: false, givesSequence: true };
  const isLast = tree.isTail && place.lambda !== undefined;
  const isDirect =
    isPlain && given.length <= lambda.parameters.length && (isLast || !givesSequence);
  if (!isDirect || (isLast && place.lambda?.isBound && !isLeaf(lambda)))
    return callValue(variable.code, given, tree, place);
  if (isLast && givesSequence && place.lambda) place.lambda.givesSequence = true;
  const rest = lambda.parameters.slice(given.length).map(() => "undefined");
  return called(variable.identifier, [...given, ...rest]);
}

/** It calls nothing but functions of the library by their names, so that it never comes back to who calls it. */
function isLeaf(lambda: Lambda): boolean {
  return !some(
    lambda.body,
    (one) => one.kind === "chain" || (one.kind === "call" && !isOfLibrary(one.of, lambda)),
  );
}

function isOfLibrary(tree: Tree, { body, parameters }: Lambda): boolean {
  if (tree.kind !== "variable" || !builtinNamed(tree.name)) return false;
  const { name } = tree;
  return (
    !parameters.includes(name) && !some(body, (one) => one.kind === "bind" && one.name === name)
  );
}

function callValue(f: Code, given: readonly Code[], tree: Call, place: Place): Code {
  const { jsonata } = place.scope.imports;
  if (tree.isTail && place.lambda) {
    place.lambda.defers = true;
    return called(jsonata("tail"), [f, ...given]);
  }
  if (place.passesContext && !isOnly(place.context.code.kinds, kinds.missing))
    return called(jsonata("callWithin"), [place.context.code, f, ...given]);
  return called(jsonata("call"), [f, ...given]);
}

/** `$f(?, 1)` */
export function emitPartial(tree: Partial, place: Place): Code {
  const { jsonata } = place.scope.imports;
  const f = functionCode(tree.of, place, "T1007");
  const given = tree.arguments.map((one) => (one ? emit(one, place) : jsonata("open")));
  return called(jsonata("partial"), [f, ...given], kinds.function);
}

/** `a ~> f` */
export function emitChain({ value, to }: Chain, place: Place): Code {
  const first = emit(value, place);
  if (to.kind === "call") return callWith(to, [first], place);
  return called(place.scope.imports.jsonata("chain"), [first, emit(to, place)]);
}
