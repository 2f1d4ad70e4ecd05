/** What a line of the log is about. Never data of a state: logs outlive it, and others read them. */
export interface LogEntry {
  readonly message: string;
  readonly execution?: string;
  readonly state?: string;
  readonly attempt?: number;
  readonly error?: string | undefined;
  readonly status?: string;
}

/** Writes a line of JSON, as Lambda's log format has it. */
export function log(level: "INFO" | "WARN", { message, ...entry }: LogEntry): void {
  const line = { timestamp: new Date().toISOString(), level, message, ...entry };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
