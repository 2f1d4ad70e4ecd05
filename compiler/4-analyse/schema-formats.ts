/**
 * The formats that validators check, as code that they carry with them: a validator imports nothing. Formats that are
 * not here or in ajv-formats are not checked (JSON Schema Validation, "Vocabularies for Semantic Content").
 */
export interface FormatCode {
  /** The function that checks a value, and those that it calls. */
  readonly functions: readonly string[];
  readonly type: "string" | "number";
}

/** By the name of the format. Those of ajv-formats that are regular expressions need no code. */
export const formatCode: ReadonlyMap<string, FormatCode> = new Map([
  ["date", { functions: ["isDate"], type: "string" }],
  ["time", { functions: ["isTime"], type: "string" }],
  ["date-time", { functions: ["isDateTime", "isDate", "isTime"], type: "string" }],
  ["regex", { functions: ["isRegex"], type: "string" }],
  ["byte", { functions: ["isBase64"], type: "string" }],
  ["int32", { functions: ["isInt32"], type: "number" }],
  ["int64", { functions: ["isInt64"], type: "number" }],
]);

/** The text of each function that validators may call. */
export const functionCode = {
  isDate: `function isDate(text) {
  const date = new Date(text);
  if (!/^\\d{4}-\\d\\d-\\d\\d$/.test(text) || Number.isNaN(date.valueOf())) return false;
  // The 30th of February becomes the 2nd of March.
  return date.toISOString().startsWith(text);
}`,
  isTime: `function isTime(text) {
  const parts = /^(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d+)?(?:z|([+-])(\\d\\d)(?::?(\\d\\d))?)$/i.exec(text);
  if (!parts) return false;
  const [hour, minute, second, offsetHour, offsetMinute] = [1, 2, 3, 5, 6].map((at) => Number(parts[at] ?? 0));
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  // A leap second is the last of a day in UTC.
  const offset = (offsetHour * 60 + offsetMinute) * (parts[4] === "-" ? -1 : 1);
  return (hour * 60 + minute - offset + 2880) % 1440 === 1439;
}`,
  isDateTime: `function isDateTime(text) {
  return isDate(text.slice(0, 10)) && /[t\\s]/i.test(text.charAt(10)) && isTime(text.slice(11));
}`,
  isRegex: `function isRegex(text) {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}`,
  isBase64: `function isBase64(text) {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}`,
  isInt32: `function isInt32(value) {
  return value === (value | 0);
}`,
  isInt64: `function isInt64(value) {
  return Number.isInteger(value);
}`,
  equal: `function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}`,
  characters: `function characters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}`,
} as const;
