/** Bytes of a payload that an invocation may be asked for with. */
export const payloadLimits = { RequestResponse: 6_291_456, Event: 1_048_576 } as const;

/** Bytes of a result. */
export const responseLimit = 6_291_556;

/** Bytes of a client context, in base64. */
export const clientContextLimit = 3_583;

/** Visits to a function in one chain of invocations, after which a loop is stopped. */
export const recursionLimit = 16;
