import { configure } from "../setting.js";
import type { Dedupe } from "../ports/ports.js";
import { environment } from "./environment.js";

/** What a function is told by its environment. */
export interface Settings {
  readonly table?: string | undefined;
  readonly delays?: string | undefined;
  readonly failures?: string | undefined;
  readonly dedupe: Dedupe;
  readonly bucket?: string | undefined;
  readonly outcomes?: string | undefined;
  readonly account?: string | undefined;
  readonly role?: string | undefined;
  readonly key?: string | undefined;
  readonly ttlSeconds: number;
  readonly history?: string | undefined;
  /** Whether a history in the log has the data of executions. */
  readonly hasHistoryData: boolean;
  /** Whether each call leaves a line in the log, and not only what has failed. */
  readonly hasCalls: boolean;
}

/** The variables of a process. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Items stay for 30 days when nothing else is said, in seconds: no execution may last longer. */
const defaultTtl = 30 * 24 * 60 * 60;

/** Reads the environment of a function, and gives the values of placeholders to the machines. Throws what is wrong in it. */
export function settingsOf(variables: Variables): Settings {
  const entries = Object.entries(environment).map(([name, variable]) => [
    name,
    variables[variable],
  ]);
  // By the names of the environment.
  const given = Object.fromEntries(entries) as Partial<Record<keyof typeof environment, string>>;
  const { calls, dedupe, historyData, settings, table, ttl } = given;
  if (settings) configure(JSON.parse(settings) as Parameters<typeof configure>[0]);
  return {
    ...given,
    dedupe: level(dedupe, table),
    hasCalls: Boolean(calls),
    hasHistoryData: Boolean(historyData),
    ttlSeconds: seconds(ttl),
  };
}

function level(text = "none", table: string | undefined): Dedupe {
  if (text !== "none" && text !== "claim" && text !== "checkpoint")
    throw new Error(`${environment.dedupe} is "${text}": none, claim or checkpoint?`);
  if (text !== "none" && !table)
    throw new Error(`${environment.dedupe} is "${text}", which needs ${environment.table}.`);
  return text;
}

function seconds(text: string | undefined): number {
  if (!text) return defaultTtl;
  const found = Number(text);
  if (!(found > 0)) throw new Error(`${environment.ttl} is "${text}": seconds were expected.`);
  return found;
}
