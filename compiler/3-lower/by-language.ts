import type { ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import { jsonataNumber, jsonataTemplate } from "./jsonata.js";
import type { ComputedNumber, Expression, State } from "./machine.js";
import { numberOrPath } from "./read.js";
import { template } from "./template.js";

/** An object of a state, in the state's query language. */
export interface InLanguage {
  readonly node: ObjectNode;
  readonly language: State["language"];
  /** What AWS's messages put before the names of its fields: `ItemReader/`; "" for the state itself. */
  readonly within: string;
}

/** A field that is a payload template, or in JSONata any value with expressions in it. */
export function templateField(
  { node, language, within }: InLanguage,
  key: string,
): Expression | undefined {
  const value = valueAt(node, key);
  if (!value) return undefined;
  return language === "JSONata" ? jsonataTemplate(value, within + key) : template(value);
}

/** A number: as written, a placeholder's, or computed: from `keyPath` in JSONPath, from the field itself in JSONata. */
export function computedField(
  { node, language, within }: InLanguage,
  key: string,
): ComputedNumber | undefined {
  return language === "JSONata"
    ? jsonataNumber(valueAt(node, key), within + key)
    : numberOrPath(node, key);
}

/** What a Task, a Parallel or a service is called with has another name in each language. */
export function argumentsField(at: InLanguage): Expression | undefined {
  return templateField(at, at.language === "JSONata" ? "Arguments" : "Parameters");
}
