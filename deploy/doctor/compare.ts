import type { Finding } from "../finding.js";
import type { Needs } from "../needs.js";
import { functionFindings } from "./functions.js";
import type { Observed } from "./observed.js";
import { permissionFindings, unread } from "./permissions.js";
import { queueFindings } from "./queues.js";
import { tableFindings } from "./tables.js";

/** What has to change so that a machine finds what it needs, each thing once. Nothing is asked of anybody. */
export function compare(needs: Needs, observed: Observed): readonly Finding[] {
  const found = [
    ...needs.functions.flatMap((need) => functionFindings(need, observed)),
    ...needs.functions.flatMap((need) => {
      const there = observed.functions.get(need.id);
      return there ? permissionFindings(need, there, needs) : [];
    }),
    ...(observed.rolesUnread === undefined ? [] : [unread(observed.rolesUnread)]),
    ...queueFindings(needs, observed),
    ...tableFindings(needs, observed),
  ];
  const unique = new Map(
    found.map((one) => [JSON.stringify([one.code, one.subject, one.message]), one]),
  );
  return [...unique.values()];
}
