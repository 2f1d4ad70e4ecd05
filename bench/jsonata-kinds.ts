import type { Json } from "../local/index.js";

/** A kind of JSONata expression as it stands in state machines. */
export interface Kind {
  readonly what: string;
  readonly text: string;
}

/** What people write most in Arguments, Output, Assign and Condition. */
export const kinds: readonly Kind[] = [
  {
    what: "condition",
    text: "$states.input.order.total > 100 and $states.input.order.country = 'DE'",
  },
  { what: "field", text: "$states.input.order.customer.address.city" },
  {
    what: "arithmetic",
    text: "$states.input.order.total * (1 + $states.input.order.vat / 100) - 5",
  },
  {
    what: "text",
    text: "'Order ' & $states.input.order.id & ' of ' & $states.input.order.customer.name",
  },
  { what: "sum", text: "$sum($states.input.order.items.price)" },
  { what: "predicate", text: "$states.input.order.items[price > 20 and stock > 0].sku" },
  {
    what: "$map and $filter",
    text: "$map($filter($states.input.order.items, function($i) { $i.stock > 1 }), function($i) { $i.price * $i.quantity })",
  },
  {
    what: "object of each item",
    text: "$states.input.order.items.{ 'sku': sku, 'cost': price * quantity }",
  },
  {
    what: "merge",
    text: "$merge([$states.input.order.customer, { 'total': $states.input.order.total, 'status': 'PAID' }])",
  },
  {
    what: "join and split",
    text: "$join($split($states.input.order.tags, ','), ' | ')",
  },
  { what: "order", text: "$states.input.order.items^(>price, sku).sku" },
  { what: "grouping", text: "$states.input.order.items{ category: $sum(price) }" },
  {
    what: "conditional",
    text: "$exists($states.input.order.coupon) ? $states.input.order.coupon.code : 'none'",
  },
  {
    what: "numbers",
    text: "$string($round($number($states.input.order.weight) * 1.1, 2)) & ' kg'",
  },
  {
    what: "dates",
    text: "$fromMillis($toMillis($states.input.order.placedAt) + 86400000)",
  },
];

/** `$states.input` of them all. */
export const input: Json = {
  order: {
    id: "o-42",
    total: 250.5,
    vat: 19,
    country: "DE",
    weight: "12.73",
    tags: "gift,express,fragile",
    placedAt: "2024-05-06T07:08:09.000Z",
    customer: { name: "Ada", address: { street: "Main St 1", city: "London" } },
    coupon: { code: "SPRING" },
    items: Array.from({ length: 10 }, (_, index) => ({
      sku: `sku-${index}`,
      price: ((index * 7) % 10) * 5,
      quantity: (index % 3) + 1,
      stock: index % 5,
      category: ["books", "games", "tools"][index % 3] ?? "",
    })),
  },
};

function closed(properties: object, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}

const [text, number] = [{ type: "string" }, { type: "number" }];
const item = closed({ sku: text, price: number, quantity: number, stock: number, category: text });
const customer = closed({ name: text, address: closed({ street: text, city: text }) });
const order = closed(
  {
    ...{ id: text, total: number, vat: number, country: text, weight: text, tags: text },
    ...{ placedAt: text, customer, coupon: closed({ code: text }) },
    items: { type: "array", items: item },
  },
  ["coupon"],
);

/** JSON Schemas of a machine with so many Tasks, each of which is given what `input` is. */
export function schemasOf(count: number): object {
  const whole = { title: "Request", ...closed({ order }) };
  const names = Array.from({ length: count }, (_, at) => `Task${at}`);
  const results = Object.fromEntries(names.map((name) => [name, { $ref: "#/$defs/Request" }]));
  return { input: { $ref: "#/$defs/Request" }, results, $defs: { Request: whole } };
}

/** A machine with a Task for each expression, which its Arguments are: `Task0`, `Task1` and so on. */
export function machineOf(texts: readonly string[]): object {
  const Resource = "arn:aws:lambda:eu-west-1:123456789012:function:read";
  const States = texts.map((text, at) => {
    const way = at === texts.length - 1 ? { End: true } : { Next: `Task${at + 1}` };
    return [`Task${at}`, { Type: "Task", Resource, Arguments: `{% ${text} %}`, ...way }];
  });
  return { QueryLanguage: "JSONata", StartAt: "Task0", States: Object.fromEntries(States) };
}
