import { createRequire } from "node:module";
import { _, Ajv, type AnySchema, type Options, type Vocabulary } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { formatCode, functionCode } from "./schema-formats.js";
import { rootUri, type Schema } from "./schema-index.js";
import { schemaProblem, type SchemaProblem } from "./schema-problem.js";

// CommonJS with nothing but a default export: what an import of that gives depends on who runs the code.
const require = createRequire(import.meta.url);
const { default: Core } = require("ajv/dist/core.js") as typeof import("ajv/dist/core.js");
const { default: standaloneCode } =
  require("ajv/dist/standalone/index.js") as typeof import("ajv/dist/standalone/index.js");
const { fullFormats, fastFormats } =
  require("ajv-formats/dist/formats.js") as typeof import("ajv-formats/dist/formats.js");

/** A dialect of JSON Schema. */
export type Dialect = "draft-07" | "2020-12";

/** Checks schemas against the dialect's own schema. */
export function schemaCheck(dialect: Dialect): (schema: unknown) => SchemaProblem | undefined {
  const options: Options = { strict: false, logger: false, verbose: true };
  const ajv = dialect === "draft-07" ? new Ajv(options) : new Ajv2020(options);
  const meta =
    dialect === "draft-07"
      ? "http://json-schema.org/draft-07/schema"
      : "https://json-schema.org/draft/2020-12/schema";
  return (schema) => {
    if (ajv.validate(meta, schema)) return undefined;
    return schemaProblem(ajv.errors?.[0]);
  };
}

/**
 * The code of validators: `export const isOrder = …`, by JSON Pointer of the schema in the file. It imports nothing.
 * Throws what ajv throws, where a schema is one and still cannot be compiled, such as one with a bad regular expression.
 */
export function validatorCode(
  root: Schema,
  dialect: Dialect,
  validators: ReadonlyMap<string, string>,
): string {
  const text = JSON.stringify(root);
  const ajv = compiler(text, dialect);
  const uri = rootUri(root);
  ajv.addSchema({ ...root, $id: uri } as AnySchema);
  const schemas = Object.fromEntries(
    [...validators].map(([name, pointer]) => [name, `${uri}#${encodeURI(pointer)}`]),
  );
  return selfContained(standaloneCode(ajv, schemas));
}

type Compiler = InstanceType<typeof Core>;

interface VocabularyModule {
  /** Of draft 2020-12, where it depends on the draft. */
  readonly default: Vocabulary | ((draft2020: boolean) => Vocabulary);
}

/** ajv for the dialect, without the vocabularies that make all code larger and that the schemas do not use. */
function compiler(text: string, dialect: Dialect): Compiler {
  const options: Options = {
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    // Only where it matters: a key of the data must not be found on a prototype.
    ownProperties: inherited.some((name) => text.includes(`"${name}"`)),
    formats: formatDefinitions(),
    code: { source: true, esm: true, lines: true, formats: _`format` },
  };
  if (dialect === "draft-07") return new Ajv(options);
  if (/"(?:unevaluated(?:Items|Properties)|\$dynamicRef|\$recursiveRef)"/.test(text))
    return new Ajv2020(options);
  const ajv = new Core({ ...options, next: true } as Options);
  for (const name of [
    "core/index",
    "validation/index",
    "applicator/index",
    "format/index",
    "next",
  ]) {
    const { default: words } = require(`ajv/dist/vocabularies/${name}.js`) as VocabularyModule;
    ajv.addVocabulary(typeof words === "function" ? words(true) : words);
  }
  return ajv;
}

const inherited = Object.getOwnPropertyNames(Object.prototype);

function formatDefinitions(): NonNullable<Options["formats"]> {
  // Of each format of ajv-formats its regular expression, the fast one where the other is a function.
  const found: NonNullable<Options["formats"]> = {};
  for (const [name, full] of Object.entries(fullFormats)) {
    const fast = fastFormats[name as keyof typeof fastFormats];
    for (const definition of [fast, full]) {
      const validate =
        typeof definition === "object" && "validate" in definition
          ? definition.validate
          : definition;
      if (validate instanceof RegExp || validate === true) found[name] = validate;
    }
  }
  // The functions are never called here: their names lead to the code that stands in for them.
  for (const [name, { type }] of formatCode) {
    found[name] = type === "number" ? { type, validate: () => true } : () => true;
  }
  return found;
}

/** The code with what it would require, and without what nobody reads. */
function selfContained(code: string): string {
  const functions = new Set<string>();
  const own = code
    .replace(/^"use strict";\n?/, "")
    .replace(
      /^const (func\d+) = require\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default;$/gm,
      (_all, name, what) => {
        const stand = what === "equal" ? "equal" : "characters";
        functions.add(stand);
        return `const ${name} = ${stand};`;
      },
    )
    .replace(
      /^const (formats\d+) = format(?:\.(\w+)|\["([^"]+)"\]);$/gm,
      (all, name, word, quoted) => {
        const format = formatCode.get(word ?? quoted);
        const [check] = format?.functions ?? [];
        if (!format || check === undefined) return all;
        for (const each of format.functions) functions.add(each);
        return `const ${name} = ${format.type === "number" ? `{ validate: ${check} }` : check};`;
      },
    )
    .replace(errorDetails, ",message:")
    // A bundler may drop what is called pure and not used.
    .replace(/^(const pattern\d+ =) new RegExp\(/gm, "$1 /* @__PURE__ */ new RegExp(");
  if (/\brequire\(|= format[.[]/.test(own))
    throw new Error(`A validator needs code from elsewhere: ${own}`);
  const carried = Object.entries(functionCode).filter(([name]) => functions.has(name));
  return [withoutUnused(own), ...carried.map(([, text]) => text), ""].join("\n");
}

// Of an error object only `instancePath` and `message` are read. Strings may hold anything, brackets too.
const string = String.raw`"(?:[^"\\]|\\.)*"`;
const errorDetails = new RegExp(
  String.raw`,schemaPath:${string}(?:\+${string})*,keyword:${string},params:\{(?:[^{}"]|${string})*\},message:`,
  "g",
);

/** Without the copies of schemas that no check looks into, and without marks that keep a bundler from dropping a function. */
function withoutUnused(code: string): string {
  const names = new Map<string, number>();
  for (const [name] of code.matchAll(/\b(?:schema\d+|validate\d+\.evaluated)\b/g)) {
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return code.replace(
    /^(?:const )?(schema\d+|validate\d+\.evaluated) = .*;\n/gm,
    (line, name: string) => (names.get(name) === 1 ? "" : line),
  );
}
