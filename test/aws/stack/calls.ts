/** How often an operation was called, and what it moved. */
export interface CallCount {
  readonly calls: number;
  /** Bytes of the bodies; of an invocation, its client context as well. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Capacity units that DynamoDB bills. A write that its condition refused counts as one. */
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** What was called at the endpoint since the start or the last `reset`, and by event source mappings. */
export interface Calls {
  /** Of an operation (`lambda:Invoke`), a service (`dynamodb`) or everything. */
  of(name?: string): CallCount;
  /** By operation, those that were called. */
  all(): Readonly<Record<string, CallCount>>;
  reset(): void;
}

export interface CallRecorder extends Calls {
  record(operation: string, call: Partial<CallCount>): void;
}

const none: CallCount = {
  calls: 0,
  requestBytes: 0,
  responseBytes: 0,
  readUnits: 0,
  writeUnits: 0,
};

export function callRecorder(): CallRecorder {
  const counts = new Map<string, CallCount>();
  return {
    of(name) {
      const isOf = (operation: string) =>
        name === undefined || operation === name || operation.startsWith(`${name}:`);
      return [...counts]
        .filter(([operation]) => isOf(operation))
        .reduce((sum, [, count]) => add(sum, count), none);
    },
    all: () => Object.fromEntries(counts),
    reset: () => counts.clear(),
    record(operation, call) {
      counts.set(operation, add(counts.get(operation) ?? none, { ...none, calls: 1, ...call }));
    },
  };
}

function add(one: CallCount, other: CallCount): CallCount {
  return {
    calls: one.calls + other.calls,
    requestBytes: one.requestBytes + other.requestBytes,
    responseBytes: one.responseBytes + other.responseBytes,
    readUnits: one.readUnits + other.readUnits,
    writeUnits: one.writeUnits + other.writeUnits,
  };
}
