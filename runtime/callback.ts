import { resourceOf, type Call } from "./run.js";
import type { Answered, Called, Carrier } from "./carrier.js";
import { deadline, encode, isCarrying, slotOf, type Carrying } from "./carrier.js";
import { claim, isHeldHere, tableOf } from "./claim.js";
import type { Visit } from "./complete.js";
import { eventOf } from "./dispatch.js";
import { StatesError } from "./errors.js";
import { look } from "./job.js";
import type { Ports } from "./ports/ports.js";
import { carrierOf, nextSlot, type Invocation, type Scope } from "./scope.js";
import type { AnyTask } from "./types.js";

// Tasks that wait for a callback, or for a job (`job.ts`). What they come to, by the callback or because a time is over, fills
// the slot after theirs: the first to claim it counts.

/** Whether a Task waits for a callback, once its work is done. */
export function waitsForToken(task: AnyTask): boolean {
  return resourceOf(task).endsWith(".waitForTaskToken");
}

/** Whether what a Task comes to fills a slot of its own: a callback, or the end of its job. */
export function isAnsweredLater(task: AnyTask): boolean {
  return /\.(?:waitForTaskToken|sync(?::2)?)$/.test(resourceOf(task));
}

/** A token for the current Task: the name of the slot that the callback fills, and a secret. */
export function newToken(run: Invocation, $$: Scope): string {
  const character = (): string => Math.floor(run.ports.random() * 36).toString(36);
  return `${nextSlot(run, $$)}/${Array.from({ length: 24 }, character).join("")}`;
}

/** Keeps what a callback needs to go on, and sets the timers. After that the token may be given away. */
export async function expect(
  run: Invocation,
  $$: Scope,
  { call, token, visit }: { readonly call: Call; readonly token: string; readonly visit: Visit },
): Promise<void> {
  const { ports, self } = run;
  const now = ports.clock.now();
  const carrier = carrierOf(run, $$, { s: $$.current.name, r: visit.attempts });
  const { key, secret } = parts(token);
  const event = await eventOf(run, carrier, visit.$);
  await tableOf(run).put(key, { secret, event, to: self });
  const timer = (c: Called, seconds: number): Promise<void> =>
    ports.schedule(self, withCalled(event, c), Math.min(now + seconds * 1000, deadline(carrier)));
  const { heartbeatSeconds, timeoutSeconds } = call;
  const timers = [];
  if (heartbeatSeconds !== undefined)
    timers.push(timer({ beats: heartbeatSeconds }, heartbeatSeconds));
  if (timeoutSeconds !== undefined || (heartbeatSeconds === undefined && carrier.d !== undefined))
    timers.push(timer({ failure: { error: "States.Timeout" } }, timeoutSeconds ?? Infinity));
  await Promise.all(timers);
}

/**
 * The current Task is over without its answer: that fills the slot of the answer. False where it was filled before; without a
 * table nobody knows.
 */
export async function settle(run: Invocation, $$: Scope): Promise<boolean> {
  const name = nextSlot(run, $$);
  $$.next++;
  return run.ports.table === undefined || (await claim(run, name)) !== undefined;
}

/**
 * What a Task is told by now: nothing where it is over; `undefined` too where it has beaten since, or its job runs, and the
 * timer is set again.
 */
export async function called(
  run: Invocation,
  c: Called,
  $: unknown,
): Promise<Answered | undefined> {
  if ("job" in c) return look(run, c, $);
  if (!("beats" in c)) return c;
  const { carrier, ports, self } = run;
  const table = tableOf(run);
  const key = slotOf(carrier);
  const before = await table.get(key);
  if (before && !isHeldHere(run, before)) return undefined;
  const { beat = "0" } = (await table.get(tokenKey(key))) ?? {};
  const due = Number(beat) + c.beats * 1000;
  // What this call, or the one before it, has claimed the slot for stands.
  if (before || due <= ports.clock.now()) return { failure: { error: "States.Timeout" } };
  const { f: _, ...again }: Carrier = carrier;
  await ports.schedule(self, await eventOf(run, again, $), Math.min(due, deadline(carrier)));
  return undefined;
}

/**
 * Completes the Task that waits for the token, with its output or failure. Throws `TaskTimedOut` when it is over, `InvalidToken`
 * when there never was such a token (AWS's SendTaskSuccess, SendTaskFailure).
 */
export async function callBack(ports: Ports, token: string, c: Answered): Promise<void> {
  const { event, to } = await waiting(ports, token);
  await ports.invoke(to, withCalled(event, c));
}

/** Begins the Task's HeartbeatSeconds anew (AWS's SendTaskHeartbeat). Throws as `callBack` does. */
export async function beat(ports: Ports, token: string): Promise<void> {
  await waiting(ports, token);
  const time = { beat: String(ports.clock.now()) };
  await tableOf({ ports }).set(parts(token).key, time);
}

async function waiting(
  ports: Ports,
  token: string,
): Promise<{ readonly event: string; readonly to: string }> {
  const table = tableOf({ ports });
  const { key, secret, slot: next } = parts(token);
  const { event, secret: kept, to } = (await table.get(key)) ?? {};
  if (event === undefined || to === undefined || kept !== secret)
    throw new StatesError("InvalidToken", "No Task was given this token.");
  if (await table.get(next))
    throw new StatesError("TaskTimedOut", "The Task that this token was for is over.");
  return { event, to };
}

function withCalled(event: string, c: Called): string {
  const parsed: unknown = JSON.parse(event);
  if (!isCarrying(parsed)) throw new Error("A token has no carrier.");
  const { data, heaviside }: Carrying = parsed;
  return encode({ ...heaviside, c }, data);
}

function parts(token: string): {
  readonly slot: string;
  readonly key: string;
  readonly secret: string;
} {
  const at = token.lastIndexOf("/");
  const name = token.slice(0, at);
  return { slot: name, key: tokenKey(name), secret: token.slice(at + 1) };
}

function tokenKey(name: string): string {
  return `${name}/token`;
}
