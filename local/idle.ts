const jobs = new Set<() => void>();
let isListening = false;

/**
 * Does the job when nothing is left in this process that could ever happen by itself: no timer, no connection, no file that is
 * being read. The function that it gives calls that off.
 */
export function whenIdle(job: () => void): () => void {
  if (!isListening) process.on("beforeExit", doAll);
  isListening = true;
  jobs.add(job);
  return () => jobs.delete(job);
}

function doAll(): void {
  for (const job of [...jobs]) job();
}
