import { UsageError } from "./usage-error.js";

/** Asks AWS; throws UsageError where it cannot be asked. */
export async function askingAws<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isFromAws(error)) throw error;
    throw new UsageError(
      `AWS cannot be asked: ${error.message || error.name}`,
      "Set AWS_REGION and AWS_PROFILE, with the right to read.",
    );
  }
}

/** What the SDK throws: for a refusal, for credentials or a Region that are missing, for a network that is. */
function isFromAws(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    "$metadata" in error ||
    "tryNextLink" in error ||
    "syscall" in error ||
    /Region is missing/.test(error.message)
  );
}
