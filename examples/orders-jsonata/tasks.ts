// The handlers by the states that call them: what `heaviside run --tasks` takes.
export { handler as ValidateOrder } from "./handlers/validate.js";
export { handler as ChargeCard } from "./handlers/charge.js";
export { handler as PackItem } from "./handlers/pack.js";
