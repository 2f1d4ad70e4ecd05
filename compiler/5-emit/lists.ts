import type { Operation, PlainList } from "../4-analyse/plain-list.js";
import { filterText } from "./filters.js";
import { singular } from "./item-name.js";
import type { Selection } from "./selections.js";
import { member } from "./text.js";

/** `$.items.map((item) => item.sku)`: a path that matches several values, all of them proven. */
export function listText(from: string, { operations }: PlainList, selection: Selection): string {
  let text = from;
  let name = "item";
  for (const operation of operations) {
    text += operationText(operation, name, selection);
    if ("names" in operation) name = singular(operation.names.at(-1) ?? "");
  }
  return text;
}

function operationText(operation: Operation, name: string, { path, scope }: Selection): string {
  switch (operation.kind) {
    case "read":
      return operation.names.map(member).join("");
    case "slice": {
      const { from, to } = operation;
      return `.slice(${to === undefined ? from : `${from}, ${to}`})`;
    }
    case "filter":
      return `.filter(${filterText(operation.test, { item: operation.item, name, path, scope })})`;
    case "map":
      return `.map((${name}) => ${name}${operation.names.map(member).join("")})`;
    case "flat":
      return operation.names.length === 0
        ? ".flat()"
        : `.flatMap((${name}) => ${name}${operation.names.map(member).join("")})`;
    default:
      return operation satisfies never;
  }
}
