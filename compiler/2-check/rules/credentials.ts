import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** Credentials name the role that AWS takes on for a task that it runs (AWS, "Cross-account access"). */
export const credentials: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type, language } of states) {
    const found = type === "Task" ? member(node, "Credentials") : undefined;
    const resource = member(node, "Resource")?.value;
    if (found?.value.kind !== "object" || resource?.kind !== "string") continue;
    // Another interpreter's resources have credentials of their own form.
    if (!/^arn:aws[\w-]*:(lambda|states):/.test(resource.value) && !hasPlaceholder(resource.value))
      continue;
    const role = language === "JSONPath" ? ["RoleArn", "RoleArn.$"] : ["RoleArn"];
    if (role.some((field) => member(found.value, field))) continue;
    diagnostics.report("missing-field", {
      path: pointer(path, "Credentials"),
      span: found.keySpan,
      message: 'Credentials needs "RoleArn".',
      help: 'Add "RoleArn": "arn:aws:iam::…:role/…".',
    });
  }
};
