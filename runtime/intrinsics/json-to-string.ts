/** `States.JsonToString`: a value as compact JSON text. */
export function jsonToString(value: unknown): string {
  return JSON.stringify(value);
}
