export { StatesError } from "./errors.js";
export { serve } from "./serve.js";
export type { HandlerContext, Served, Signal, TaskHandler, TaskInput, TaskResult } from "./serve.js";
