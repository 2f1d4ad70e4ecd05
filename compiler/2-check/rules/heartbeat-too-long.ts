import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Rule } from "./rule.js";

/** A task may be silent for longer than it may run, so that no heartbeat is ever missed (ASL, "Task State"). */
export const heartbeatTooLong: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type } of states) {
    if (type !== "Task") continue;
    const heartbeat = member(node, "HeartbeatSeconds")?.value;
    const timeout = member(node, "TimeoutSeconds")?.value;
    if (heartbeat?.kind !== "number" || timeout?.kind !== "number") continue;
    // A time that no task can have is reported as out of range.
    if (![heartbeat, timeout].every(({ value }) => Number.isInteger(value) && value >= 1)) continue;
    if (heartbeat.value < timeout.value) continue;
    diagnostics.report("heartbeat-too-long", {
      path: pointer(path, "HeartbeatSeconds"),
      span: heartbeat.span,
      message: `"HeartbeatSeconds" (${heartbeat.value}) is not below "TimeoutSeconds" (${timeout.value}).`,
      help: timeout.value > 1 ? `Write ${timeout.value - 1} or less.` : "Remove it.",
    });
  }
};
