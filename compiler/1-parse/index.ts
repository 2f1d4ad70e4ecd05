import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Document, Json, Source } from "./document.js";
import { parseJson } from "./json.js";
import { substitute } from "./placeholders.js";
import { byteOrderMark } from "./source.js";
import { findStateMachine, isTemplate } from "./template.js";
import { wrappedDefinition } from "./wrapped.js";
import { parseYaml, reportTags } from "./yaml.js";

export { fromValue } from "./from-value.js";
export { pointer, pointerSteps } from "./pointer.js";
export { placeholdersOf, splitPlaceholders, substitute, wholePlaceholder } from "./placeholders.js";
export { linesOf, positionOf } from "./source.js";
export { fromJson, member, toJson, uniqueMembers, valueAt } from "./value.js";

export interface ParseOptions {
  /** Values for `${Name}` placeholders. */
  readonly define?: { readonly [name: string]: Json } | undefined;
  /**
   * Reads the file that a template's DefinitionUri names, by its path relative to the template; `undefined` when it
   * cannot be read. Without it, such a template is refused with the name of that file.
   */
  readonly read?: ((relativePath: string) => string | undefined) | undefined;
}

/**
 * Text to document. The file name decides: `.json`, `.yaml` or `.yml`, else what begins with `{` is JSON. A
 * `#LogicalId` behind the name, or a `Resources` object in the file, makes it a CloudFormation or SAM template, whose
 * state machine is taken. Placeholders get their values. All problems are reported; on an error there is no document.
 */
export function parse(
  source: Source,
  { define = {}, read }: ParseOptions,
  diagnostics: Diagnostics,
): Document | undefined {
  const { file, id } = nameParts(source.fileName);
  const whole = parseText({ ...source, fileName: file }, diagnostics);
  if (whole === undefined) return undefined;
  if (id === undefined && !isTemplate(whole)) {
    if (isWrapped(whole, diagnostics) || reportTags(whole, diagnostics)) return undefined;
    return substitute(whole, define, diagnostics);
  }
  const found = findStateMachine(whole, id, diagnostics);
  if (found === undefined) return undefined;
  const { id: logicalId } = found;
  if (found.kind === "definition")
    return { ...substitute(found.document, define, diagnostics), logicalId };
  const text = read?.(found.file);
  if (text === undefined) {
    diagnostics.report("definition-elsewhere", {
      path: found.path,
      span: found.span,
      message: `The definition of "${found.id}" is in "${found.file}"${read ? ", which cannot be read" : ""}.`,
      help: `Compile "${found.file}".`,
    });
    return undefined;
  }
  const inner = { fileName: found.file, text };
  diagnostics.follow(inner);
  const document = parseText(inner, diagnostics);
  if (document === undefined || reportTags(document, diagnostics)) return undefined;
  const substituted = substitute(document, found.substitutions);
  return { ...substitute(substituted, define, diagnostics), logicalId };
}

/** Has the file a definition inside of it instead of being one? Then that is all there is to say about it. */
function isWrapped({ root }: Document, diagnostics: Diagnostics): boolean {
  const wrapped = wrappedDefinition(root);
  if (wrapped === undefined) return false;
  const { path, span, isText } = wrapped;
  diagnostics.report("no-state-machine", {
    path,
    span,
    message: `The file is no definition, but has one inside, at ${path}${isText ? ", as a text" : ""}.`,
    help: "Put that into a file of its own, such as machine.asl.json, and compile it.",
  });
  return true;
}

/** `template.yaml#Orders` is the file `template.yaml` and the logical id `Orders`. */
export function nameParts(fileName: string): {
  readonly file: string;
  readonly id: string | undefined;
} {
  const [, file, id] = /^(.+)#([A-Za-z0-9]+)$/.exec(fileName) ?? [];
  return file === undefined ? { file: fileName, id: undefined } : { file, id };
}

function parseText(source: Source, diagnostics: Diagnostics): Document | undefined {
  return isYaml(source) ? parseYaml(source, diagnostics) : parseJson(source, diagnostics);
}

function isYaml({ fileName, text }: Source): boolean {
  if (/\.ya?ml$/i.test(fileName)) return true;
  if (/\.json$/i.test(fileName)) return false;
  const lines = text.slice(byteOrderMark(text)).split(/[\r\n]+/);
  const first = lines.map((line) => line.trim()).find((line) => line !== "" && line[0] !== "#");
  // No JSON begins like this: a document mark, or a key in front of a colon.
  return first !== undefined && /^(?:---|%YAML|[\w"'-][^{}[\]]*:(?:\s|$))/.test(first);
}
