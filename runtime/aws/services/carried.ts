// What generated modules import for Tasks without a function: only then a bundle holds it. Frozen as `v1` is.
export { awsServices as services } from "./index.js";
