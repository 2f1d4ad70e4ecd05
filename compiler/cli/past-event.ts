/** What the command line reads of an event of GetExecutionHistory. */
export interface PastEvent {
  readonly id: number;
  readonly previousEventId?: number;
  readonly timestamp: Date | string | number;
  readonly type: string;
}

/** The event's own fields: those of its one `…EventDetails`. */
export function detailsOf(event: PastEvent): { readonly [field: string]: unknown } {
  for (const [key, value] of Object.entries(event)) {
    // The only objects of an event by such names are its details.
    if (key.endsWith("EventDetails")) return value as { readonly [field: string]: unknown };
  }
  return {};
}

/** Milliseconds since the epoch. */
export function millisecondsOf({ timestamp }: PastEvent): number {
  return new Date(timestamp).getTime();
}
