import { hasPlaceholder, isJsonata } from "../placeholders.js";
import { looksLikePath } from "../templates.js";
import type { Rule } from "./rule.js";

/** A literal timestamp has not the form that AWS takes (ASL, "Timestamps"; RFC 3339). */
export const badTimestamp: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path, field, schema } of places) {
    if (place !== "timestamp" || node.kind !== "string") continue;
    const { value } = node;
    if (hasPlaceholder(value) || isTimestamp(value)) continue;
    if (schema.expression && isJsonata(value)) continue;
    diagnostics.report("bad-timestamp", {
      path,
      span: node.span,
      message: `"${value}" is not a timestamp as RFC 3339 writes it.`,
      help: looksLikePath(value)
        ? `Use "${field}Path" for a path.`
        : 'Write it such as "2026-03-14T01:59:00Z".',
    });
  }
};

const form =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** RFC 3339 with the ASL's uppercase T and Z, and a day that the month has. */
function isTimestamp(text: string): boolean {
  const [, year, month, day] = form.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
