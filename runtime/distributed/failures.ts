import { StatesError } from "../errors.js";

/** The failure of a Map whose items could not be read (ASL, "States.ItemReaderFailed"). */
export function itemReaderFailed(cause: string): StatesError {
  return new StatesError("States.ItemReaderFailed", cause);
}

/** The failure of a Map whose results could not be written (ASL, "States.ResultWriterFailed"). */
export function resultWriterFailed(cause: string): StatesError {
  return new StatesError("States.ResultWriterFailed", cause);
}
