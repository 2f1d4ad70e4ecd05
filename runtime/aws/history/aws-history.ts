import { historyOn } from "../../history/notes.js";
import type { Recorder } from "../../history/recorder.js";
import type { History } from "../../notes.js";
import { log } from "../log.js";
import type { Sdk } from "../sdk.js";
import type { Settings } from "../settings.js";
import { logRecorder } from "./log-recorder.js";
import { tableRecorder } from "./table-recorder.js";

/** The history of executions as the settings have it: in a table of that name, or lines of the log. */
export function awsHistory(sdk: Sdk, settings: Settings, now: () => number): History {
  return historyOn(recorderOf(sdk, settings, now), {
    now,
    onError(error) {
      const name = error instanceof Error ? error.name : typeof error;
      log("WARN", { message: "Some of a history could not be written.", error: name });
    },
  });
}

function recorderOf(
  sdk: Sdk,
  { history = "", hasHistoryData, ttlSeconds }: Settings,
  now: () => number,
): Recorder {
  if (history === "log") return logRecorder(hasHistoryData);
  return tableRecorder(sdk, { name: history, now, ttlSeconds });
}
