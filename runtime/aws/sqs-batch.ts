/** What Lambda calls a function with for an SQS queue. */
export interface Batch {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Which messages the queue has to deliver again (`ReportBatchItemFailures`). */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Takes each message of a batch, all at the same time: what fails comes back, and nothing else. */
export async function batchAnswer(
  { Records }: Batch,
  take: (body: string) => Promise<void>,
): Promise<BatchAnswer> {
  const taken = await Promise.allSettled(Records.map(async ({ body }) => take(body)));
  const failed = Records.filter((_, index) => taken[index]?.status === "rejected");
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** JSON text as SQS takes it: without the two characters that JSON may hold and a message may not. */
export function sendable(json: string): string {
  return json.replaceAll("\uFFFE", "\\uFFFE").replaceAll("\uFFFF", "\\uFFFF");
}
