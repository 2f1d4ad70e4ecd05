import { StatesError } from "./errors.js";
import type { Retrier, Value } from "./types.js";

// What stands for the `${Name}` placeholders of a definition, which SAM, CDK and the like substitute when they deploy.
let settings: { readonly [name: string]: unknown } = {};

/** Gives placeholders their values, in addition to those given before. */
export function configure(values: { readonly [name: string]: unknown }): void {
  settings = { ...settings, ...values };
}

/** The text for `${name}`; the placeholder itself where there is none. */
export function setting(name: string): string {
  const value = valueSetting(name);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The value for `${name}`; the placeholder as text where there is none. */
export function valueSetting(name: string): Value | null {
  // Whoever configures gives JSON.
  return (Object.hasOwn(settings, name) ? settings[name] : `\${${name}}`) as Value | null;
}

/** The number for `${name}`. Throws `Heaviside.MissingSetting`. */
export function numberSetting(name: string): number {
  const value = valueSetting(name);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && !Number.isNaN(number)) return number;
  throw absent(name, "a number");
}

/** The boolean for `${name}`. Throws `Heaviside.MissingSetting`. */
export function booleanSetting(name: string): boolean {
  const value = valueSetting(name);
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw absent(name, "true or false");
}

/** The array for `${name}`, or its JSON text. Throws `Heaviside.MissingSetting`. */
export function arraySetting(name: string): readonly Value[] {
  const value = parsed(valueSetting(name));
  if (Array.isArray(value)) return value;
  throw absent(name, "an array");
}

/** The retriers for `${name}`. Throws `Heaviside.MissingSetting`. */
export function retrySetting(name: string): readonly Retrier[] {
  return arraySetting(name) as unknown as readonly Retrier[]; // whoever configures answers for them
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

function absent(name: string, wanted: string): StatesError {
  const cause = `The placeholder \${${name}} needs ${wanted}: configure({ ${JSON.stringify(name)}: … }).`;
  return new StatesError("Heaviside.MissingSetting", cause);
}
