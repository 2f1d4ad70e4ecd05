import { pointer } from "../1-parse/pointer.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { SchemaFile } from "./schema-file.js";
import { isSchema, type Schema, type SchemaIndex } from "./schema-index.js";
import type { SchemaReport } from "./schema-report.js";
import type { SchemaProblem } from "./schema-problem.js";

/** Reports schemas that are none by `problemOf`, each once; whether all are sound. */
export function checkSchemas(
  { root, input, results }: SchemaFile,
  problemOf: (schema: unknown) => SchemaProblem | undefined,
  report: SchemaReport,
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
    const at = `${place}${problem.pointer}`;
    report(at, { message: `"${at}" ${problem.message}.`, help: problem.help });
  }
  return isSound;
}

/** Reports references that lead nowhere; whether all lead somewhere. */
export function checkReferences(index: SchemaIndex, report: SchemaReport): boolean {
  const broken = index.references.filter(({ ref, from }) => index.resolve(ref, from) === undefined);
  for (const { ref, from } of broken) {
    const at = pointer(index.pointerOf(from), "$ref");
    report(at, {
      message: `The "$ref" "${ref}" at "${index.pointerOf(from)}" leads to nothing in the schemas.`,
      help: didYouMean(ref, index.definitions),
    });
  }
  return broken.length === 0;
}

/** Reports schemas that describe an object or array and accept everything else. */
export function reportUntyped(
  schemas: readonly Schema[],
  index: SchemaIndex,
  report: SchemaReport,
): void {
  for (const schema of schemas) {
    const type =
      schema.items === undefined && schema.prefixItems === undefined ? "object" : "array";
    const at = index.pointerOf(schema);
    report.ofKey(at, {
      code: "untyped-schema",
      message: `"${at}" describes an ${type}, and accepts any value that is none.`,
      help: `Add "type": "${type}".`,
    });
  }
}
