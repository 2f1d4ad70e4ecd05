import type { Node, ObjectNode, Span } from "../../1-parse/document.js";
import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Diagnostics } from "../../diagnostics/diagnostics.js";
import { hasPlaceholder } from "../placeholders.js";
import { booleanOperators, choiceFields, operators } from "../schemas/choice.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

/** A Choice Rule compares one thing with one comparator, or joins rules (ASL, "Choice State"). */
export const choiceRule: Rule = ({ states }, diagnostics) => {
  for (const { type, language, node, path } of states) {
    const choices = member(node, "Choices")?.value;
    if (type !== "Choice" || language !== "JSONPath" || choices?.kind !== "array") continue;
    choices.items.forEach((item, index) =>
      checkRule(item, { path: pointer(path, "Choices", index), span: item.span }, diagnostics),
    );
  }
};

interface At {
  readonly path: string;
  readonly span: Span;
}

function checkRule(rule: Node, at: At, diagnostics: Diagnostics): void {
  // What is no object is of the wrong type, and reported as that.
  if (rule.kind !== "object") return;
  const used = rule.members.filter(({ key }) => operators.includes(key));
  const [first, ...others] = used;
  const last = others.at(-1);
  if (!first) reportNoComparator(rule, at, diagnostics);
  if (first && last) {
    diagnostics.report("exclusive-fields", {
      path: pointer(at.path, last.key),
      span: last.keySpan,
      message: `A Choice Rule has one comparator, and this one has ${listed(used.map(({ key }) => key))}.`,
      help: 'Join several tests with "And" or "Or".',
      related: [
        { message: "The other one", path: pointer(at.path, first.key), span: first.keySpan },
      ],
    });
  }
  checkVariable(rule, { first: first?.key, ...at }, diagnostics);
  for (const { key, value } of used) {
    const path = pointer(at.path, key);
    if (key === "Not") checkRule(value, { path, span: value.span }, diagnostics);
    if ((key !== "And" && key !== "Or") || value.kind !== "array") continue;
    value.items.forEach((item, index) =>
      checkRule(item, { path: pointer(path, index), span: item.span }, diagnostics),
    );
  }
}

/** Variable goes with a comparator of data, and with nothing else. */
function checkVariable(
  rule: ObjectNode,
  { first, path, span }: At & { readonly first: string | undefined },
  diagnostics: Diagnostics,
): void {
  if (first === undefined) return;
  const variable = member(rule, "Variable");
  const joins = booleanOperators.includes(first);
  if (!variable && !joins) {
    diagnostics.report("missing-field", {
      path,
      span: start(span),
      message: `"${first}" needs a "Variable" to compare.`,
      help: 'Add "Variable": "$.…".',
    });
  } else if (variable && joins) {
    diagnostics.report("exclusive-fields", {
      path: pointer(path, "Variable"),
      span: variable.keySpan,
      message: `"${first}" joins rules, and has no "Variable" beside it.`,
      help: 'Remove "Variable", or put it into a rule of its own.',
    });
  }
}

function reportNoComparator(rule: ObjectNode, { path, span }: At, diagnostics: Diagnostics): void {
  // A misspelt or foreign comparator is reported as an unknown field.
  const strange = ({ key }: { readonly key: string }) =>
    !choiceFields.includes(key) || hasPlaceholder(key);
  if (rule.members.some(strange)) return;
  diagnostics.report("missing-field", {
    path,
    span: start(span),
    message: "A Choice Rule needs a comparator.",
    help: 'Add one, such as "StringEquals", "NumericGreaterThan" or "IsPresent".',
  });
}

const start = ({ start }: Span): Span => ({ start, end: start + 1 });
