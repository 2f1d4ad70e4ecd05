/** What waits for a task token. */
export interface Waiting {
  onSuccess(output: unknown): void;
  onFailure(error: string | undefined, cause: string | undefined): void;
  onHeartbeat(): void;
}

// A token is all that a callback has, as on AWS: it may come from anywhere in this process.
const waiting = new Map<string, Waiting>();

/** Completes the Task that waits for the token (AWS's SendTaskSuccess). Throws when no Task does. */
export function sendTaskSuccess(token: string, output: unknown): void {
  found(token).onSuccess(output);
}

/** Fails the Task that waits for the token (AWS's SendTaskFailure). Both texts are optional. Throws when no Task does. */
export function sendTaskFailure(token: string, error?: string, cause?: string): void {
  found(token).onFailure(error, cause);
}

/** Begins the Task's HeartbeatSeconds anew (AWS's SendTaskHeartbeat). Throws when no Task waits for the token. */
export function sendTaskHeartbeat(token: string): void {
  found(token).onHeartbeat();
}

/** Waits for a token; the function that it gives stops that. */
export function awaitToken(token: string, task: Waiting): () => void {
  waiting.set(token, task);
  return () => {
    if (waiting.get(token) === task) waiting.delete(token);
  };
}

function found(token: string): Waiting {
  const task = waiting.get(token);
  if (task !== undefined) return task;
  const error = new Error(`No Task waits for the token "${token}": it has ended, or never began.`);
  error.name = "TaskTimedOut";
  throw error;
}
