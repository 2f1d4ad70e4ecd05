import type { Facts } from "../4-analyse/index.js";
import type { Names } from "./names.js";
import type { Retries } from "./retries.js";
import type { Imports } from "./scope.js";
import type { TypeNames } from "./types.js";

/** What every part of the module is emitted with. */
export interface Emission {
  readonly facts: Facts;
  readonly names: Names;
  readonly types: TypeNames;
  readonly imports: Imports;
  readonly retries: Retries;
}
