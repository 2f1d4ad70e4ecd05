type Handle = (given: unknown, context: unknown) => unknown;

/**
 * A handler behind `lambda:invoke`, which takes the Payload out of the Parameters and wraps what comes back. Generated modules name
 * it where a Task asks for that: others do not hold it.
 */
export function lambdaInvoke(handle: Handle): Handle {
  return async (given, context) => {
    const { Payload = {} } = Object(given) as { readonly Payload?: unknown };
    return invocation((await handle(Payload, context)) ?? null);
  };
}

/** The result of `lambda:invoke`: the answer of Lambda's Invoke API around the function's own. Nobody has asked it, so no id is real. */
export function invocation(Payload: unknown): object {
  const headers = { "Content-Type": "application/json", "X-Amz-Executed-Version": "$LATEST" };
  return {
    ExecutedVersion: "$LATEST",
    Payload,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, [value]]),
      ),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: "00000000-0000-0000-0000-000000000000" },
    StatusCode: 200,
  };
}
