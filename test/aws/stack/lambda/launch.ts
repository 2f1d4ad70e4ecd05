import { randomBytes } from "node:crypto";
import { runtimeClient } from "../packages.js";
import { region } from "../service.js";
import type { Launch } from "./instance.js";
import type { Reaper } from "./reaper.js";
import type { FunctionSettings } from "./settings.js";

/** What a function's processes share. */
export interface LaunchSite {
  /** The stand-in for the runtime client's native addon. */
  readonly transport: string;
  /** What every function's environment has: the endpoint, the region, credentials. */
  readonly environment: Readonly<Record<string, string>>;
  readonly isFrozenBetween: boolean;
  readonly reaper: Reaper;
}

/** How a process of a version is started whose bundle is `index.mjs` in `folder`. */
export function launchOf(
  site: LaunchSite,
  settings: FunctionSettings,
  bundle: { readonly folder: string; readonly version: string },
): Launch {
  const { memoryMb = 128, timeoutMs = 3000 } = settings;
  const heap = Math.floor(memoryMb * 0.9);
  return {
    args: [`--max-old-space-size=${heap}`, "--require", site.transport, runtimeClient],
    environment: environmentOf(site, settings, bundle),
    folder: bundle.folder,
    timeoutMs,
    isFrozenBetween: site.isFrozenBetween,
    reaper: site.reaper,
  };
}

function environmentOf(
  site: LaunchSite,
  { name, handler = "handler", memoryMb = 128, environment }: FunctionSettings,
  { folder, version }: { readonly folder: string; readonly version: string },
): Readonly<Record<string, string>> {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  return {
    PATH: process.env["PATH"] ?? "",
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    _HANDLER: `index.${handler}`,
    LAMBDA_TASK_ROOT: folder,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split(".")[0] ?? ""}.x`,
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${version}]${randomBytes(16).toString("hex")}`,
    AWS_DEFAULT_REGION: region,
    ...site.environment,
    ...environment,
  };
}
