import { isObject } from "../own.js";
import type { Value } from "../types.js";
import { failure } from "./failure.js";

/**
 * `States.JsonMerge`: the fields of both objects; where both have one, the second object's. The service knows no deep
 * merge: `deep` has to be false. Throws `States.IntrinsicFailure`.
 */
export function jsonMerge(
  first: unknown,
  second: unknown,
  deep: unknown = false,
): { [name: string]: Value | null } {
  const name = "JsonMerge";
  if (deep !== false)
    throw failure(name, "The third argument has to be false: there is no deep merge.");
  if (isObject(first) && isObject(second)) return { ...first, ...second };
  const other = isObject(first) ? second : first;
  throw failure(name, `The argument ${JSON.stringify(other)} is not a JSON object.`);
}
