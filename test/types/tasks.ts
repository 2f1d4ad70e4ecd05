// How a Task without a function is entered: with what its type says that it takes.
import { invoke, type Machine, type TaskState, type Transition } from "heaviside/runtime/v1";
import { services } from "heaviside/runtime/services";

interface Order {
  readonly orderId: string;
}

export const machine = {
  Name: "Machine",
  StartAt: ($) => invoke(SaveOrder, $),
  Tasks: () => ({ SaveOrder, Publish }),
} satisfies Machine<Order>;

// Each leads to the other: neither's type depends on where it goes.
export const SaveOrder: TaskState<Order> = {
  Name: "SaveOrder",
  Resource: "arn:aws:states:::dynamodb:putItem",
  services,
  Parameters: ($) => ({ Item: { orderId: { S: $.orderId } } }),
  Next: ($, result) => invoke(Publish, { ...$, saved: result }),
};
export const Publish: TaskState<Order & { readonly saved: unknown }, { readonly id: string }> = {
  Name: "Publish",
  Resource: "arn:aws:states:::sns:publish",
  services,
  Parameters: ($) => ({ Message: $ }),
  Next: ($) => invoke(SaveOrder, $),
};

export function enter($: Order): Transition {
  if ($.orderId === "") return invoke(SaveOrder, { orderId: "none" });
  // @ts-expect-error it is called after the order was saved
  if ($.orderId === "1") return invoke(Publish, $);
  // @ts-expect-error a text is no order
  if ($.orderId === "2") return invoke(SaveOrder, $.orderId);
  // @ts-expect-error an order has an id
  return invoke(SaveOrder, {});
}
