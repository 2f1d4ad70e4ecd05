// What the types of variables let generated code do, and what a handler gets of them.
import { serve } from "heaviside/runtime";
import {
  succeed,
  type Context,
  type Enter,
  type TaskState,
  type Transition,
} from "heaviside/runtime/v1";
import { ChargeCard, PackItem } from "../../examples/orders-jsonata/orders.js";

export const charge = serve(ChargeCard, ({ orderId, amount, currency }) => ({
  receiptId: orderId.concat(currency, amount.toFixed(2)),
  authorisedAt: "now",
}));
// @ts-expect-error a text is no number
export const doubled = serve(PackItem, ({ orderId, sku }) => ({ sku, box: orderId * 2 }));

interface Order {
  readonly total: number;
  readonly note?: string;
}

function noVariables($: unknown, $$: Context): Transition {
  // @ts-expect-error nobody has set it
  return succeed([$, $$.Variables.order]);
}

function order($: unknown, $$: Context<{ order: Order }>): Transition {
  const total: number = $$.Variables.order.total;
  // @ts-expect-error it may be missing
  const note: string = $$.Variables.order.note;
  if (total > 1) return many($, $$.assign({ count: total, note }));
  if (total > 0) return maybe($, $$.assign({ other: 1 }));
  if (total < 0) return anything($, $$);
  // @ts-expect-error what is set anew has another type
  order($, $$.assign({ order: 1 }));
  // @ts-expect-error it is not set yet
  return many($, $$);
}

function many($: unknown, $$: Context<{ order: Order; count: number }>): Transition {
  return order($, $$);
}

/** All of it may be missing. */
function maybe(_: unknown, $$: Context<{ count?: number }>): Transition {
  // @ts-expect-error it may be missing
  const count: number = $$.Variables.count;
  return succeed(count);
}

/** What is known goes where anything is taken. */
function anything($: unknown, $$: Context<{ order: unknown }>): Transition {
  // @ts-expect-error nothing is known of it
  return noVariables([$, $$.Variables.order.total], $$);
}

export const enters: readonly Enter[] = [noVariables, order, many, maybe, anything];
export const task = {
  Name: "Task",
  Parameters: (_, $$) => ({ total: $$.Variables.order.total }),
  Next: ($, result, $$) => many($, $$.assign({ count: result })),
} satisfies TaskState<unknown, number, { order: Order }>;
