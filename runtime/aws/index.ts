/** What handlers and other processes import: executions on Lambda, SQS and DynamoDB. */
export { StatesError } from "../errors.js";
export { configure } from "../setting.js";
export type {
  HandlerContext,
  Served,
  ServeOptions,
  TaskHandler,
  TaskHandlers,
  TaskInput,
  TaskResult,
} from "../serve.js";
export type { Started, StartOptions } from "../start.js";
export {
  describeExecution,
  sendTaskFailure,
  sendTaskHeartbeat,
  sendTaskSuccess,
  stopExecution,
} from "./control.js";
export type { StartSyncOptions } from "./functions.js";
export { serve, serveEach, start, startSync, wake } from "./functions.js";
