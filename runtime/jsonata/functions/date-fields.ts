/** The components of an instant, by their letter in a picture; all are numbers. */
export interface DateFields {
  readonly [component: string]: number;
}

const day = 86_400_000;

/** The components of an instant at an offset from UTC in minutes. Weeks are ISO's: they belong where their Thursday is. */
export function dateFields(millis: number, offset: number): DateFields {
  const local = new Date(millis + offset * 60_000);
  const [year, month, date] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const weekday = local.getUTCDay() || 7;
  const hour = local.getUTCHours();
  const thursday = new Date(local.getTime() + (4 - weekday) * day);
  return {
    Y: year,
    M: month + 1,
    D: date,
    d: dayOfYear(local),
    F: weekday,
    W: Math.ceil(dayOfYear(thursday) / 7),
    w: Math.ceil(thursday.getUTCDate() / 7),
    X: thursday.getUTCFullYear(),
    x: thursday.getUTCMonth() + 1,
    H: hour,
    h: hour % 12 || 12,
    P: hour < 12 ? 0 : 1,
    m: local.getUTCMinutes(),
    s: local.getUTCSeconds(),
    f: local.getUTCMilliseconds(),
    Z: offset,
    z: offset,
  };
}

function dayOfYear(date: Date): number {
  const start = new Date(0).setUTCFullYear(date.getUTCFullYear());
  return Math.floor((date.getTime() - start) / day) + 1;
}
