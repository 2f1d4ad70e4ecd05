// What generated code of JSONata expressions imports: the language, and below it the functions.
export {
  call,
  callWithin,
  chain,
  keep,
  lambda,
  named,
  open,
  partial,
  signed,
  tail,
} from "./call.js";
export { eq, ge, gt, isIn, le, lt, ne, whenDefined } from "./compare.js";
export { environment } from "./environment.js";
export { JsonataError } from "./error.js";
export { each } from "./fields.js";
export { choose, filter } from "./filter.js";
export { descendants, field, oneOrMany, wildcard } from "./find.js";
export { group, groupBy, lone, pair } from "./group.js";
export { startClock, tooDeep } from "./limits.js";
export { listOf, range } from "./list.js";
export { matcher } from "./matcher.js";
export { add, divide, finite, multiply, negate, remainder, subtract } from "./operators.js";
export { ascending, descending, orderBy } from "./order.js";
export { ifFalse, ifMissing } from "./otherwise.js";
export { path } from "./path.js";
export { entries, record } from "./record.js";
export { asItem, keepArray, follow, followFrom } from "./follow.js";
export { finish } from "./sequence.js";
export { text } from "./text.js";
export { transform } from "./transform.js";
export { isTrue } from "./truth.js";
export {
  inputItems,
  query,
  queryArray,
  queryItems,
  queryBoolean,
  queryCount,
  queryNumber,
  queryPercentage,
  queryString,
  queryTimeout,
  queryTimestamp,
} from "./query.js";
export {
  bind,
  groupTuples,
  join,
  keepItems,
  keepTuples,
  numbered,
  only,
  onlyAt,
  sorted,
  tuples,
} from "./tuples.js";
export { unset } from "./unset.js";
export type { Environment } from "./functions/contract.js";
export * from "./functions/index.js";
