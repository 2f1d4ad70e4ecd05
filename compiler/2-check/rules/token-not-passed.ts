import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { integrationOf } from "../integrations.js";
import { hasPlaceholder } from "../placeholders.js";
import { textsIn } from "../templates.js";
import type { Rule } from "./rule.js";

/** A Task waits for its token to come back and gives it to nobody (AWS, "Wait for Callback with Task Token"). */
export const tokenNotPassed: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type, language } of states) {
    const resource = type === "Task" ? member(node, "Resource")?.value : undefined;
    if (resource?.kind !== "string" || hasPlaceholder(resource.value)) continue;
    if (integrationOf(resource.value)?.pattern !== ".waitForTaskToken") continue;
    const field = language === "JSONPath" ? "Parameters" : "Arguments";
    const value = member(node, field)?.value;
    if (value && textsIn(value, "").some(({ node: text }) => mayHoldToken(text.value))) continue;
    diagnostics.report("token-not-passed", {
      path: pointer(path, "Resource"),
      span: resource.span,
      message: `The task waits for its token, and "${field}" does not pass it on.`,
      help:
        language === "JSONPath"
          ? 'Add "TaskToken.$": "$$.Task.Token".'
          : 'Add "TaskToken": "{% $states.context.Task.Token %}".',
    });
  }
};

/** The token itself, or a whole Context Object, a variable or an input that may have it. */
const mayHoldToken = (text: string): boolean =>
  /\$\$|context|\$states|Token|^\$/.test(text) || hasPlaceholder(text);
