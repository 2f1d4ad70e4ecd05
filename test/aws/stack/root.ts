import { resolve } from "node:path";

/** The project's folder. */
export const root = resolve(import.meta.dirname, "../../..");

/** Packages in CommonJS ask for `require`, which a module in a bundle has not. */
export const requireBanner =
  'import { createRequire as _createRequire } from "node:module";const require = _createRequire(import.meta.url);';
