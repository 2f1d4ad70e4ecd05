import { text } from "../3-lower/settings.js";
import type { Step } from "../3-lower/machine.js";
import { hasPlaceholder, isNullable, plainIndex, plainName } from "../4-analyse/plain-read.js";
import { unknown, type Read } from "../4-analyse/shape.js";
import type { EmitScope, Known } from "./scope.js";
import { member, optionalMember, quote, template } from "./text.js";

/** A value on the way of a path. */
export interface Place extends Known {
  /** It may be null or missing itself, so that a chain goes on with `?.`. */
  readonly isNullish: boolean;
}

/** One step by name or index; through a helper where JavaScript would find more than JSON has. */
export function readStep(place: Place, step: Step, scope: EmitScope): Place {
  if (step.kind === "index") {
    const plain = plainIndex(place.shape, step.index);
    if (plain) {
      const link = place.isNullish ? "?.[" : "[";
      return read(`${place.text}${link}${step.index}]`, plain, place);
    }
    return unproven(`${scope.imports.value("at")}(${place.text}, ${step.index})`);
  }
  if (step.kind !== "name") throw new Error(`A step of kind ${step.kind} is no name or index`);
  const isOpaque = place.isRaw && place.shape.kind === "unknown";
  const plain = isOpaque ? undefined : plainName(place.shape, step.name);
  if (!plain)
    return unproven(`${scope.imports.value("own")}(${place.text}, ${nameText(step.name, scope)})`);
  const access = place.isNullish ? optionalMember(step.name) : member(step.name);
  return read(place.text + access, plain, place);
}

/** A name as an argument: with its placeholders filled in, where it has any. */
export function nameText(name: string, scope: EmitScope): string {
  if (!hasPlaceholder(name)) return quote(name);
  const found = text(name);
  const setting = scope.imports.value("setting");
  if (found.kind === "setting") return `${setting}(${quote(found.name)})`;
  if (found.kind === "literal") return quote(name);
  return template(
    found.parts.map((part) =>
      typeof part === "string" ? part : { code: `${setting}(${quote(part.name)})` },
    ),
  );
}

/** A text after which a member can be written. */
export function accessible(text: string): string {
  return /^[$\w]+(?:[$\w.?]|\[\w*\]|\["[^"\\]*"\])*(?:\(.*\))?$/.test(text) ? text : `(${text})`;
}

function read(text: string, { shape, missing }: Read, { isRaw = false }: Place): Place {
  return { text, shape, isNullish: missing !== "never" || isNullable(shape), isRaw };
}

function unproven(text: string): Place {
  return { text, shape: unknown, isNullish: true };
}
