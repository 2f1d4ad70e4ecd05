// The Gregorian calendar without `Date`, which is slow at it. Years begin in March here, so that a leap day is the last of its year, and
// are counted in eras of 400, which all have the same number of days.

const eraDays = 146_097;
/** From March 1 of the year 0 to 1970. */
const epoch = 719_468;

/** In milliseconds. */
export const oneDay = 86_400_000;
/** The first days of these years, counted from 1970. */
export const yearZero = -719_528;
export const yearTenThousand = 2_932_897;

/** The days from 1970 to a date, after the year 0; the month is from 1 to 12. */
export function daysTo(year: number, month: number, day: number): number {
  const from = month < 3 ? year - 1 : year;
  const era = (from / 400) | 0;
  const ofEra = from - era * 400;
  const ofYear = (((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) | 0) + day - 1;
  return era * eraDays + 365 * ofEra + (ofEra >> 2) - ((ofEra / 100) | 0) + ofYear - epoch;
}

/** The date so many days after 1970, not before the year 0, as its digits show it: 20240131. */
export function dateOf(days: number): number {
  // The first two months of the year 0 are the last of an era before it.
  const all = days + epoch + eraDays;
  const era = (all / eraDays) | 0;
  const rest = all - era * eraDays;
  const ofEra =
    ((rest - ((rest / 1460) | 0) + ((rest / 36_524) | 0) - ((rest / 146_096) | 0)) / 365) | 0;
  const ofYear = rest - (365 * ofEra + (ofEra >> 2) - ((ofEra / 100) | 0));
  const part = ((5 * ofYear + 2) / 153) | 0;
  const month = part < 10 ? part + 3 : part - 9;
  const day = ofYear - (((153 * part + 2) / 5) | 0) + 1;
  const year = ofEra + (era - 1) * 400 + (month < 3 ? 1 : 0);
  return (year * 100 + month) * 100 + day;
}
