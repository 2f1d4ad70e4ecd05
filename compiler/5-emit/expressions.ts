import type {
  ArrayExpression,
  Expression,
  ObjectExpression,
  Path,
  Setting,
  TextExpression,
} from "../3-lower/machine.js";
import { fieldOf } from "../../runtime/present.js";
import { isOfElement, shapeOf } from "../4-analyse/expression-shape.js";
import { emitIntrinsic } from "./intrinsics.js";
import { jsonataText } from "./jsonata.js";
import { emitPath } from "./paths.js";
import { readable, type EmitScope, type Emitted } from "./scope.js";
import { literal, property, quote, template } from "./text.js";

/**
 * An expression as TypeScript that gives a value or throws. `field` is what messages call the field that it stands in, such as
 * `InputPath` or `id.$`; the fields of a template have their own names.
 */
export function emitExpression(expression: Expression, scope: EmitScope, field: string): Emitted {
  return {
    text: expressionText(expression, scope, field),
    shape: shapeOf(expression, readable(scope)),
    missing: false,
  };
}

function expressionText(expression: Expression, scope: EmitScope, field: string): string {
  switch (expression.kind) {
    case "literal":
      return literal(expression.value);
    case "text":
      return textText(expression, scope);
    case "setting":
      return settingText(expression, scope);
    case "path":
      return pathText(expression, scope, field);
    case "object":
      return objectText(expression, scope);
    case "array":
      return arrayText(expression, scope, field);
    case "jsonata":
      return jsonataText(expression, scope);
    case "intrinsic":
      return emitIntrinsic(expression, scope, (value) => emitExpression(value, scope, field));
    default:
      return expression satisfies never;
  }
}

function textText({ parts }: TextExpression, scope: EmitScope): string {
  return template(
    parts.map((part) => (typeof part === "string" ? part : { code: settingText(part, scope) })),
  );
}

const settings = {
  string: "setting",
  number: "numberSetting",
  boolean: "booleanSetting",
  array: "arraySetting",
  value: "valueSetting",
} as const;

function settingText({ name, as }: Setting, scope: EmitScope): string {
  return `${scope.imports.value(settings[as])}(${quote(name)})`;
}

function pathText(path: Path, scope: EmitScope, field: string, helper = "present"): string {
  const { text, missing } = emitPath(path, scope);
  if (!missing) return text;
  const present = scope.imports.value(helper);
  const from = path.root.kind === "context" ? "$$" : scope.$.text;
  const given = [text, from, quote(path.text)];
  if (field !== fieldOf(path.text)) given.push(quote(field));
  return `${present}(${given.join(", ")})`;
}

function objectText({ fields }: ObjectExpression, scope: EmitScope): string {
  // Of two fields for one key, `a` and `a.$`, the later one counts.
  const byKey = new Map(fields.map((one) => [one.key, one]));
  const texts = [...byKey.values()].map(({ key: name, written, value }) =>
    property(name, fieldText(value, scope, written)),
  );
  return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
}

function fieldText(value: Expression, scope: EmitScope, field: string): string {
  if (value.kind !== "path" || !isOfElement(value)) return expressionText(value, scope, field);
  return pathText(value, scope, field, "presentOrNull");
}

function arrayText({ items }: ArrayExpression, scope: EmitScope, field: string): string {
  return `[${items.map((item) => expressionText(item, scope, field)).join(", ")}]`;
}
