import type { Node } from "../1-parse/document.js";
import { member } from "../1-parse/value.js";

/** What to type for a field that is missing in an object: `"Seconds": 10`. */
export function example(field: string, owner: Node): string {
  const value = valueFor(field, owner) ?? constants[field] ?? '"…"';
  return `"${field}": ${value}`;
}

/** Fields that have a newer name: nobody is told to add them. */
export const outdated: ReadonlySet<string> = new Set(["Iterator"]);

/** A value that what is there already tells. */
function valueFor(field: string, owner: Node): string | undefined {
  if (field === "StartAt") {
    const states = member(owner, "States")?.value;
    const [first] = states?.kind === "object" ? states.members : [];
    return first && JSON.stringify(first.key);
  }
  if (field !== "Type") return undefined;
  const [, type = "Pass"] = typeByField.find(([typical]) => member(owner, typical)) ?? [];
  return `"${type}"`;
}

/** The fields that only states of one type have, or that are most at home there. */
const typeByField: readonly (readonly [field: string, type: string])[] = [
  ["Resource", "Task"],
  ["Choices", "Choice"],
  ["Branches", "Parallel"],
  ["ItemProcessor", "Map"],
  ["Iterator", "Map"],
  ["ItemsPath", "Map"],
  ["Seconds", "Wait"],
  ["SecondsPath", "Wait"],
  ["Timestamp", "Wait"],
  ["TimestampPath", "Wait"],
  ["Error", "Fail"],
  ["Cause", "Fail"],
  ["ErrorPath", "Fail"],
];

const constants: { readonly [field: string]: string } = {
  States: "{ … }",
  End: "true",
  Resource: '"arn:aws:…"',
  Choices: "[{ … }]",
  Condition: '"{% … %}"',
  ErrorEquals: '["States.ALL"]',
  Branches: "[{ … }]",
  ItemProcessor: "{ … }",
  Seconds: "10",
  MaxItemsPerBatch: "10",
  OutputType: '"JSON"',
};
