import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json, Outcome, ScriptedResult } from "../local/index.js";
import { corpusPart } from "./corpus-folder.js";

// Executions recorded on the real service, as the README of their folder describes them.

/** Where they are. */
export const recordings = corpusPart("conformance", "cases");

export interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly definition: object;
  readonly input?: Json;
  readonly tasks?: { readonly [state: string]: readonly Attempt[] };
  readonly s3?: Record<string, string>;
  readonly expect: Expected;
  readonly ordered?: boolean;
  readonly sequential?: boolean;
  readonly trace?: readonly RecordedEvent[];
  readonly history?: readonly string[];
  /** JSON Pointers of values that the service made up. */
  readonly wildcards?: readonly string[];
}
interface Expected {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly causeJson?: Json;
}
/** A recorded attempt of a Task. */
export interface Attempt {
  readonly parameters?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly causeJson?: Json;
  readonly failedWithoutError?: boolean;
  readonly hang?: boolean;
  readonly timedOut?: boolean;
}
/** A state entered or exited. */
export interface RecordedEvent {
  readonly [field: string]: unknown;
}

/** The recorded executions, in the order of their files. */
export function recordedExecutions(): readonly Recorded[] {
  const { path } = recordings;
  return readdirSync(path)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(path, file), "utf8")) as Recorded)
    .filter(({ kind }) => kind === "execution");
}

/** Why functions cannot come to the recorded end; `undefined` where they can. */
export function whyApart({ definition, expect: { output } }: Recorded): string | undefined {
  const text = JSON.stringify(definition);
  // A function that embeds the runtime is called by the carrier's event, and not by a synchronous call.
  const isInvoked = /"FunctionName":"(?!\{%)/.test(text);
  if (isInvoked && JSON.stringify(output ?? {}).includes('"SdkHttpMetadata"'))
    return "the output has the HTTP headers of a call that is not made";
  return undefined;
}

/** Whether status, output and error are the recorded ones. */
export function isAnswer(outcome: Outcome, { expect: wanted, wildcards = [] }: Recorded): boolean {
  const loose = new Set(wildcards);
  if (outcome.status !== wanted.status) return false;
  if (outcome.status === "SUCCEEDED")
    return same(outcome.output, wanted.output, "/expect/output", loose);
  return loose.has("/expect/error") || outcome.error === wanted.error;
}

/** Whether the cause is the recorded one. */
export function isCause(outcome: Outcome, { expect: wanted, wildcards = [] }: Recorded): boolean {
  if (outcome.status === "SUCCEEDED") return true;
  const loose = new Set(wildcards);
  return "causeJson" in wanted
    ? same(parsed(outcome.cause), wanted.causeJson, "/expect/causeJson", loose)
    : loose.has("/expect/cause") || outcome.cause === wanted.cause;
}

/** What a Task is called for. */
export interface RecordedCall {
  readonly state: string;
  readonly arguments: unknown;
}

/** Hands out the recorded attempts: in order, or by parameters where branches run side by side. */
export function scripted({
  tasks = {},
  ordered,
  sequential,
}: Recorded): (call: RecordedCall) => ScriptedResult {
  const unused = new Map(Object.entries(tasks).map(([state, attempts]) => [state, [...attempts]]));
  return (call) => {
    const attempts = unused.get(call.state) ?? [];
    const fits = (each: Attempt) => same(call.arguments, each.parameters, "", new Set());
    const at = ordered || sequential ? 0 : Math.max(0, attempts.findIndex(fits));
    const [attempt] = attempts.splice(at, 1);
    if (!attempt) throw new Error(`No attempt of "${call.state}" is left`);
    return resultOf(attempt);
  };
}

function resultOf(attempt: Attempt): ScriptedResult {
  const { error, cause, causeJson } = attempt;
  if (attempt.hang) return { hang: true };
  if (attempt.timedOut) return { error: "States.Timeout" };
  if (attempt.failedWithoutError) return {};
  if (error === undefined) return { output: attempt.output };
  return { error, cause: causeJson === undefined ? cause : JSON.stringify(causeJson) };
}

/** What a function gave, where the recording may have what `lambda:invoke` made of it. */
export function payloadOf(output: unknown): unknown {
  const { Payload, StatusCode } = Object(output) as { readonly [field: string]: unknown };
  return StatusCode === undefined ? output : Payload;
}

/** The token that a Task has passed on, wherever it is in its Parameters. */
export function tokenIn(given: unknown): string | undefined {
  return /[\w-]+:[\w-]+#[\d.]*#\d+\/[a-z\d]{24}/.exec(JSON.stringify(given))?.[0];
}

/** Whether a value is the recorded one, but for what is at these JSON Pointers. */
export function same(
  actual: unknown,
  wanted: unknown,
  pointer: string,
  wildcards: ReadonlySet<string>,
): boolean {
  if (wildcards.has(pointer)) return actual !== undefined;
  if (typeof wanted !== "object" || wanted === null) return actual === wanted;
  if (
    typeof actual !== "object" ||
    actual === null ||
    Array.isArray(actual) !== Array.isArray(wanted)
  )
    return false;
  const [got, keys] = [new Map<string, unknown>(Object.entries(actual)), Object.entries(wanted)];
  const below = (key: string) => `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return (
    got.size === keys.length &&
    keys.every(([key, value]) => got.has(key) && same(got.get(key), value, below(key), wildcards))
  );
}

/** The value of a JSON text; `undefined` where it is none. */
export function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
