/** AWS behind the runtime's ports. */
export { delayQueue } from "./delay-queue.js";
export type { Batch, BatchAnswer, DelayQueue } from "./delay-queue.js";
export { invokerOn, persistent } from "./invoker.js";
export type { Item } from "./item.js";
export { objectsIn } from "./objects.js";
export type { Objects } from "./objects.js";
export { eventBytes, payloadsIn } from "./payloads.js";
export { awsSdk } from "./sdk.js";
export type { Sdk, SdkOptions } from "./sdk.js";
export { servicePort } from "./service-port.js";
export { awsServices } from "./services/index.js";
export type { Job, Progress, ServiceCall, Services, ServicesOptions } from "./services/index.js";
export { tableOn } from "./table.js";
export type { Table, TableOptions } from "./table.js";
export type { Added } from "./table-write.js";
export { textsIn } from "./texts.js";
export type { Texts } from "./texts.js";
