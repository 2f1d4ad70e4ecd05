import { serve, StatesError } from "heaviside/runtime";
import { ChargeCard } from "../orders.js";

let attempts = 0;

export const handler = serve(ChargeCard, async ({ orderId, amount, currency }) => {
  attempts += 1;
  // Payment gateways are busy now and then: the machine tries again.
  if (attempts === 1) throw new StatesError("GatewayBusy", "Try again in a moment");
  if (amount > 10_000)
    throw new StatesError("CardDeclined", `${amount} ${currency} is over the card's limit`);
  return { receiptId: `receipt-${orderId}`, authorisedAt: "2026-11-23T12:00:00Z" };
});
