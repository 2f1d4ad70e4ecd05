// What generated modules import. Frozen once released: a breaking change becomes v2 beside it.
export type * from "./types.js";
export { asBoolean, asNumber, asString, noChoice, required } from "./choice.js";
export { instant, isTimestamp, matches } from "./compare.js";
export { isCaught, isTaskFailed, StatesError } from "./errors.js";
export { items, members } from "./items.js";
export { lambdaInvoke } from "./lambda-invoke.js";
export { limited } from "./limit.js";
export { integer, percentage, seconds, timeout, timestamp } from "./numbers.js";
export { object, put } from "./object.js";
export { again, fail, invoke, map, parallel, succeed, wait, wake } from "./transitions.js";
export { contextObject } from "./context-object.js";
export { compare, fits, is } from "./jsonpath/compare.js";
export { descend } from "./jsonpath/descend.js";
export { find, read, select } from "./jsonpath/select.js";
export { all, fromEnd, indices, pick, slice, where } from "./jsonpath/selectors.js";
export { at, own } from "./own.js";
export { present, presentOrNull } from "./present.js";
export {
  arraySetting,
  booleanSetting,
  configure,
  numberSetting,
  retrySetting,
  setting,
  valueSetting,
} from "./setting.js";
