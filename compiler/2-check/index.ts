import type { Document, Node } from "../1-parse/document.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { checkForms } from "./forms.js";
import { jsonataTexts } from "./jsonata-texts.js";
import { outline } from "./outline.js";
import { placesOf } from "./places.js";
import { rules } from "./rules/index.js";
import type { CheckOptions } from "./rules/rule.js";

export type { CheckOptions } from "./rules/rule.js";

/**
 * Document → is it ASL? Reports everything that AWS would refuse as an error, and what AWS accepts though it can only
 * be a mistake as a warning, all of a file at once. It never throws, whatever the document holds.
 */
export function check(
  { root, source }: Document,
  diagnostics: Diagnostics,
  options: CheckOptions = {},
): void {
  if (root.kind !== "object") return reportNoObject(root, diagnostics);
  const found = outline(root);
  checkForms(found, diagnostics);
  const places = placesOf(found);
  const definition = { ...found, places, jsonata: jsonataTexts(places), source };
  for (const rule of rules) rule(definition, diagnostics, options);
}

function reportNoObject(root: Node, diagnostics: Diagnostics): void {
  diagnostics.report("wrong-type", {
    path: "",
    span: root.span,
    message: "A definition is an object.",
    help: 'Write { "StartAt": …, "States": { … } }.',
  });
}
