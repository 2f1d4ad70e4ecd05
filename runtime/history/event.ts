import type { Details, Recorded } from "../context.js";
import type { Outcome } from "../ports/ports.js";

/**
 * An event of an execution's history, as GetExecutionHistory gives it. `input`, `output` and `parameters` are JSON text. The
 * details are in a field named after the type; those of states entered and exited have one name each.
 */
export interface HistoryEvent {
  readonly id: number;
  /** 0 for the first event. */
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly type: string;
  readonly stateEnteredEventDetails?: {
    readonly name: string;
    readonly input: string;
    readonly inputDetails: EventData;
  };
  readonly stateExitedEventDetails?: {
    readonly name: string;
    readonly output: string;
    readonly outputDetails: EventData;
    /** JSON text by variable. */
    readonly assignedVariables?: { readonly [name: string]: string };
    readonly assignedVariablesDetails?: EventData;
  };
  readonly [details: `${string}EventDetails`]: EventDetails | undefined;
}
export interface EventData {
  readonly truncated: boolean;
}
export interface EventDetails {
  readonly [field: string]: unknown;
}

/** A recorded event as GetExecutionHistory shows it: data as JSON text, details under the name of the type. */
export function historyEvent(recorded: Recorded, timestamp: Date): HistoryEvent {
  const { id, previousEventId, type, details } = recorded;
  const event = { id, previousEventId, timestamp, type };
  return details === undefined ? event : { ...event, [detailsName(type)]: shown(details) };
}

function detailsName(type: string): `${string}EventDetails` {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

const complete = { truncated: false };

function shown(details: Details): { readonly [field: string]: unknown } {
  const fields: [string, unknown][] = [];
  for (const [name, value] of Object.entries(details)) {
    switch (name) {
      case "input":
      case "output":
        fields.push([name, JSON.stringify(value)], [`${name}Details`, complete]);
        break;
      case "parameters":
        fields.push([name, JSON.stringify(value)]);
        break;
      case "assignedVariables":
        fields.push([name, texts(value)], [`${name}Details`, complete]);
        break;
      default:
        fields.push([name, value]);
    }
  }
  return Object.fromEntries(fields);
}

function texts(variables: unknown): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(variables ?? {}).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

const ends = {
  SUCCEEDED: "ExecutionSucceeded",
  FAILED: "ExecutionFailed",
  TIMED_OUT: "ExecutionTimedOut",
  ABORTED: "ExecutionAborted",
} as const;

/** The type of an execution's last event. */
export function endType(status: Outcome["status"]): string {
  return ends[status];
}
