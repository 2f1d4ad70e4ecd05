import { parseResource } from "../../runtime/history/resource.js";
import type { Json } from "../types.js";
import { resultShape, type Shape } from "./models/index.js";
import { invalidCall } from "./rejected.js";
import { fieldsOf } from "./subject.js";

/**
 * Checks a mocked result against the API that the Task calls. What a service may answer is known for those that machines
 * call most; the results of others, of functions, of activities and of callbacks are taken as they are.
 * @throws TestStateError that names the field.
 */
export function checkResult(
  resource: string,
  result: Json,
  mode: "STRICT" | "PRESENT" | "NONE",
): void {
  if (mode === "NONE") return;
  const called = parseResource(resource);
  if (called.kind !== "service" || called.pattern === "token") return;
  const shape = resultShape(called.resourceType, called.resource);
  if (shape !== undefined) checkValue("", result, shape, mode === "STRICT");
}

function checkValue(field: string, value: Json, shape: Shape, isStrict: boolean): void {
  switch (shape.kind) {
    case "any":
      return;
    case "string":
      if (typeof value !== "string") throw wrong(field, "must be a string");
      return checkRange(field, value.length, shape, lengths);
    case "number":
      if (typeof value !== "number") throw wrong(field, "must be a number");
      return checkRange(field, value, shape, values);
    case "boolean":
      if (typeof value !== "boolean") throw wrong(field, "must be a boolean");
      return;
    case "words":
      if (typeof value !== "string") throw wrong(field, "must be a string");
      if (!shape.words.includes(value)) throw wrong(field, "is not an expected value");
      return;
    case "list":
      if (!Array.isArray(value)) throw wrong(field, "must be an array");
      for (const item of value) checkValue(field, item, shape.item, isStrict);
      return;
    case "map":
      for (const member of Object.values(object(field, value)))
        checkValue(field, member, shape.value, isStrict);
      return;
    case "object":
      return checkObject(field, value, shape, isStrict);
    default:
      return shape satisfies never;
  }
}

/** Fields that the API does not have are let through: it may have them tomorrow. */
function checkObject(
  field: string,
  value: Json,
  { fields, required }: Extract<Shape, { readonly kind: "object" }>,
  isStrict: boolean,
): void {
  const members = object(field, value);
  const missing = isStrict ? required.find((name) => !Object.hasOwn(members, name)) : undefined;
  if (missing !== undefined) throw invalidResult(`Required field '${missing}' is missing`);
  for (const [name, member] of Object.entries(members)) {
    const shape = fields.get(name);
    if (shape !== undefined) checkValue(name, member, shape(), isStrict);
  }
}

function object(field: string, value: Json): { readonly [name: string]: Json } {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return fieldsOf(value) as { readonly [name: string]: Json };
  throw field === ""
    ? invalidCall("Mocked result must be a JSON object.")
    : wrong(field, "must be an object");
}

interface Words {
  readonly tooSmall: string;
  readonly tooLarge: string;
}
const lengths: Words = {
  tooSmall: "is smaller than the minimum length",
  tooLarge: "exceeds the maximum length",
};
const values: Words = {
  tooSmall: "is less than the minimum value",
  tooLarge: "exceeds the maximum value",
};

function checkRange(
  field: string,
  size: number,
  { least, most }: { readonly least?: number; readonly most?: number },
  words: Words,
): void {
  if (least !== undefined && size < least) throw wrong(field, words.tooSmall);
  if (most !== undefined && size > most) throw wrong(field, words.tooLarge);
}

function wrong(field: string, problem: string): Error {
  return invalidResult(`Field '${field}' ${problem}`);
}

function invalidResult(text: string): Error {
  return invalidCall(`Mock result schema validation error: ${text}`);
}
