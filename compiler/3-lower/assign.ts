import type { ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import type { Expression, ObjectExpression, State } from "./machine.js";
import { jsonataObject, jsonataTemplate } from "./jsonata.js";
import { objectField } from "./read.js";
import { objectTemplate } from "./template.js";

/** Assign of a state, a Choice Rule or a catcher, and its Output, which only JSONata has. */
export function assignAndOutput(
  node: ObjectNode,
  language: State["language"],
  within: string,
): { readonly assign?: ObjectExpression; readonly output?: Expression } {
  const assign = objectField(node, "Assign");
  const output = language === "JSONata" ? valueAt(node, "Output") : undefined;
  return {
    ...(assign && {
      assign:
        language === "JSONata" ? jsonataObject(assign, `${within}Assign`) : objectTemplate(assign),
    }),
    ...(output && { output: jsonataTemplate(output, `${within}Output`) }),
  };
}
