/** AWS behind the runtime's ports. */
export { delayQueue } from "./delay-queue.js";
export type { DelayQueue } from "./delay-queue.js";
export { receiveFailures } from "./failure-queue.js";
export { invokerOn, persistent } from "./invoker.js";
export { objectsIn } from "./objects.js";
export type { Objects } from "./objects.js";
export { payloadsIn } from "./payloads.js";
export { awsSdk } from "./sdk.js";
export type { Sdk, SdkOptions } from "./sdk.js";
export { servicePort } from "./service-port.js";
export { awsServices } from "./services/index.js";
export type { Job, Progress, ServiceCall, Services, ServicesOptions } from "./services/index.js";
export type { Batch, BatchAnswer } from "./sqs-batch.js";
export { tableOn } from "./table.js";
export type { TableOptions } from "./table.js";
