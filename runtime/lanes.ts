/** How many things a call does at the same time: as many connections as the AWS SDK keeps open to a service. */
const lanes = 50;

/** Does something for each of many, some at the same time. Rejects as soon as one has failed. */
export async function inLanes<Each>(
  all: readonly Each[],
  work: (each: Each) => Promise<void>,
): Promise<void> {
  const [first] = all;
  // Most calls of a function do one thing.
  if (first !== undefined && all.length === 1) return work(first);
  // They share what is left.
  const rest = all.values();
  const lane = async (): Promise<void> => {
    for (const each of rest) await work(each);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, all.length) }, lane));
}
