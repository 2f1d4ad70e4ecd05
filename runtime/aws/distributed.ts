import { distributed as onPorts } from "../distributed/index.js";
import type { Ports } from "../ports/ports.js";
import type { AwsPorts } from "./aws-ports.js";
import { bucketsOn } from "./buckets.js";

/** Distributed Maps, with S3 for what they read and write, where the ports have nothing else for it. */
export const distributed: object = { ...onPorts, objects: onAws };

function onAws(ports: Ports) {
  const { sdk } = ports as Partial<AwsPorts>;
  return sdk && bucketsOn(sdk);
}
