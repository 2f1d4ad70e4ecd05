import { serve } from "heaviside/runtime";
import { ValidateOrder } from "../orders.js";

/** The warehouse: what is there, and in how many days the next delivery comes. */
const stock: Readonly<Record<string, { count: number; deliveryInDays?: number }>> = {
  "lamp-1": { count: 12 },
  "desk-7": { count: 0, deliveryInDays: 2 },
};

export const handler = serve(ValidateOrder, (order) => {
  const short = order.items
    .map(({ sku, quantity }) => ({ quantity, ...stock[sku] }))
    .find(({ quantity, count = 0 }) => count < quantity);
  if (!short) return { inStock: true };
  if (short.deliveryInDays === undefined) return { inStock: false };
  // The delivery will have come when the machine asks again.
  for (const shelf of Object.values(stock)) shelf.count += 10;
  const restockDate = new Date(Date.now() + short.deliveryInDays * 86_400_000).toISOString();
  return { inStock: false, restockDate };
});
