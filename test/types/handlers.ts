// What a handler may write: every line after an @ts-expect-error has to be refused, all others have to be accepted.
import { serve, serveEach, StatesError, type TaskInput, type TaskResult } from "heaviside/runtime";
import { Greet } from "../../examples/hello/hello.js";
import {
  ChargeCard,
  EmailReceipt,
  Orders,
  PackItem,
  ValidateOrder,
} from "../../examples/orders/orders.js";

const charge = { receiptId: "r", authorisedAt: "2026-01-01T00:00:00Z" };

// The input is what Parameters make, or else the state input.
export const input = serve(ChargeCard, ({ orderId, amount, currency }) => {
  const text: string = orderId + currency.toLowerCase();
  const number: number = amount * 2;
  return { receiptId: text + number, authorisedAt: "now" };
});
export const order = serve(ValidateOrder, ({ items, email }) => {
  const skus: string[] = items.map(({ sku, quantity }) => sku.repeat(quantity));
  return { inStock: skus.includes(email) };
});
export const item = serve(PackItem, ({ orderId, sku }) => ({ sku: orderId + sku, box: 1 }));
export const proven: { readonly to: string; readonly receipt: string } = {} as TaskInput<
  typeof EmailReceipt
>;

// @ts-expect-error Parameters leave the total out
export const total = serve(ChargeCard, ({ total }) => ({ ...charge, total }));
// @ts-expect-error a number is no text
export const trimmed = serve(ChargeCard, ({ amount }) => ({ ...charge, receiptId: amount.trim() }));
// @ts-expect-error a text is no number
export const doubled = serve(PackItem, ({ sku }) => ({ sku, box: sku * 2 }));
// @ts-expect-error the validation is missing the first time
export const again = serve(ValidateOrder, ({ validation }) => ({ inStock: validation.inStock }));
// @ts-expect-error an order has no such field
export const misspelt = serve(ValidateOrder, (given) => ({ inStock: given.orderID === "" }));
// @ts-expect-error the handler of another input
export const other = serve(PackItem, ({ amount }: { amount: number }) => ({
  sku: "",
  box: amount,
}));

// The result is what the schema says.
export const later = serve(ChargeCard, async () => charge);
export const optional = serve(ValidateOrder, () => ({
  inStock: false,
  restockDate: "2026-12-01T08:00:00Z",
}));
export const anything = [
  serve(EmailReceipt, () => undefined),
  serve(EmailReceipt, () => 1),
  serve(EmailReceipt, async () => ({ sent: true })),
];
export const result: { readonly receiptId: string; readonly authorisedAt: string } =
  {} as TaskResult<typeof ChargeCard>;

// @ts-expect-error a field is missing
export const missing = serve(ChargeCard, () => ({ receiptId: "r" }));
// @ts-expect-error a field is missing, later
export const missingLater = serve(ChargeCard, async () => ({ receiptId: "r" }));
// @ts-expect-error a field has another type
export const wrong = serve(ChargeCard, () => ({ ...charge, receiptId: 1 }));
// @ts-expect-error nothing is no charge
export const nothing = serve(ChargeCard, () => {});
// @ts-expect-error an optional field is not undefined
export const explicit = serve(ValidateOrder, () => ({ inStock: false, restockDate: undefined }));
// @ts-expect-error a list is no item
export const list = serve(PackItem, ({ sku }) => [{ sku, box: 1 }]);

// Without schemas nothing is proven: a value may be anything, and has to be looked at.
export const looked = serve(Greet, ({ name }) =>
  typeof name === "string" ? `Hello, ${name.trim()}!` : "Hello!",
);
// @ts-expect-error it need not be a text
export const trusted = serve(Greet, ({ name }) => name.trim());

// A handler fails by a StatesError, and is told when nobody waits any more.
export const failing = serve(ChargeCard, (_, { signal }) => {
  if (signal.aborted) throw new StatesError("Aborted");
  throw new StatesError("CardDeclined", "No money", { cause: new Error("gateway") });
});
// @ts-expect-error a handler is needed
export const none = serve(ChargeCard);
// @ts-expect-error a machine is no Task
export const whole = serve(Orders, async () => ({}));

// Of several Tasks, each handler has its own types.
export const each = serveEach(
  [PackItem, ChargeCard],
  [
    ({ orderId, sku }) => ({ sku: orderId + sku, box: 1 }),
    async ({ amount }) => ({ ...charge, amount }),
  ],
  { fuse: true },
);
const [charged, packed] = [() => charge, () => ({ sku: "", box: 1 })];
const ofCharge = ({ amount }: { amount: number }) => ({ sku: "", box: amount });
// @ts-expect-error the second is given what a charge is given
export const swapped = serveEach([ChargeCard, PackItem], [charged, ofCharge]);
// @ts-expect-error the result of the first is no charge
export const notCharged = serveEach([ChargeCard, PackItem], [packed, packed]);
// @ts-expect-error the second has no handler
export const tooFew = serveEach([ChargeCard, PackItem], [charged]);

// A handler that several Tasks share is given what either is given, and gives what either gives.
export const shared = serve([ChargeCard, PackItem], async (given) =>
  "amount" in given ? { ...charge, amount: given.amount } : { sku: given.sku.trim(), box: 1 },
);
export const sharedTask: string = shared.task.Name;
// @ts-expect-error the result of neither
export const neither = serve([ChargeCard, PackItem], () => ({ receiptId: "r" }));
// @ts-expect-error only a charge has an amount
export const unseen = serve([ChargeCard, PackItem], ({ amount }) => ({ ...charge, amount }));

// However alike they are, as two versions of a Task.
const earlier = {
  Name: "Charge",
  Parameters: ($: { readonly id: string }) => ({ id: $.id }),
  Result: (value: unknown): value is { receipt: string } => value !== null,
};
const Charge = {
  Name: "Charge",
  Parameters: ($: { readonly id: string }) => ({ id: $.id, note: "a" }),
  Result: (value: unknown): value is { receipt: string; at: number } => value !== null,
};
export const versions = serve([Charge, earlier], (given) => {
  const note = "note" in given ? given.note.trim() : "";
  return { receipt: given.id + note, at: 1 };
});
// @ts-expect-error what the earlier one is given has no note
export const noted = serve([Charge, earlier], ({ id, note }) => ({ receipt: id + note, at: 1 }));
// @ts-expect-error no receipt
export const unpaid = serve([Charge, earlier], () => ({ at: 1 }));
