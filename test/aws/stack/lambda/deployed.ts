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
  /** Of all versions, those that were `$LATEST` too: what they are at goes on. */
  readonly pools: Pool[];
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
    pools: [],
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

/** Makes it `$LATEST`, and what an alias leads to. */
export function addVersion(
  deployed: DeployedFunction,
  { latest, numbered }: { readonly latest: Version; readonly numbered: Version },
): void {
  if (deployed.latest !== latest) deployed.latest.pool.retire();
  deployed.latest = latest;
  deployed.versions.set(numbered.name, numbered);
  deployed.pools.push(latest.pool, numbered.pool);
  const { alias, recursiveLoop } = latest.settings;
  if (alias !== undefined) deployed.aliases.set(alias, numbered.name);
  if (recursiveLoop !== undefined) deployed.recursiveLoop = recursiveLoop;
}

/** Invocations that run or wait, of all versions: what counts against the reserved concurrency. */
export function loadOf({ pools }: DeployedFunction): number {
  return pools.reduce((sum, { load }) => sum + load, 0);
}

/** Kills a process, one at work if there is one. False when there is none. */
export function killOne({ pools }: DeployedFunction): boolean {
  return pools.toSorted((one, other) => other.load - one.load).some((pool) => pool.kill());
}
