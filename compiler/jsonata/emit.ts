import { emitArray, emitObject, emitGrouped } from "./emit-build.js";
import { emitBlock, emitBind, functionBody } from "./emit-block.js";
import { emitCall, emitChain, emitPartial } from "./emit-call.js";
import { emitLambda, emitTransform } from "./emit-lambda.js";
import { emitCondition, emitOtherwise } from "./emit-condition.js";
import { emitBinary, emitNegation } from "./emit-operators.js";
import { emitFiltered, emitKept, emitPath } from "./emit-path.js";
import { called, code, knownCode, level, literalCode, missing, type Code } from "./code.js";
import { anything, isOnly, kinds, maybe } from "./kinds.js";
import { wordsOf } from "./names.js";
import type { Context, Place } from "./place.js";
import { shapeOf } from "./shapes.js";
import type { EmittedJsonata, JsonataScope } from "./scope.js";
import type { Tree } from "./tree.js";
import { variableCode } from "./variables.js";
import { children } from "./walk.js";
import { builtinNamed } from "./builtins.js";
import { parametersOf } from "../../runtime/jsonata/parameters.js";
import { regex } from "../5-emit/text.js";

/**
 * What a value is for: `value`: exactly what JSONata gives; `test`: only whether it is true in JavaScript, so that nothing may stand
 * for false. The kinds of what a test gives tell whether JavaScript can ask it.
 */
export type Purpose = "value" | "test";

/** A JSONata expression as TypeScript. */
export function emitJsonata(tree: Tree, scope: JsonataScope): EmittedJsonata {
  const context = topContext(scope);
  const place: Place = {
    scope,
    context,
    root: context,
    frame: undefined,
    taken: namesInSight(scope),
    depth: 0,
    passesContext: passesContext(tree),
  };
  const { isBlock, ...value } = functionBody(tree, place, "value", false);
  const block: Code = isBlock
    ? { ...value, text: `(() => ${value.text})()`, level: level.primary }
    : value;
  const whole = tree.kind === "block" ? finished(block, place) : block;
  const { text, kinds: known } = whole;
  const shape = shapeOf(whole);
  return {
    text,
    body: whole === block && isBlock ? value.text : text.startsWith("{") ? `(${text})` : text,
    ...(shape.kind !== "unknown" && { shape }),
    missing: maybe(known, kinds.missing | kinds.sequence),
    kinds: known,
  };
}

function topContext({ context }: JsonataScope): Context {
  if (!context) return { code: missing, start: missing, isItem: false };
  const { text, start = text } = context;
  const known = knownCode({ ...context, missing: true });
  return { code: known, start: { ...known, text: start }, isItem: false };
}

function namesInSight(scope: JsonataScope): ReadonlySet<string> {
  const texts = [
    scope.environment,
    scope.context?.text ?? "",
    scope.context?.start ?? "",
    ...Object.values(scope.states ?? {}).map(({ text }) => text),
  ];
  return new Set([...(scope.reserved ?? []), ...texts.flatMap(wordsOf)]);
}

/** Whether a function that takes what is left out from the context may be called by another name than its own. */
function passesContext(tree: Tree): boolean {
  switch (tree.kind) {
    case "lambda":
      return hasContext(tree.signature) || passesContext(tree.body);
    case "variable":
      return hasContext(builtinNamed(tree.name)?.signature);
    case "call": {
      const isBuiltin = isFunctionOfLibrary(tree.of);
      // What functions of the library call, they give all there is to give.
      const given = tree.arguments.filter((one) => !isBuiltin || !isFunctionOfLibrary(one));
      return given.some(passesContext) || (!isBuiltin && passesContext(tree.of));
    }
    case "chain":
      return [tree.value, tree.to].some((one) => !isFunctionOfLibrary(one) && passesContext(one));
    default:
      return children(tree).some(passesContext);
  }
}

function isFunctionOfLibrary(tree: Tree): boolean {
  return tree.kind === "variable" && builtinNamed(tree.name) !== undefined;
}

function hasContext(signature: string | undefined): boolean {
  return signature !== undefined && parametersOf(signature).some(({ isContext }) => isContext);
}

/** The code of an expression. What is tried in two ways at a place is written once: within each other, the ways would multiply. */
export function emit(tree: Tree, place: Place, purpose: Purpose = "value"): Code {
  const written = allWritten[purpose].get(place) ?? new Map<Tree, Code>();
  allWritten[purpose].set(place, written);
  const before = written.get(tree);
  if (before) return before;
  const made = newCode(tree, place, purpose);
  written.set(tree, made);
  return made;
}

const allWritten = {
  value: new WeakMap<Place, Map<Tree, Code>>(),
  test: new WeakMap<Place, Map<Tree, Code>>(),
} as const satisfies { readonly [purpose in Purpose]: unknown };

function newCode(tree: Tree, place: Place, purpose: Purpose): Code {
  switch (tree.kind) {
    case "literal":
      return literalCode(tree.value);
    case "pattern":
      return patternCode(tree.source, tree.flags, place);
    case "context":
      return place.context.code;
    case "root":
      return place.root.code;
    case "variable":
      return tree.name === "states"
        ? statesCode(place)
        : finished(variableCode(tree.name, place), place);
    case "path":
      return emitPath(tree, place);
    case "wildcard":
    case "descendants":
      return called(place.scope.imports.jsonata(tree.kind), [place.context.code]);
    case "parent":
      return variableCode(tree.ancestor, place);
    case "negation":
      return emitNegation(tree, place);
    case "binary":
      return emitBinary(tree, place, purpose);
    case "range":
      return emitArray({ kind: "array", items: [tree], position: tree.position }, place);
    case "array":
      return emitArray(tree, place);
    case "object":
      return emitObject(tree, place);
    case "block":
      return finished(emitBlock(tree, place, purpose), place);
    case "condition":
      return finished(emitCondition(tree, place, purpose), place);
    case "otherwise":
      return emitOtherwise(tree, place);
    case "bind":
      return emitBind(tree, place);
    case "lambda":
      return emitLambda(tree, place);
    case "call":
      return emitCall(tree, place);
    case "partial":
      return emitPartial(tree, place);
    case "chain":
      return emitChain(tree, place);
    case "transform":
      return emitTransform(tree, place);
    case "filtered":
      return emitFiltered(tree, place);
    case "grouped":
      return emitGrouped(tree, place);
    case "kept":
      return emitKept(tree, place);
    default:
      return tree satisfies never;
  }
}

function patternCode(source: string, flags: string, { scope }: Place): Code {
  const text = regex(source, `g${flags}`);
  return called(scope.imports.jsonata("matcher"), [text], kinds.function);
}

/** `$states` as a whole. */
function statesCode(place: Place): Code {
  const { states } = place.scope;
  if (!states) return variableCode("states", place);
  const fields = Object.entries(states).map(([name, { text, whole = text }]) =>
    name === whole ? name : `${name}: ${whole}`,
  );
  return code(`{ ${fields.join(", ")} }`, kinds.object);
}

/** What an expression around a value makes of it: a sequence that is left is finished. */
export function finished(value: Code, place: Place): Code {
  if (!maybe(value.kinds, kinds.sequence)) return value;
  return called(place.scope.imports.jsonata("finish"), [value], anything);
}

/** An expression as something that JavaScript can ask whether it is true. */
export function testText(tree: Tree, place: Place): Code {
  const test = emit(tree, place, "test");
  if (test.text === missing.text) return code("false", kinds.boolean);
  if (isOnly(test.kinds, kinds.boolean | kinds.missing)) return test;
  return truth(test, place);
}

/** An expression as `true` or `false`. */
export function booleanCode(tree: Tree, place: Place): Code {
  const test = emit(tree, place, "test");
  if (isOnly(test.kinds, kinds.boolean)) return test;
  return truth(test, place);
}

function truth(test: Code, { scope: { imports } }: Place): Code {
  return called(imports.safely("isTrue"), [test], kinds.boolean);
}
