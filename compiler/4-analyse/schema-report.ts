import type { Node, Span } from "../1-parse/document.js";
import { parseJson } from "../1-parse/json.js";
import { nodeAt } from "../1-parse/node-at.js";
import type { Code } from "../diagnostics/catalogue.js";
import { Diagnostics } from "../diagnostics/diagnostics.js";

/** What is said of a place in the schemas. */
export interface Said {
  readonly message: string;
  readonly help?: string | undefined;
  /** Of the code `bad-schema` where absent. */
  readonly code?: Code;
}

/** Reports what is wrong with the schemas, at their own file. */
export interface SchemaReport {
  /** About the value at a JSON Pointer into the schemas. */
  (pointer: string, said: Said): void;
  /** The same, pointing at its key. */
  readonly ofKey: (pointer: string, said: Said) => void;
  /** That the text is no JSON. */
  readonly ofText: (reason: string) => void;
}

/** The reports about schemas that were given as text or as an object, and that messages call `fileName`. */
export function schemaReport(
  given: string | object,
  fileName: string,
  diagnostics: Diagnostics,
): SchemaReport {
  // Where a value is written is of interest only when there is something to say of it.
  let root: Node | undefined;
  const read = (own: Diagnostics) =>
    typeof given === "string" ? parseJson({ fileName, text: given }, own)?.root : undefined;
  const at = (path: string, spanOf: (found: ReturnType<typeof nodeAt>) => Span) => {
    root ??= read(new Diagnostics());
    const found = root && nodeAt(root, path);
    return found?.path === path ? spanOf(found) : undefined;
  };
  const report = (path: string, span: Span | undefined, { code = "bad-schema", ...said }: Said) =>
    diagnostics.report(code, { path, span, fileName, ...said });
  return Object.assign(
    (path: string, said: Said) =>
      report(
        path,
        at(path, ({ node }) => node.span),
        said,
      ),
    {
      ofKey: (path: string, said: Said) =>
        report(
          path,
          at(path, ({ node, keySpan }) => keySpan ?? node.span),
          said,
        ),
      ofText: (reason: string) => {
        const own = new Diagnostics();
        read(own);
        const [first] = own.sorted;
        report("", first?.span, {
          message: `The schemas are no JSON: ${first?.message ?? `${reason}.`}`,
          help: first?.help,
        });
      },
    },
  );
}
