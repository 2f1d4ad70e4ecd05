import type { Expression, IntrinsicExpression } from "../3-lower/machine.js";
import type { Shape } from "../4-analyse/shape.js";
import type { EmitScope, Emitted } from "./scope.js";
import { quote, template } from "./text.js";

/** A call of an intrinsic function as TypeScript; `emit` writes its arguments (ASL, "Intrinsic Functions"). */
export function emitIntrinsic(
  { name, arguments: values }: IntrinsicExpression,
  scope: EmitScope,
  emit: (value: Expression) => Emitted,
): string {
  switch (name) {
    case "States.Array":
      return `[${values.map((value) => emit(value).text).join(", ")}]`;
    case "States.Format":
      return formatText(values, scope, emit);
    case "States.Hash":
      return hashText(values, scope, emit);
    case "States.JsonMerge":
      return call("jsonMerge", isFalse(values[2]) ? values.slice(0, 2) : values, scope, emit);
    case "States.MathRandom":
    case "States.UUID": {
      const args = ["$$", ...values.map((value) => emit(value).text)];
      return `${scope.imports.intrinsic(helperName(name))}(${args.join(", ")})`;
    }
    default:
      return call(helperName(name), values, scope, emit);
  }
}

/** `States.MathAdd` is `mathAdd`. */
function helperName(name: string): string {
  const bare = name.slice("States.".length);
  return bare === "UUID" ? "uuid" : bare.charAt(0).toLowerCase() + bare.slice(1);
}

function call(
  name: string,
  values: readonly Expression[],
  scope: EmitScope,
  emit: (value: Expression) => Emitted,
): string {
  return `${scope.imports.intrinsic(name)}(${values.map((value) => emit(value).text).join(", ")})`;
}

/** A template literal where the values are proven to look in it as the service writes them, a call elsewhere. */
function formatText(
  [first, ...values]: readonly Expression[],
  scope: EmitScope,
  emit: (value: Expression) => Emitted,
): string {
  const emitted = values.map(emit);
  const isConstant = first?.kind === "literal" && typeof first.value === "string";
  if (!isConstant || !emitted.every(({ shape }) => isScalar(shape))) {
    const args = [...(first ? [emit(first)] : []), ...emitted];
    return `${scope.imports.intrinsic("format")}(${args.map(({ text }) => text).join(", ")})`;
  }
  let used = 0;
  const parts = [...String(first.value).matchAll(/\{\}|(?:\\[^]|\{(?!\})|[^{])+?(?=\{\}|$)/g)].map(
    ([part]) => (part === "{}" ? formatted(values[used], emitted[used++]) : unescaped(part)),
  );
  const isText = parts.every((part) => typeof part === "string");
  return isText ? quote(parts.join("")) : template(parts);
}

/** A constant becomes part of the text. */
function formatted(
  value: Expression | undefined,
  emitted: Emitted | undefined,
): string | { code: string } {
  if (value?.kind === "literal") return String(value.value);
  return { code: emitted?.text ?? "undefined" };
}

/** The template's own escapes; any other backslash stands for itself. */
function unescaped(text: string): string {
  return text.replace(/\\([{}'\\])/g, "$1");
}

function isScalar(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.every(isScalar);
  return (
    shape.kind !== "unknown" &&
    shape.kind !== "object" &&
    shape.kind !== "array" &&
    shape.kind !== "tuple"
  );
}

const digests: { readonly [algorithm: string]: string } = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

/** With a constant algorithm, only that one's code is bundled. */
function hashText(
  values: readonly Expression[],
  scope: EmitScope,
  emit: (value: Expression) => Emitted,
): string {
  const [, algorithm] = values;
  const digest = algorithm?.kind === "literal" ? digests[String(algorithm.value)] : undefined;
  return digest ? call(digest, values.slice(0, 1), scope, emit) : call("hash", values, scope, emit);
}

function isFalse(value: Expression | undefined): boolean {
  return value?.kind === "literal" && value.value === false;
}
