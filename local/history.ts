import type { Details, Recorded } from "../runtime/context.js";
import type { HistoryEvent } from "./types.js";

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
