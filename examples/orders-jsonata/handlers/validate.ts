import { serve } from "heaviside/runtime";
import { ValidateOrder } from "../orders.js";

/** The warehouse. */
const stock = new Map([
  ["lamp-1", 12],
  ["desk-7", 0],
]);

export const handler = serve(ValidateOrder, ({ items }) => {
  if (items.every(({ sku, quantity }) => (stock.get(sku) ?? 0) >= quantity))
    return { inStock: true };
  // The delivery will have come when the machine asks again.
  for (const { sku, quantity } of items) stock.set(sku, quantity);
  return { inStock: false, restockDate: new Date(Date.now() + 2 * 86_400_000).toISOString() };
});
