import type { Options } from "prettier";

import { UsageError } from "./usage-error.js";

/**
 * How the user's project has a file formatted: its .prettierrc and .editorconfig. Plugins are left out: they may do
 * anything to a text. Throws UsageError for settings that prettier does not understand.
 */
export async function formatOf(path: string): Promise<Options> {
  const { resolveConfig } = await import("prettier");
  try {
    const found = await resolveConfig(path, { editorconfig: true, useCache: false });
    const { plugins: _plugins, parser: _parser, ...settings } = found ?? {};
    return settings;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Prettier's settings for "${path}" cannot be read: ${reason}`);
  }
}
