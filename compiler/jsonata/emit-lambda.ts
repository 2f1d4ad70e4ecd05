import { quote } from "../5-emit/text.js";
import { called, code, level, type Code } from "./code.js";
import { functionBody } from "./emit-block.js";
import type { Purpose } from "./emit.js";
import { itemFunction } from "./item-function.js";
import { kinds } from "./kinds.js";
import { fresh } from "./names.js";
import type { LambdaSite, Place, Variable } from "./place.js";
import type { Lambda, Transform, Tree } from "./tree.js";
import { newVariable, parameterFrame } from "./variables.js";

/** `function($x) { … }` */
export function emitLambda(tree: Lambda, place: Place, purpose: Purpose = "value"): Code {
  return lambdaCode(tree, place, { isBound: false, defers: false, givesSequence: false }, purpose);
}

/** A lambda that is assigned to a variable; it may call itself. */
export function boundLambda(tree: Lambda, place: Place, variable: Variable): Code {
  const wasRead = variable.isRead;
  variable.isRead = false;
  const site: LambdaSite = { isBound: true, defers: false, givesSequence: false };
  const value = lambdaCode(tree, place, site, "value", () => variable.isRead);
  const isPlain = tree.signature === undefined && !site.defers;
  variable.lambda = { tree, isPlain, givesSequence: site.givesSequence || site.defers };
  variable.isRead ||= wasRead;
  return value;
}

function lambdaCode(
  tree: Lambda,
  place: Place,
  site: LambdaSite,
  purpose: Purpose,
  isRecursive: () => boolean = () => false,
): Code {
  const taken = new Set(place.taken);
  const variables = tree.parameters.map((name) => {
    const identifier = fresh(`$${name}`, taken);
    taken.add(identifier);
    return newVariable(name, identifier);
  });
  const outer = { ...place, depth: place.depth + 1, lambda: site };
  const body = functionBody(tree.body, { ...outer, ...parameterFrame(variables, outer) }, purpose);
  const type = place.scope.isTyped ? ": unknown" : "";
  // How many parameters there are may count.
  const names = variables.map(({ identifier, isRead }) =>
    isRead ? identifier : identifier.replace(/^\$?/, "_"),
  );
  const parameters = names.map((name) => name + type).join(", ");
  // TypeScript cannot infer what a function gives that refers to itself.
  const result = isRecursive() ? type : "";
  const plain = code(`(${parameters})${result} => ${body.text}`, kinds.function, level.arrow);
  const { jsonata } = place.scope.imports;
  const whole = site.defers ? called(jsonata("lambda"), [plain], kinds.function) : plain;
  const { givesSequence } = site;
  if (tree.signature === undefined) return { ...whole, givesSequence };
  const signature = quote(tree.signature);
  return { ...called(jsonata("signed"), [signature, whole], kinds.function), givesSequence };
}

/** `|location|update, delete|` */
export function emitTransform(tree: Transform, place: Place): Code {
  const of = (one: Tree) => itemFunction(one, place, "item").text;
  const parts = [of(tree.pattern), of(tree.update), ...(tree.delete ? [of(tree.delete)] : [])];
  return called(place.scope.imports.jsonata("transform"), parts, kinds.function);
}
