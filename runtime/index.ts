export { StatesError } from "./errors.js";
export { configure } from "./setting.js";
export { serve, serveEach } from "./serve.js";
export type {
  HandlerContext,
  Served,
  ServeOptions,
  Signal,
  TaskHandler,
  TaskHandlers,
  TaskInput,
  TaskResult,
} from "./serve.js";
