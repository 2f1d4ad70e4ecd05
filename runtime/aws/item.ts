import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** The attributes of an item in the table, beside its key. */
export interface Item {
  readonly [name: string]: string | number | boolean | ReadonlySet<number>;
}

/** As DynamoDB takes it. There are no empty sets. */
export function toAttributes(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, toAttribute(value)]),
  );
}

/** Attributes of other types are left out: no one writes them. */
export function fromAttributes(attributes: Record<string, AttributeValue>): Item {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { S, N, BOOL, NS }]) => {
      const value = S ?? BOOL ?? (N === undefined ? NS && new Set(NS.map(Number)) : Number(N));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function toAttribute(value: Item[string]): AttributeValue {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "number":
      return { N: String(value) };
    case "boolean":
      return { BOOL: value };
    default:
      return { NS: [...value].map(String) };
  }
}
