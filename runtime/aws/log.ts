/** What a line of the log is about. Never data of a state: logs outlive it, and others read them. */
export interface LogEntry {
  readonly message: string;
  readonly execution?: string;
  readonly state?: string;
  /** How often the state was tried again before. */
  readonly attempt?: number;
  /** How many calls for the same message have failed before. */
  readonly generation?: number;
  /** What a call has led to: see `Told`. */
  readonly led?: readonly string[];
  readonly error?: string | undefined;
  readonly status?: string;
}

/** Writes a line of JSON, as Lambda's log format has it, unless the function's log level (AWS_LAMBDA_LOG_LEVEL) is above it. */
export function log(level: "INFO" | "WARN", entry: LogEntry): void {
  writeLine(level, Date.now(), entry);
}

/** The same with whatever fields, of a time in milliseconds since 1970. */
export function writeLine(level: "INFO" | "WARN", time: number, entry: object): void {
  const { AWS_LAMBDA_LOG_LEVEL: least = "" } = process.env;
  if (/ERROR|FATAL/.test(least) || (level === "INFO" && least === "WARN")) return;
  const line = { timestamp: new Date(time).toISOString(), level, ...entry };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
