import { servicePort } from "../service-port.js";
import type { Sdk } from "../sdk.js";
import { awsServices } from "./index.js";

// What generated modules import for Tasks without a function: only then a bundle holds it. Frozen as `v1` is. Its type is
// nothing to them, so that they need none of the SDK's.
export const services: object = (sdk: Sdk) => servicePort(awsServices(sdk));
