import type { Finding } from "../finding.js";
import { invokerTimeout, visibilityFactor } from "../limits.js";
import type { Needs } from "../needs.js";
import type { Observed, ObservedQueue, ObservedSource } from "./observed.js";

/** What is wrong with the queues that functions name. */
export function queueFindings({ functions }: Needs, observed: Observed): readonly Finding[] {
  const there = functions.flatMap(({ id }) => observed.functions.get(id) ?? []);
  const keys = new Set(
    there.flatMap(({ onFailure, delays }) => [onFailure ?? [], delays ?? []].flat()),
  );
  return [...keys].flatMap((key): readonly Finding[] => {
    const queue = observed.queues.get(key);
    if (queue === "elsewhere") return [];
    if (queue) return [...itself(queue), ...consumed(queue)];
    return [error("queue-missing", key, "A function names this queue, which is not there.")];
  });
}

function itself(queue: ObservedQueue): readonly Finding[] {
  const { name, maxReceiveCount } = queue;
  return [
    ...visibility(queue),
    ...(queue.isFifo
      ? [
          error(
            "fifo-queue",
            name,
            "A FIFO queue delays no single message, and no function's failures go there.",
            "Make it a standard queue.",
          ),
        ]
      : []),
    ...(maxReceiveCount === undefined
      ? [
          error(
            "no-dead-letters",
            name,
            "A message that nobody can take comes back until it is lost.",
            "RedrivePolicy: { deadLetterTargetArn: …, maxReceiveCount: 10 }",
          ),
        ]
      : []),
    ...(maxReceiveCount !== undefined && maxReceiveCount < 3
      ? [
          warning(
            "few-deliveries",
            name,
            `A throttled invoker puts messages aside after ${maxReceiveCount} deliveries.`,
            "maxReceiveCount: 10",
          ),
        ]
      : []),
  ];
}

/** A message must not come again while it is worked on. */
function visibility({ name, visibilityTimeout, sources }: ObservedQueue): readonly Finding[] {
  const longest = Math.max(0, ...sources.map(({ functionTimeout }) => functionTimeout));
  const wanted = visibilityFactor * (longest || invokerTimeout);
  if (!(visibilityTimeout < wanted)) return [];
  return [
    error(
      "visibility-timeout",
      name,
      `A message comes again after ${visibilityTimeout} s, while it may still be worked on.`,
      `VisibilityTimeout: ${wanted}`,
    ),
  ];
}

function consumed({ name, sources }: ObservedQueue): readonly Finding[] {
  if (sources.length === 0)
    return [
      error(
        "queue-not-consumed",
        name,
        "Nobody takes its messages: no event source mapping leads to the invoker.",
        "An AWS::Lambda::EventSourceMapping of this queue, with the invoker as FunctionName.",
      ),
    ];
  return sources.flatMap((source) => sourceFindings(name, source));
}

function sourceFindings(name: string, source: ObservedSource): readonly Finding[] {
  return [
    ...(source.isEnabled
      ? []
      : [
          error(
            "source-disabled",
            name,
            "Its event source mapping is switched off.",
            "Enabled: true",
          ),
        ]),
    ...(source.reportsFailures
      ? []
      : [
          error(
            "no-partial-batches",
            name,
            "One message that fails brings back all of its batch.",
            "FunctionResponseTypes: [ReportBatchItemFailures]",
          ),
        ]),
    ...(source.batchWindow > 0
      ? [
          warning(
            "batch-window",
            name,
            `Lambda waits ${source.batchWindow} s for a batch, so waits end late.`,
            "MaximumBatchingWindowInSeconds: 0",
          ),
        ]
      : []),
  ];
}

function error(code: string, subject: string, message: string, help?: string): Finding {
  return { code, severity: "error", subject, message, ...(help !== undefined && { help }) };
}

function warning(code: string, subject: string, message: string, help: string): Finding {
  return { code, severity: "warning", subject, message, help };
}
