// What tests and tools use: `heaviside/local`.
export { StatesError } from "../runtime/errors.js";
export type { Clock } from "../runtime/ports/ports.js";
export { mockConfig, MockConfigError } from "./mock-config.js";
export { run } from "./run.js";
export { testState } from "./test-state.js";
export { TestStateError } from "./test-state/rejected.js";
export type * from "./test-state/types.js";
export { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from "./tokens.js";
export type {
  ContextObject,
  EventData,
  EventDetails,
  Handler,
  HandlerContext,
  HistoryEvent,
  Json,
  Outcome,
  PartialContext,
  RunOptions,
  ScriptedResult,
  TaskCall,
} from "./types.js";
