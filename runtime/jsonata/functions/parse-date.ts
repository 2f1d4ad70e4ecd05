import { JsonataError } from "../error.js";
import { dateFields } from "./date-fields.js";
import { datePattern } from "./date-pattern.js";

/**
 * The instant that a text shows, written as a picture tells; `undefined` when it is not. What stands before the first component is
 * taken from `now`, what follows the last one is the smallest there is. Throws D3130 to D3135 for a bad picture, D3136 for
 * one that leaves a gap.
 */
export function dateValue(text: string, picture: string, now: number): number | undefined {
  const found = datePattern(picture)(text);
  if (found === undefined) return undefined;
  const given = (component: string) => found.get(component) !== undefined;
  if ([..."XWxw"].some(given) && ![..."YMDd"].some(given)) throw gap();
  const inYear = given("d") && !(given("M") && given("D"));
  const half = !given("H") && (given("P") || given("h"));
  const order = (inYear ? "Yd" : "YMD") + (half ? "Phmsf" : "Hmsf");
  const fields = complete([...order], found, dateFields(now, 0));
  const hour = half ? (fields("h") % 12) + 12 * fields("P") : fields("H");
  const [month, date] = inYear ? [1, fields("d")] : [fields("M"), fields("D")];
  const offset = found.get("Z") ?? found.get("z") ?? 0;
  const local = Date.UTC(fields("Y"), month - 1, date, hour, fields("m"), fields("s"), fields("f"));
  return Number.isNaN(local) ? undefined : local - offset * 60_000;
}

type Found = ReadonlyMap<string, number>;

/** Fills in what was not given. */
function complete(order: readonly string[], found: Found, now: (component: string) => number) {
  const isGiven = (component: string) => found.has(component);
  const first = order.findIndex(isGiven);
  const last = order.findLastIndex(isGiven);
  const missing = order.find((one, at) => at > first && at < last && !isGiven(one));
  if (missing !== undefined) throw gap();
  return (component: string): number => {
    const value = found.get(component);
    if (value !== undefined) return value;
    const at = order.indexOf(component);
    // Without a half, hours are those before noon.
    if (first < 0 || at < first) return component === "P" ? 0 : now(component);
    return "YMDd".includes(component) ? 1 : 0;
  };
}

function gap(): JsonataError {
  return new JsonataError(
    "D3136",
    "The date/time picture string is missing specifiers required to parse the timestamp",
  );
}
