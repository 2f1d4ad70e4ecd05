import { called, code, isThere, level, missing, negated, within, type Code } from "./code.js";
import { functionBody } from "./emit-block.js";
import { emit, testText, type Purpose } from "./emit.js";
import { anything, isOnly, kinds, maybe } from "./kinds.js";
import type { Place } from "./place.js";
import { eitherShape } from "./shapes.js";
import type { Condition, Otherwise, Tree } from "./tree.js";
import { isCallOf } from "./variables.js";

/** `a ? b : c` */
export function emitCondition(tree: Condition, place: Place, purpose: Purpose): Code {
  const test = testText(tree.test, place);
  const flag = conditionFlag(test, tree);
  if (flag) return flag;
  const otherwise = tree.else ? emit(tree.else, place, purpose) : missing;
  const asked = askedOf(tree.test, otherwise, place);
  const then = emit(tree.then, asked ? withPresent(asked, place) : place, purpose);
  if (asked && then.text === asked.text && !maybe(then.kinds, kinds.null))
    return either(then, otherwise);
  const question = asked ? `${asked.text}${isThere}` : within(test, level.nullish);
  const answers = [within(then, level.nullish), within(otherwise, level.conditional)];
  const text = `${question} ? ${answers.join(" : ")}`;
  const known = then.kinds | otherwise.kinds;
  return { ...code(text, known, level.conditional), ...shapeOfBoth(then, otherwise) };
}

/** `a ? true : false` is `a`, where `a` is true or false by now. */
function conditionFlag(test: Code, { then, else: otherwise }: Condition): Code | undefined {
  if (then.kind !== "literal" || otherwise?.kind !== "literal") return undefined;
  if (typeof then.value !== "boolean" || otherwise.value !== !then.value) return undefined;
  if (!isOnly(test.kinds, kinds.boolean)) return undefined;
  return then.value ? test : negated(test);
}

/**
 * What `$exists` asks for, where that is a member, of which TypeScript remembers that it is there. It would not let `otherwise` read
 * what is not there.
 */
function askedOf(tree: Tree, otherwise: Code, place: Place): Code | undefined {
  if (tree.kind !== "call" || !isCallOf("exists", tree.of, place)) return undefined;
  const [of, ...more] = tree.arguments;
  const asked = of && more.length === 0 ? emit(of, place) : missing;
  const isMember = /^[\w$]+(?:\??\.[\w$]+)+$/.test(asked.text);
  if (!isMember || otherwise.text.includes(asked.text)) return undefined;
  return isOnly(asked.kinds, anything & ~kinds.function) ? asked : undefined;
}

function withPresent({ text }: Code, place: Place): Place {
  const { depth, present } = place;
  const before = present?.depth === depth ? present.texts : [];
  return { ...place, present: { texts: new Set([...before, text]), depth } };
}

/** `a ?: b` and `a ?? b` */
export function emitOtherwise({ operator, value, otherwise }: Otherwise, place: Place): Code {
  const first = emit(value, place);
  if (operator === "??" && !maybe(first.kinds, kinds.missing)) return first;
  if (operator === "??" && !maybe(first.kinds, kinds.null))
    return either(first, emit(otherwise, place));
  const name = place.scope.imports.jsonata(operator === "??" ? "ifMissing" : "ifFalse");
  const second = functionBody(otherwise, { ...place, depth: place.depth + 1 });
  return called(name, [first, `() => ${second.text}`], anything);
}

/** One value, or the other where there is none. */
function either(first: Code, second: Code): Code {
  const text = `${within(first, level.equality)} ?? ${within(second, level.equality)}`;
  const known = (first.kinds & ~kinds.missing) | second.kinds;
  return { ...code(text, known, level.nullish), ...shapeOfBoth(first, second) };
}

function shapeOfBoth(a: Code, b: Code): Pick<Code, "shape"> {
  const shape = eitherShape(a, b);
  return shape ? { shape } : {};
}
