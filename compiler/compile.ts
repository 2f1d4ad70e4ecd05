import type { Document, Source } from "./1-parse/document.js";
import { fromValue, nameParts, parse, substitute } from "./1-parse/index.js";
import { check as checkDocument } from "./2-check/index.js";
import { lower } from "./3-lower/index.js";
import type { Machine } from "./3-lower/machine.js";
import { reportUnsupported } from "./3-lower/supported.js";
import { analyse } from "./4-analyse/index.js";
import { dataProblems } from "./4-analyse/data-problems.js";
import { reportUnknownForeign, withForeign } from "./4-analyse/foreign.js";
import { expressionProblems } from "./4-analyse/expression-problems.js";
import { compileSchemas } from "./4-analyse/schemas.js";
import { module, type Module } from "./5-emit/module.js";
import { visible } from "./5-emit/text.js";
import { Diagnostics } from "./diagnostics/diagnostics.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { machineName, nameOfWords } from "./name.js";
import type { CompileOptions } from "./options.js";
import { version } from "./version.js";

/** The phases' outcome before formatting: what `compile` writes, `load` runs and `template` deploys. */
export interface Unformatted {
  readonly name: string;
  readonly module?: Module;
  /** What the definition means. */
  readonly machine?: Machine;
  readonly files: { readonly [fileName: string]: string };
  readonly diagnostics: readonly Diagnostic[];
}

/** The phases in order: parse, check, lower, analyse, emit. Each runs if those before it found no error. */
export async function phases(
  source: string | object,
  options: CompileOptions,
): Promise<Unformatted> {
  const fileName = options.fileName ?? "machine.asl.json";
  const { document, diagnostics } = checked(source, fileName, options);
  const id = document?.logicalId;
  const name = options.name ?? (id === undefined ? machineName(fileName) : nameOfWords(id));
  const stop = () => ({ name, files: {}, diagnostics: diagnostics.sorted });
  if (!document || diagnostics.hasErrors) return stop();
  reportUnsupported(document, diagnostics);
  if (diagnostics.hasErrors) return stop();
  const { foreign = [], projectForeign = [] } = options;
  const machine = withForeign(lower(document, name), [...foreign, ...projectForeign]);
  reportUnknownForeign(machine, foreign, diagnostics);
  const runtime = options.runtime ?? "heaviside/runtime";
  const given = givenSchemas(document, fileName, options);
  const beside = { base: companionsBase(fileName), runtime, ...given?.called };
  const schemas = given && (await compileSchemas(given.schemas, machine, diagnostics, beside));
  if (diagnostics.hasErrors) return stop();
  const facts = analyse(machine, schemas);
  dataProblems(machine, facts.shapes, diagnostics, document);
  expressionProblems(document, facts.shapes, diagnostics);
  const from = baseName(document.source.fileName);
  return {
    name,
    module: module(machine, facts, { fileName: from, version, runtime }),
    machine,
    files: visibleFiles(facts.schemas?.files),
    diagnostics: diagnostics.sorted,
  };
}

/** What the files beside the module are called after. Several machines of one template have files of their own. */
function companionsBase(fileName: string): string {
  const { file, id } = nameParts(fileName);
  return id ?? baseName(file).replace(/(\.asl)?\.\w+$/, "");
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, "");
}

/** The schemas that are given, or those beside the file that a template's DefinitionUri names. */
function givenSchemas(
  { source, logicalId }: Document,
  fileName: string,
  { schemas, schemasName, read }: CompileOptions,
):
  | { readonly schemas: string | object; readonly called: { readonly fileName?: string } }
  | undefined {
  if (schemas !== undefined)
    return { schemas, called: schemasName === undefined ? {} : { fileName: schemasName } };
  if (logicalId === undefined || source.fileName === nameParts(fileName).file) return undefined;
  const beside = source.fileName.replace(/(\.asl)?\.\w+$/, ".schemas.json");
  const text = read?.(beside);
  return text === undefined ? undefined : { schemas: text, called: { fileName: beside } };
}

/** Descriptions and patterns of schemas may hold anything; what other tools quote of it is shown too. */
function visibleFiles(files: Unformatted["files"] = {}): Unformatted["files"] {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, visible(text)]));
}

/** Parses and checks. */
export function checked(
  given: string | object,
  fileName: string,
  options: CompileOptions,
): { readonly document: Document | undefined; readonly diagnostics: Diagnostics } {
  const source: Source | undefined =
    typeof given === "string" ? { fileName, text: given } : undefined;
  const diagnostics = new Diagnostics(source);
  const document = source
    ? parse(source, options, diagnostics)
    : valueDocument(given, fileName, options, diagnostics);
  if (document) checkDocument(document, diagnostics, options.type && { type: options.type });
  return { document, diagnostics };
}

function valueDocument(
  given: string | object,
  fileName: string,
  { define = {} }: CompileOptions,
  diagnostics: Diagnostics,
): Document | undefined {
  const document = fromValue(given, fileName, diagnostics);
  return document && substitute(document, define, diagnostics);
}
