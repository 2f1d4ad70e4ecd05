export { StatesError } from "./errors.js";
export { configure } from "./setting.js";
export { serve } from "./serve.js";
export type {
  HandlerContext,
  Served,
  Signal,
  TaskHandler,
  TaskInput,
  TaskResult,
} from "./serve.js";
