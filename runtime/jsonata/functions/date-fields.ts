const day = 86_400_000;

/**
 * The components of an instant, by their letter in a picture, at an offset from UTC in minutes. All are numbers. Weeks are ISO's: they
 * belong where their Thursday is.
 */
export function dateFields(millis: number, offset: number): (component: string) => number {
  const local = new Date(millis + offset * 60_000);
  return (component) => {
    switch (component) {
      case "Y":
        return local.getUTCFullYear();
      case "M":
        return local.getUTCMonth() + 1;
      case "D":
        return local.getUTCDate();
      case "d":
        return dayOfYear(local);
      case "F":
        return local.getUTCDay() || 7;
      case "W":
        return Math.ceil(dayOfYear(thursdayOf(local)) / 7);
      case "w":
        return Math.ceil(thursdayOf(local).getUTCDate() / 7);
      case "X":
        return thursdayOf(local).getUTCFullYear();
      case "x":
        return thursdayOf(local).getUTCMonth() + 1;
      case "H":
        return local.getUTCHours();
      case "h":
        return local.getUTCHours() % 12 || 12;
      case "P":
        return local.getUTCHours() < 12 ? 0 : 1;
      case "m":
        return local.getUTCMinutes();
      case "s":
        return local.getUTCSeconds();
      case "f":
        return local.getUTCMilliseconds();
      default:
        return offset; // Z, z
    }
  };
}

function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * day);
}

function dayOfYear(date: Date): number {
  const start = new Date(0).setUTCFullYear(date.getUTCFullYear());
  return Math.floor((date.getTime() - start) / day) + 1;
}
