import type { Clock } from "../../ports/ports.js";
import { serviceEnvironment } from "../environment.js";
import { servicePort } from "../service-port.js";
import type { Sdk } from "../sdk.js";
import type { Variables } from "../settings.js";
import { awsServices } from "./index.js";
import type { OwnMachines } from "./own-machine.js";

// What generated modules import for distributed Maps, and for Tasks without a function: only then a bundle holds it. Frozen as
// `v1` is. Its types are nothing to them, so that they need none of the SDK's.
export { distributed } from "../distributed.js";
export const services: object = (sdk: Sdk, clock: Clock) =>
  servicePort(awsServices(sdk, { clock, machines: machinesIn(process.env) }));

/** Which child machines are heaviside's, and their functions, as the environment says. */
function machinesIn(variables: Variables): OwnMachines {
  const text = variables[serviceEnvironment.machines];
  return text ? (JSON.parse(text) as OwnMachines) : {};
}
