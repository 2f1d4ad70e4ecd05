import { isJsonata } from "../../3-lower/jsonata-source.js";
import { hasPlaceholder } from "../placeholders.js";
import { looksLikePath } from "../templates.js";
import type { Rule } from "./rule.js";

/** A literal timestamp has not the form that AWS takes (ASL, "Timestamps"; RFC 3339). */
export const badTimestamp: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path, field, schema } of places) {
    if (place !== "timestamp" || node.kind !== "string") continue;
    const { value } = node;
    if (hasPlaceholder(value)) continue;
    if (schema.expression && isJsonata(value)) continue;
    const message = problemOf(value);
    if (message === undefined) continue;
    diagnostics.report("bad-timestamp", {
      path,
      span: node.span,
      message,
      help: looksLikePath(value) ? `Use "${field}Path" for a path.` : helpFor(value),
    });
  }
};

// RFC 3339 with the ASL's uppercase T and Z, as far as a Wait can read it: without leap seconds.
const form =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-8]):[0-5]\d)$/;

function problemOf(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = form.exec(text) ?? [];
  if (year === "") return `"${text}" is not a timestamp as RFC 3339 writes it.`;
  const name = months[Number(month) - 1];
  if (name === undefined) return `A year has no month ${Number(month)}.`;
  const isThere = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isThere ? undefined : `${name} ${year} has no day ${Number(day)}.`;
}

function helpFor(text: string): string {
  const meant = corrected(text);
  return meant === undefined ? 'Write it such as "2026-03-14T01:59:00Z".' : `Write "${meant}".`;
}

/** The text as it was most likely meant. */
function corrected(text: string): string | undefined {
  const whole = text
    .trim()
    .toUpperCase()
    .replace(/^(\d{4}-\d\d-\d\d)$/, "$1T00:00:00")
    .replace(/^(\d{4}-\d\d-\d\d)\s+/, "$1T")
    .replace(/(T\d\d:\d\d)(?!:?\d|:\d)/, "$1:00")
    .replace(/\s*([+-]\d\d):?(\d\d)$/, (all, hours, minutes, at: number) =>
      at > 10 ? `${hours}:${minutes}` : all,
    )
    .replace(/(T[\d:.]+)$/, "$1Z");
  const dated = whole.replace(
    /^(\d{4})-(\d\d)-(\d\d)(?=T)/,
    (_all, year: string, month: string, day: string) => {
      const last = daysIn(Number(year), Number(month));
      const kept = Math.min(Math.max(1, Number(day)), last);
      return `${year}-${month}-${String(kept).padStart(2, "0")}`;
    },
  );
  return problemOf(dated) === undefined ? dated : undefined;
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** How many days a month has; the zeroth of the next month is its last. */
function daysIn(year: number, month: number): number {
  const last = new Date(Date.UTC(2000, month, 0));
  // Years below 100 mean others to Date.UTC.
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
