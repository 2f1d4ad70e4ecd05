import type { Machine, Setting } from "../compiler/3-lower/machine.js";
import { joined, literal, sub, type Sub } from "./sub.js";

/** A placeholder of the definition, whose value the deployment gives. */
export interface Placeholder {
  /** As written between the braces. */
  readonly name: string;
  /** The template's parameter: letters and digits alone. */
  readonly parameter: string;
  /** Whether its value is JSON, which goes into other JSON as it is. */
  readonly isJson: boolean;
}

/**
 * The placeholders of a machine in the order of the definition, each once. What AWS fills in itself is among them. No parameter
 * is called what is `taken`.
 */
export function placeholdersOf(machine: Machine, taken: Set<string>): readonly Placeholder[] {
  const found = new Map<string, boolean>();
  for (const { name, as } of settingsIn(machine))
    found.set(name, (found.get(name) ?? false) || as === "array");
  return [...found].map(([name, isJson]) => ({
    name,
    parameter: parameterFor(name, taken),
    isJson,
  }));
}

/** The value of a placeholder, as functions are told it. */
export interface SettingValue {
  /** The placeholder. */
  readonly name: string;
  readonly value: Sub;
  readonly isJson: boolean;
}

/** The values of placeholders. `known` gives those that need no parameter. */
export function settingsOf(
  placeholders: readonly Placeholder[],
  known: ReadonlyMap<string, Sub>,
): readonly SettingValue[] {
  return placeholders.map(({ name, parameter, isJson }) => ({
    name,
    value: known.get(name) ?? sub("${" + parameter + "}"),
    isJson,
  }));
}

/** The same for a function's environment: one JSON object that CloudFormation fills in when it is deployed, and escapes nothing. */
export function settingsText(settings: readonly SettingValue[]): Sub {
  const fields = settings.map(({ name, value, isJson }) => {
    const key = joined(literal(JSON.stringify(name)), ":");
    return isJson ? joined(key, value) : joined(key, '"', value, '"');
  });
  return joined("{", ...fields.flatMap((field, at) => (at === 0 ? [field] : [",", field])), "}");
}

/** AWS::Region and the like need no parameter (CloudFormation, "Pseudo parameters"). */
export function isPseudo(name: string): boolean {
  return /^AWS::(AccountId|Partition|Region|StackId|StackName|URLSuffix)$/.test(name);
}

function parameterFor(name: string, taken: Set<string>): string {
  if (isPseudo(name)) return name;
  const words = name.match(/[A-Za-z\d]+/g) ?? [];
  const base =
    words.map((word) => (word[0] ?? "").toUpperCase() + word.slice(1)).join("") || "Value";
  let id = base.slice(0, 200);
  for (let count = 2; taken.has(id); count++) id = `${base.slice(0, 200)}${count}`;
  taken.add(id);
  return id;
}

/** Wherever they stand: a machine is plain data, and nested deeper than a stack of calls may be. */
function settingsIn(machine: Machine): readonly Setting[] {
  const found: Setting[] = [];
  const open: unknown[] = [machine];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    if (isSetting(value)) found.push(value);
    const inner = value instanceof Map ? [...value.values()] : Object.values(value);
    open.push(...inner.reverse());
  }
  return found;
}

function isSetting(value: object): value is Setting {
  return "kind" in value && value.kind === "setting" && "as" in value && "name" in value;
}
