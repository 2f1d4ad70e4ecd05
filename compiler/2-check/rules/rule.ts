import type { Source } from "../../1-parse/document.js";
import type { Diagnostics } from "../../diagnostics/diagnostics.js";
import type { JsonataTexts } from "../jsonata-texts.js";
import type { Outline } from "../outline.js";
import type { PlacedValue } from "../places.js";

/** What the caller knows of the machine beside its definition. */
export interface CheckOptions {
  /** The kind of workflow it is deployed as; absent means STANDARD. */
  readonly type?: "STANDARD" | "EXPRESS" | undefined;
}

/** What rules look at: the scopes and states, and the values whose text means something. */
export interface Definition extends Outline {
  readonly places: readonly PlacedValue[];
  /** The JSONata strings among them. */
  readonly jsonata: JsonataTexts;
  /** What the spans point into. */
  readonly source: Source;
}

/** Looks for one kind of mistake in a whole definition, and reports each place of it. */
export type Rule = (
  definition: Definition,
  diagnostics: Diagnostics,
  options: CheckOptions,
) => void;
