import type { Options as PrettierOptions } from "prettier";
import type { Json } from "./1-parse/document.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";

/** How to compile a definition; all of it optional. */
export interface CompileOptions {
  /**
   * What messages call the source, and how it is read: `orders.asl.json`, `orders.asl.yaml`, or
   * `template.yaml#LogicalId` for a state machine inside a CloudFormation or SAM template.
   */
  readonly fileName?: string;
  /** The machine's name; made of the file name by default: `order-flow.asl.json` → `OrderFlow`. */
  readonly name?: string;
  /** The kind of state machine: EXPRESS does without callbacks, `.sync` and activities. STANDARD by default. */
  readonly type?: "STANDARD" | "EXPRESS";
  /** Values for `${Name}` placeholders. Those without a value are read when the module runs. */
  readonly define?: { readonly [name: string]: Json };
  /**
   * Reads the file that a template's DefinitionUri names, and schemas beside it, by the path relative to the template;
   * `undefined` when it cannot be read. Without it, such a template is refused with the name of that file.
   */
  readonly read?: (relativePath: string) => string | undefined;
  /** JSON Schemas of the machine's input and of Task results, as JSON text or an object. */
  readonly schemas?: string | object;
  /**
   * The Lambda functions that do not embed the runtime, by name, by ARN or by the placeholder that stands for one (`LegacyArn`).
   * They are called and waited for by the function before them; all others are handed over to. One that no Task calls is
   * reported.
   */
  readonly foreign?: readonly string[];
  /** The same for all machines of a project: nothing is said of those that this one does not call. */
  readonly projectForeign?: readonly string[];
  /** What messages call the schemas, relative to the definition; `orders.schemas.json` by default. */
  readonly schemasName?: string;
  /** Where the generated module imports the runtime from; `heaviside/runtime` by default. */
  readonly runtime?: string;
  /** The project's prettier settings, so that the output fits in. */
  readonly prettier?: PrettierOptions;
}

export interface CompileResult {
  /** Of the machine, which the module exports under this name where it can. */
  readonly name: string;
  /** The TypeScript module; absent exactly when a diagnostic is an error. */
  readonly code?: string;
  /** What belongs beside the module, by file name: the types and validators made of schemas. */
  readonly files: { readonly [fileName: string]: string };
  readonly diagnostics: readonly Diagnostic[];
}
