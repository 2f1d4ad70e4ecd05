/** How lists are written in a form (AWS, "Applying URL-encoding on request body"). */
export type ArrayFormat = "INDICES" | "REPEAT" | "COMMAS" | "BRACKETS" | "NONE";

/** A JSON object as `application/x-www-form-urlencoded`: `a[b]=1&c[0]=2`. */
export function formOf(value: unknown, format: string = "INDICES"): string {
  return Object.entries(Object(value) as object)
    .flatMap(([name, inner]) => pairs(name, inner, format))
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join("&");
}

function pairs(
  name: string,
  value: unknown,
  format: string,
): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [[name, ""]];
  if (Array.isArray(value)) return ofList(name, value, format);
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${key}]`, inner, format));
  return [[name, String(value)]];
}

function ofList(
  name: string,
  list: readonly unknown[],
  format: string,
): readonly (readonly [string, string])[] {
  switch (format) {
    case "COMMAS":
      return [[name, list.map(String).join(",")]];
    case "NONE":
      return [[name, JSON.stringify(list)]];
    case "REPEAT":
      return list.flatMap((item) => pairs(name, item, format));
    case "BRACKETS":
      return list.flatMap((item) => pairs(`${name}[]`, item, format));
    default:
      return list.flatMap((item, at) => pairs(`${name}[${at}]`, item, format));
  }
}
