import { member } from "../1-parse/value.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Outline } from "./outline.js";
import { checkForm } from "./schema.js";
import { anyStateSchema, scopeSchemas, stateSchema } from "./schemas/index.js";

/** Checks every scope and state by the schema of its kind (ASL, "Table of State Types and Fields"). */
export function checkForms({ scopes, states }: Outline, diagnostics: Diagnostics): void {
  for (const scope of scopes) checkForm(scope, scopeSchemas[scope.kind], diagnostics);
  for (const { node, path, nameSpan, type, language } of states) {
    const span = type ? nameSpan : (member(node, "Type")?.value.span ?? nameSpan);
    const schema = type ? stateSchema(type, language) : anyStateSchema;
    checkForm({ node, path, span }, schema, diagnostics);
  }
}
