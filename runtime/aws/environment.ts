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
  /** The values of the definition's `${Name}` placeholders by name: one JSON object. */
  settings: "HEAVISIDE_SETTINGS",
} as const;

/** How the table is laid out: its one key, and the attribute with the second (since 1970) in which an item expires. */
export const tableLayout = { key: "pk", expires: "ttl" } as const;
