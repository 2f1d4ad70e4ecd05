import type { Shape } from "../4-analyse/shape.js";
import { quote } from "../5-emit/text.js";
import { called, code, knownCode, level, type Code, type ItemFields } from "./code.js";
import { functionBody } from "./emit-block.js";
import type { Purpose } from "./emit.js";
import { fieldsText, itemFunction } from "./item-function.js";
import { kinds } from "./kinds.js";
import { fresh } from "./names.js";
import { fieldsRead } from "./parameter-fields.js";
import type { LambdaSite, Place, Variable } from "./place.js";
import { shapeOf } from "./shapes.js";
import type { Lambda, Transform, Tree } from "./tree.js";
import { newVariable, parameterFrame } from "./variables.js";

/** `function($x) { … }` */
export function emitLambda(tree: Lambda, place: Place): Code {
  return lambdaCode(tree, place, { isBound: false, defers: false, givesSequence: false });
}

/** A lambda of each item: it gets the fields of the item, `each(({ price }) => …)`, where it reads nothing else of it. */
export function emitItemLambda(tree: Lambda, place: Place, purpose: Purpose): Code {
  const [item] = tree.parameters;
  const names = item === undefined || tree.signature ? undefined : fieldsRead(tree.body, item);
  const site = { isBound: false, defers: false, givesSequence: false };
  const value = lambdaCode(tree, place, site, { purpose, ...(names && { names }) });
  if (!names) return value;
  return { ...value, ...called(place.scope.imports.jsonata("each"), [value], kinds.function) };
}

/**
 * A lambda of each item of a list, `($item) => $item.price > 20`: `of` is what each is known to be. Its kinds and shape are those of
 * what it gives. `undefined` where it asks for more than the item.
 */
export function itemLambda(
  tree: Lambda,
  { lambda: _, ...place }: Place,
  of: Shape,
  purpose: Purpose,
): Code | undefined {
  const [name, ...more] = tree.parameters;
  if (name === undefined || more.length > 0 || tree.signature !== undefined) return undefined;
  const identifier = fresh(`$${name}`, place.taken);
  const item = newVariable(name, identifier);
  item.code = knownCode({ text: identifier, shape: of });
  const inner = { ...place, depth: place.depth + 1 };
  const body = functionBody(tree.body, { ...inner, ...parameterFrame([item], inner) }, purpose);
  const text = `(${item.isRead ? identifier : ""}) => ${body.text}`;
  const shape = shapeOf(body);
  return {
    text,
    level: level.arrow,
    kinds: body.kinds,
    ...(shape.kind !== "unknown" && { shape }),
  };
}

/** A lambda that is assigned to a variable; it may call itself. */
export function boundLambda(tree: Lambda, place: Place, variable: Variable): Code {
  const wasRead = variable.isRead;
  variable.isRead = false;
  const site: LambdaSite = { isBound: true, defers: false, givesSequence: false };
  const value = lambdaCode(tree, place, site, { isRecursive: () => variable.isRead });
  const isPlain = tree.signature === undefined && !site.defers;
  variable.lambda = { tree, isPlain, givesSequence: site.givesSequence || site.defers };
  variable.isRead ||= wasRead;
  return value;
}

interface LambdaSettings {
  readonly purpose?: Purpose;
  /** The fields that it gets in the place of its first parameter. */
  readonly names?: readonly string[];
  readonly isRecursive?: () => boolean;
}

function lambdaCode(
  tree: Lambda,
  place: Place,
  site: LambdaSite,
  { purpose = "value", names, isRecursive = () => false }: LambdaSettings = {},
): Code {
  const taken = new Set([...place.taken, ...(place.context.fields?.identifiers.values() ?? [])]);
  const variables = tree.parameters.map((name) => {
    const identifier = fresh(`$${name}`, taken);
    taken.add(identifier);
    return newVariable(name, identifier);
  });
  const fields = names && fieldsOf(names, taken);
  if (variables[0] && fields) variables[0].fields = fields;
  const outer = { ...place, taken, depth: place.depth + 1, lambda: site };
  const body = functionBody(tree.body, { ...outer, ...parameterFrame(variables, outer) }, purpose);
  const type = place.scope.isTyped ? ": unknown" : "";
  // How many parameters there are may count.
  const parameters = variables
    .map(({ identifier, isRead, fields }) => {
      if (fields) return fieldsText(fields.identifiers);
      return (isRead ? identifier : identifier.replace(/^\$?/, "_")) + type;
    })
    .join(", ");
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

/** Fields of which all are read, with identifiers that nothing else has; `taken` has them too from then on. */
function fieldsOf(names: readonly string[], taken: Set<string>): ItemFields {
  const identifiers = new Map<string, string>();
  for (const name of names) {
    const identifier = fresh(name, taken);
    taken.add(identifier);
    identifiers.set(name, identifier);
  }
  return { taken, identifiers, compared: new Set() };
}

/** `|location|update, delete|` */
export function emitTransform(tree: Transform, place: Place): Code {
  const of = (one: Tree) => itemFunction(one, place, "item").text;
  const parts = [of(tree.pattern), of(tree.update), ...(tree.delete ? [of(tree.delete)] : [])];
  return called(place.scope.imports.jsonata("transform"), parts, kinds.function);
}
