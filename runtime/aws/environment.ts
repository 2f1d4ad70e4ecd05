/**
 * The environment variables of a function on AWS: `heaviside template` sets those that the function needs, `heaviside/aws`
 * reads them.
 */
export const environment = {
  /** The name of the table; absent where nothing is joined, claimed or waited for. */
  table: "HEAVISIDE_TABLE",
  /** The URL of the delay queue; absent where no time passes. */
  delays: "HEAVISIDE_QUEUE",
  /** The ARN of the failure queue: the invoker tells its messages from the delay queue's by it. */
  failures: "HEAVISIDE_FAILURES",
  /** `claim` or `checkpoint`; absent for `none`. */
  dedupe: "HEAVISIDE_DEDUPE",
  /** Region and account, `eu-west-1:123456789012`: what the ARNs of executions say. */
  account: "HEAVISIDE_ACCOUNT",
  /** `$$.Execution.RoleArn`. */
  role: "HEAVISIDE_ROLE",
  /** The bucket for what is too large to travel; absent: that fails by name. */
  bucket: "HEAVISIDE_BUCKET",
  /** Who is told how executions ended: the URL of a queue, the ARN of a function or of an event bus. */
  outcomes: "HEAVISIDE_OUTCOMES",
  /** The key that carriers are sealed with; absent: they are not. */
  key: "HEAVISIDE_KEY",
  /** Where the history of executions is kept: the name of a table, or `log` for lines of the log; absent: nowhere. */
  history: "HEAVISIDE_HISTORY",
  /** Set to anything: a history in the log has the data of executions too, whatever secrets are in it. */
  historyData: "HEAVISIDE_HISTORY_DATA",
  /** Set to anything: each call for an execution leaves a line in the log. Absent: those that fail, and the ends of executions. */
  calls: "HEAVISIDE_LOG_CALLS",
  /** How long items of the tables stay, in seconds: longer than any execution. */
  ttl: "HEAVISIDE_TTL",
  /** The values of the definition's `${Name}` placeholders by name: one JSON object. */
  settings: "HEAVISIDE_SETTINGS",
} as const;

/** What only Tasks without a function read: apart, so that other functions do not hold it. */
export const serviceEnvironment = {
  /** The functions of child machines that are heaviside's own, by the machines' names: one JSON object. */
  machines: "HEAVISIDE_MACHINES",
} as const;

/** How the table is laid out: its one key, and the attribute with the second (since 1970) in which an item expires. */
export const tableLayout = { key: "pk", expires: "ttl" } as const;

/** How the table of histories is laid out: a key of two texts, and the same TTL. */
export const historyLayout = { key: "pk", sort: "sk", expires: "ttl" } as const;
