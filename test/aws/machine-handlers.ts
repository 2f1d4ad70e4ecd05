import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { sendTaskSuccess } from "../../runtime/aws/control.js";
import { StatesError } from "../../runtime/errors.js";
import type { HandlerContext } from "../../runtime/serve.js";

// What the Tasks of the machines in these tests do. On this computer they run with the same handlers.

interface Numbered {
  readonly n: number;
}

export function double({ n }: Numbered): Numbered {
  return { n: 2 * n };
}

export function increment({ n, ...more }: Numbered): Numbered {
  return { ...more, n: n + 1 };
}

/** Works for so long. */
export async function pause({ ms, n }: { readonly ms: number } & Numbered): Promise<Numbered> {
  await wait(ms);
  return { n };
}

/** Fails in every attempt before the one that it is told of. */
export function tryHard({ attempt, until }: { readonly attempt: number; readonly until: number }) {
  if (attempt < until) throw new StatesError("Busy", `Attempt ${attempt}`);
  return { attempt };
}

/** Does in its first attempt what it is told; in others it works. */
export async function misbehave(
  { attempt = 0, how }: { readonly attempt?: number; readonly how: string },
  { signal }: HandlerContext,
) {
  if (attempt > 0) return { attempt };
  const held: unknown[] = [];
  switch (how) {
    case "exit":
      return process.exit(1);
    case "fill":
      for (;;) held.push(Array.from({ length: 10_000 }, () => ({})));
    case "hang":
      signal.addEventListener("abort", () => console.log("aborted"));
      await wait(60_000);
  }
  return { attempt };
}

/** A text of so many characters. */
export function fill({ length }: { readonly length: number }): string {
  return "x".repeat(length);
}

/** The length of a text. */
export function measure({ text }: { readonly text: string }): number {
  return text.length;
}

/** Calls back before it has returned. */
export async function callBackAtOnce({ token }: { readonly token: string }): Promise<void> {
  await sendTaskSuccess(token, { approved: true });
}

/** Takes a token, and leaves it to others. */
export function takeToken(): void {
  // Nothing more.
}

/** Of a process that runs no Task: calls back. */
export async function approve({ token }: { readonly token: string }): Promise<void> {
  await sendTaskSuccess(token, { approved: true });
}

/** A function of others: it does not know heaviside. */
export function foreign({ total }: { readonly total: number }) {
  if (total < 0) throw new RangeError("Less than nothing.");
  return { charged: total };
}

/** Gives what it was called with. */
export function echo(event: unknown): unknown {
  return event;
}

/** Says that it was called, in a queue, and works for a moment. */
export async function record({ queue, ...entry }: { readonly queue: string }): Promise<object> {
  const sent = { QueueUrl: queue, MessageBody: JSON.stringify(entry) };
  await new SQSClient({}).send(new SendMessageCommand(sent));
  return entry;
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
