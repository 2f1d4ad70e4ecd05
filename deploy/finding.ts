/** Something about a deployment that somebody should know, or change. */
export interface Finding {
  /** kebab-case; the same for the same kind of mistake. */
  readonly code: string;
  /** `error`: executions may be lost, or come to a halt. */
  readonly severity: "error" | "warning";
  /** What it is about: a state, a function, a queue. */
  readonly subject: string;
  /** One sentence: what is there, and what was expected. */
  readonly message: string;
  /** What to type instead. */
  readonly help?: string;
}

/** `error batch-window delays: It waits … help: …`, on one line. */
export function findingLine({ severity, code, subject, message, help }: Finding): string {
  const line = `${severity} ${code} ${subject}: ${message}`;
  // Names may hold anything: the line stays one.
  return (help === undefined ? line : `${line} help: ${help}`).replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (one) => JSON.stringify(one).slice(1, -1),
  );
}
