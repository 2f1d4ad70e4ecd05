/**
 * A JSON Pointer (RFC 6901) of a pointer and the keys and indices below it:
 * `pointer("/States", "a/b", "Next")` is `/States/a~1b/Next`; `pointer("")` is the whole document.
 */
export function pointer(base: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => `${path}/${escaped(String(step))}`, base);
}

/** The keys and indices of a JSON Pointer, from the root down. */
export function pointerSteps(path: string): readonly string[] {
  return path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function escaped(step: string): string {
  // Hardly any key has one of the two.
  return !/[~/]/.test(step) ? step : step.replaceAll("~", "~0").replaceAll("/", "~1");
}
