import { dateFields } from "./date-fields.js";
import { nameOf } from "./date-names.js";
import { dateParts, type Marker } from "./date-picture.js";
import { integerText } from "./integer-text.js";
import { offsetText } from "./time-zone.js";

/** An instant as a picture shows it, at an offset from UTC in minutes (XPath F&O 3.1, 9.8). Throws D3130 to D3135. */
export function dateText(millis: number, picture: string, offset: number): string {
  const fields = dateFields(millis, offset);
  let text = "";
  for (const part of dateParts(picture))
    text += typeof part === "string" ? part : componentText(fields(part.component), part);
  return text;
}

function componentText(value: number, marker: Marker): string {
  const { component, integer } = marker;
  if (component === "C" || component === "E") return "ISO";
  if (component === "Z" || component === "z") return offsetText(value, marker);
  if (component === "P" || integer === undefined) return nameOf(value, marker);
  const year = component === "Y" ? yearDigits(marker) : undefined;
  const shown = year === undefined || isShort(value, year) ? value : value % 10 ** year;
  if (integer.kind !== "digits") return integerText(shown, integer);
  const least = year ?? Math.max(integer.least, marker.least ?? 0);
  return integerText(shown, least === integer.least ? integer : { ...integer, least });
}

/** Whether a year is not cut, which is most often so, and faster to tell than to do. */
function isShort(value: number, year: number): boolean {
  return year > 3 && Math.abs(value) < 10_000;
}

/** To how many digits a year is cut; `undefined`: it is not. */
function yearDigits({ most, least, integer }: Marker): number | undefined {
  if (most !== undefined || integer?.kind !== "digits") return most;
  return least ?? (integer.places > 1 ? integer.places : undefined);
}
