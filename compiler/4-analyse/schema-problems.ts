import { pointer } from "../1-parse/pointer.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { badSchema, type SchemaFile } from "./schema-file.js";
import { isSchema, type Schema, type SchemaIndex } from "./schema-index.js";
import type { SchemaProblem } from "./schema-validators.js";

/** Reports schemas that are none by `problemOf`, each once; whether all are sound. */
export function checkSchemas(
  { root, input, results }: SchemaFile,
  problemOf: (schema: unknown) => SchemaProblem | undefined,
  diagnostics: Diagnostics,
): boolean {
  const definitions = ["$defs", "definitions"].flatMap((key) => {
    const all = root[key];
    return isSchema(all)
      ? Object.entries(all).map(([name, schema]) => ({ schema, pointer: pointer("", key, name) }))
      : [];
  });
  const entries = new Map(
    [...(input ? [input] : []), ...results.values(), ...definitions].map((each) => [
      each.pointer,
      each,
    ]),
  );
  let isSound = true;
  for (const [place, { schema }] of entries) {
    const problem = problemOf(schema);
    if (!problem) continue;
    isSound = false;
    const where = `"${place}${problem.pointer}" of the schemas`;
    badSchema(diagnostics, `${where} is no JSON Schema: it ${problem.message}.`);
  }
  return isSound;
}

/** Reports references that lead nowhere; whether all lead somewhere. */
export function checkReferences(index: SchemaIndex, diagnostics: Diagnostics): boolean {
  const broken = index.references.filter(({ ref, from }) => index.resolve(ref, from) === undefined);
  for (const { ref, from } of broken) {
    const message = `The "$ref" "${ref}" at "${index.pointerOf(from)}" of the schemas leads to nothing in them.`;
    badSchema(diagnostics, message, didYouMean(ref, index.definitions));
  }
  return broken.length === 0;
}

/** Reports schemas that describe an object or array and accept everything else. */
export function reportUntyped(
  schemas: readonly Schema[],
  index: SchemaIndex,
  diagnostics: Diagnostics,
): void {
  for (const schema of schemas) {
    const type =
      schema.items === undefined && schema.prefixItems === undefined ? "object" : "array";
    diagnostics.report("untyped-schema", {
      path: "",
      message: `"${index.pointerOf(schema)}" of the schemas describes an ${type}, and accepts any value that is none.`,
      help: `Add "type": "${type}".`,
    });
  }
}
