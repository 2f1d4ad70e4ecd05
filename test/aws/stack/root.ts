import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folder: above this file, or above what it is bundled into. */
export const root = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, "vitest.config.ts")) ? folder : rootAbove(dirname(folder));
}

/** Packages in CommonJS ask for `require`, which a module in a bundle has not. */
export const requireBanner =
  'import { createRequire as _createRequire } from "node:module";const require = _createRequire(import.meta.url);';
