import { tableOf } from "../claim.js";
import { recordAt, type Bearing } from "../joins.js";
import type { Invocation } from "../scope.js";

/** Whether a fork bears the failure of a branch beside those before it. They are a set: a failure that is told again is the same. */
export async function bears(run: Invocation, fork: string, index: number): Promise<boolean> {
  const { failures } = await recordAt(run, fork);
  if (failures === undefined) return false;
  const { fields, numbers } = await tableOf(run).add(failures, index);
  const { failed, sizes, tolerated } = JSON.parse(fields.bearing ?? "") as Bearing;
  let all = failed;
  for (const each of numbers) all += sizes?.[each] ?? 1;
  return all <= tolerated;
}
