import type { Sdk } from "./sdk.js";

/**
 * How the SDK makes the calls that carry an execution, for `SdkOptions.client`. It tries each of them so often, with waits that double,
 * at random, up to 20 seconds: for throttling, and for faults of the service; what Tasks ask of services is tried again by their own
 * Retry. And it puts the steps of a call together once for each operation: that is a part of a hop that one can measure.
 */
export const persistent = { maxAttempts: 10, cacheMiddleware: true } as const;

/**
 * Hands an event to a function, without waiting for what it does: Lambda's invocation type Event. The SDK passes on the trace
 * header, by which Lambda finds recursive loops: deployments allow them.
 */
export function invokerOn(sdk: Sdk): (to: string, event: string) => Promise<void> {
  return async (to, event) => {
    const { client, module } = await sdk.connect("lambda");
    const given = {
      FunctionName: to,
      InvocationType: "Event",
      Payload: Buffer.from(event),
    } as const;
    await client.send(new module.InvokeCommand(given));
  };
}
