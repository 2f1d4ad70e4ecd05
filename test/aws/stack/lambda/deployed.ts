import { functionArn } from "./names.js";
import type { Pool } from "./pool.js";
import type { FunctionSettings, RecursiveLoop } from "./settings.js";

/** A function and its versions. */
export interface DeployedFunction {
  readonly name: string;
  readonly arn: string;
  /** By number, from 1. */
  readonly versions: Map<string, Version>;
  /** The number that an alias leads to. */
  readonly aliases: Map<string, string>;
  latest: Version;
  recursiveLoop: RecursiveLoop;
  /** All that its processes wrote. */
  log: string;
}

/** What was deployed at once. Invocations of `$LATEST` and of its number run in pools of their own, as on Lambda. */
export interface Version {
  /** `1`, or `$LATEST`. */
  readonly name: string;
  readonly settings: FunctionSettings;
  readonly pool: Pool;
}

export function deployedFunction(name: string, latest: Version): DeployedFunction {
  return {
    name,
    arn: functionArn({ name }),
    versions: new Map(),
    aliases: new Map(),
    latest,
    recursiveLoop: "Terminate",
    log: "",
  };
}

/** The version that a qualifier leads to; without one, the latest. Undefined when there is none. */
export function versionOf(
  { latest, versions, aliases }: DeployedFunction,
  qualifier = "$LATEST",
): Version | undefined {
  if (qualifier === "$LATEST") return latest;
  return versions.get(aliases.get(qualifier) ?? qualifier);
}

/** All pools of a function. */
export function poolsOf({ latest, versions }: DeployedFunction): readonly Pool[] {
  return [latest, ...versions.values()].map(({ pool }) => pool);
}

/** Invocations that run or wait, of all versions: what counts against the reserved concurrency. */
export function loadOf(deployed: DeployedFunction): number {
  return poolsOf(deployed).reduce((sum, { load }) => sum + load, 0);
}
