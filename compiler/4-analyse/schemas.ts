import type { Machine } from "../3-lower/machine.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { describe } from "./schema-described.js";
import { schemaFacts, type SchemaFacts } from "./schema-facts.js";
import { readSchemaFile } from "./schema-file.js";
import { indexSchemas } from "./schema-index.js";
import { typeRegistry } from "./schema-names.js";
import { reportWithoutPayload } from "./schema-payload.js";
import { checkReferences, checkSchemas, reportUntyped } from "./schema-problems.js";
import { schemaReport } from "./schema-report.js";
import { schemaShapes } from "./schema-shape.js";

export type { SchemaFacts } from "./schema-facts.js";

/** How the files beside a module are called, and what they import. */
export interface SchemaOptions {
  /** What the files are called after: `orders` for `orders.types.ts`. By default the machine's name: `OrderFlow` → `order-flow`. */
  readonly base?: string;
  /** Where validators import their type from; `heaviside/runtime` by default. */
  readonly runtime?: string;
  /** What messages call the schemas: `orders.schemas.json` by default. */
  readonly fileName?: string;
}

/**
 * The user's schemas, checked against themselves and against the machine; see `SchemaFile` for what they look like.
 * `undefined` when there are errors, which are reported.
 */
export async function compileSchemas(
  given: string | object,
  machine: Machine,
  diagnostics: Diagnostics,
  options: SchemaOptions = {},
): Promise<SchemaFacts | undefined> {
  const { base = kebabCase(machine.name), runtime = "heaviside/runtime" } = options;
  const { fileName = `${base}.schemas.json` } = options;
  const report = schemaReport(given, fileName, diagnostics);
  const file = readSchemaFile(given, machine, report);
  if (!file) return undefined;
  const index = indexSchemas(file.root);
  // ajv takes longer to load than most machines to compile.
  const { schemaCheck, validatorCode } = await import("./schema-validators.js");
  const isSound = [
    checkSchemas(file, schemaCheck(file.dialect), report),
    checkReferences(index, report),
  ];
  if (isSound.includes(false) || diagnostics.hasErrors) return undefined;
  const types = typeRegistry();
  const refsStandAlone = file.dialect === "draft-07";
  const { shapeOf, untyped } = schemaShapes({ index, types, refsStandAlone });
  const described = describe(file, machine, { shapeOf, index, types });
  reportUntyped(untyped(), index, report);
  reportWithoutPayload(file, machine, described, report);
  try {
    const code = validatorCode(file.root, file.dialect, described.validators);
    return schemaFacts(described, { code, registry: types, base, fileName, runtime });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report("", { message: `The schemas cannot be compiled: ${reason}.` });
    return undefined;
  }
}

function kebabCase(name: string): string {
  return name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, "-").toLowerCase();
}
