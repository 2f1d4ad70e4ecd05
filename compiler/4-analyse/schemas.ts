import type { Json } from "../1-parse/document.js";
import type { Machine, TaskState } from "../3-lower/machine.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { badSchema, readSchemaFile, type Entry, type SchemaFile } from "./schema-file.js";
import { indexSchemas, isSchema, type SchemaIndex } from "./schema-index.js";
import { typeIdentifier, typeRegistry, type TypeRegistry } from "./schema-names.js";
import { schemaShapes, type SchemaShapes } from "./schema-shape.js";
import { namedTypes, typeDeclarations } from "./schema-types.js";
import { unknown, type Shape } from "./shape.js";
import { typeText } from "./type-text.js";

/** What the user's schemas say of a machine. */
export interface SchemaFacts {
  readonly inputShape: Shape;
  /** Of a Task's result, before ResultSelector. */
  resultShape(task: TaskState): Shape;
  /** The identifier of the validator of the machine's input. */
  readonly inputValidator?: string;
  resultValidator(task: TaskState): string | undefined;
  /** Every identifier that a generated module may import of the files. */
  readonly typeNames: readonly string[];
  /** The import declarations of a module that uses these types, and every validator. */
  imports(types: readonly string[]): readonly string[];
  /** `orders.types.ts` and `orders.validators.ts`, not yet formatted. */
  readonly files: { readonly [fileName: string]: string };
}

export interface SchemaOptions {
  /** What the files are called after: `orders` for `orders.types.ts`. By default the machine's name: `OrderFlow` → `order-flow`. */
  readonly base?: string;
  /** Where validators import their type from; `heaviside/runtime` by default. */
  readonly runtime?: string;
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
  const file = readSchemaFile(given, machine, diagnostics);
  if (!file) return undefined;
  const index = indexSchemas(file.root);
  // ajv takes longer to load than most machines to compile.
  const { schemaCheck, validatorCode } = await import("./schema-validators.js");
  const isSound = [
    checkSchemas(file, schemaCheck(file.dialect), diagnostics),
    checkReferences(index, diagnostics),
  ];
  if (isSound.includes(false) || diagnostics.hasErrors) return undefined;
  const registry = typeRegistry();
  const converted = schemaShapes({
    index,
    types: registry,
    refsStandAlone: file.dialect === "draft-07",
  });
  const described = describe(file, machine, converted, { index, registry });
  reportUntyped(converted, index, diagnostics);
  try {
    const code = validatorCode(file.root, file.dialect, described.validators);
    return facts(described, { code, registry, ...filled(options, machine) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    badSchema(diagnostics, `The schemas cannot be compiled: ${reason}.`);
    return undefined;
  }
}

/** One described value: the machine's input, or a Task's result. */
interface Described {
  readonly shape: Shape;
  /** Absent for a schema that accepts everything. */
  readonly validator?: string;
}
interface AllDescribed {
  readonly input: Described | undefined;
  readonly results: ReadonlyMap<string, Described>;
  /** JSON Pointers of the schemas by the validator's identifier. */
  readonly validators: ReadonlyMap<string, string>;
  /** What each validator proves. */
  readonly proven: ReadonlyMap<string, Shape>;
}

function describe(
  file: SchemaFile,
  machine: Machine,
  { shapeOf }: SchemaShapes,
  { index, registry }: { readonly index: SchemaIndex; readonly registry: TypeRegistry },
): AllDescribed {
  const byPointer = new Map<string, string>();
  const proven = new Map<string, Shape>();
  const one = ({ schema, pointer }: Entry, name: string): Described => {
    const shape = shapeOf(schema, name);
    if (schema === true || (isSchema(schema) && Object.keys(schema).length === 0)) return { shape };
    const target = referredPointer(schema, index) ?? pointer;
    const type =
      shape.kind === "object" && shape.type !== undefined ? shape.type : typeIdentifier(name);
    const validator = byPointer.get(target) ?? registry.claim(`Is${type}`).replace(/^I/, "i");
    byPointer.set(target, validator);
    proven.set(validator, shape);
    return { shape, validator };
  };
  const input = file.input && one(file.input, `${machine.name} input`);
  const results = new Map(
    [...file.results].map(([task, entry]) => [task, one(entry, `${task} result`)]),
  );
  const validators = new Map([...byPointer].map(([pointer, name]) => [name, pointer]));
  return { input, results, validators, proven };
}

/** The schema that a bare reference means, so that what refers to one schema shares one validator. */
function referredPointer(schema: Json, index: SchemaIndex): string | undefined {
  if (!isSchema(schema) || typeof schema.$ref !== "string" || Object.keys(schema).length > 1)
    return undefined;
  const target = index.resolve(schema.$ref, schema);
  return isSchema(target) ? (referredPointer(target, index) ?? index.pointerOf(target)) : undefined;
}

function checkSchemas(
  { root, input, results }: SchemaFile,
  problemOf: (
    schema: unknown,
  ) => { readonly pointer: string; readonly message: string } | undefined,
  diagnostics: Diagnostics,
): boolean {
  const definitions = ["$defs", "definitions"].flatMap((key) => {
    const all = root[key];
    return isSchema(all)
      ? Object.entries(all).map(([name, schema]) => ({ schema, pointer: `/${key}/${name}` }))
      : [];
  });
  const entries = new Map(
    [...(input ? [input] : []), ...results.values(), ...definitions].map((each) => [
      each.pointer,
      each,
    ]),
  );
  let isSound = true;
  for (const { schema, pointer } of entries.values()) {
    const problem = problemOf(schema);
    if (!problem) continue;
    isSound = false;
    badSchema(
      diagnostics,
      `"${pointer}${problem.pointer}" of the schemas is no JSON Schema: it ${problem.message}.`,
    );
  }
  return isSound;
}

function checkReferences(index: SchemaIndex, diagnostics: Diagnostics): boolean {
  const broken = index.references.filter(({ ref, from }) => index.resolve(ref, from) === undefined);
  for (const { ref, from } of broken) {
    const message = `The "$ref" "${ref}" at "${index.pointerOf(from)}" of the schemas leads to nothing in them.`;
    badSchema(diagnostics, message, didYouMean(ref, index.definitions));
  }
  return broken.length === 0;
}

function reportUntyped(
  { untyped }: SchemaShapes,
  index: SchemaIndex,
  diagnostics: Diagnostics,
): void {
  for (const schema of untyped()) {
    const type =
      schema.items === undefined && schema.prefixItems === undefined ? "object" : "array";
    diagnostics.report("untyped-schema", {
      path: "",
      message: `"${index.pointerOf(schema)}" of the schemas describes an ${type}, and accepts any value that is none.`,
      help: `Add "type": "${type}".`,
    });
  }
}

interface Output {
  readonly code: string;
  readonly registry: TypeRegistry;
  readonly base: string;
  readonly runtime: string;
}

function filled(
  { base, runtime }: SchemaOptions,
  machine: Machine,
): { base: string; runtime: string } {
  const kebab = machine.name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, "-").toLowerCase();
  return { base: base ?? kebab, runtime: runtime ?? "heaviside/runtime" };
}

function facts(described: AllDescribed, { code, registry, base, runtime }: Output): SchemaFacts {
  const { input, results, validators, proven } = described;
  const types = namedTypes([
    ...(input ? [input.shape] : []),
    ...[...results.values()].map(({ shape }) => shape),
  ]);
  const names = types.flatMap(({ type }) => (type === undefined ? [] : [type]));
  const inputValidator = input?.validator;
  return {
    inputShape: input?.shape ?? unknown,
    resultShape: ({ name }) => results.get(name)?.shape ?? unknown,
    ...(inputValidator !== undefined && { inputValidator }),
    resultValidator: ({ name }) => results.get(name)?.validator,
    typeNames: [...names, ...validators.keys()],
    imports: (used) => [
      ...importLines("import", [...validators.keys()], `./${base}.validators.js`),
      ...importLines(
        "import type",
        names.filter((name) => used.includes(name)),
        `./${base}.types.js`,
      ),
    ],
    files: {
      ...(types.length > 0 && {
        [`${base}.types.ts`]: header(base) + typeDeclarations(types, registry),
      }),
      ...(validators.size > 0 && {
        [`${base}.validators.ts`]: validatorsText(code, proven, { base, runtime, names }),
      }),
    },
  };
}

function validatorsText(
  code: string,
  proven: ReadonlyMap<string, Shape>,
  {
    base,
    runtime,
    names,
  }: { readonly base: string; readonly runtime: string; readonly names: readonly string[] },
): string {
  const texts = [...proven].map(([name, shape]) => ({ name, type: typeText(shape) }));
  const used = names.filter((name) =>
    texts.some(({ type }) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`, "u").test(type)),
  );
  // ajv writes `export const isOrder = validate20;`: what it proves is added.
  const typed = texts.reduce(
    (text, { name, type }) =>
      text.replace(`export const ${name} =`, `export const ${name}: Validator<${type}> =`),
    code,
  );
  return [
    "// @ts-nocheck: what follows is plain JavaScript by ajv; the types of what it exports are stated.",
    header(base).trimEnd(),
    ...importLines("import type", ["Validator"], `${runtime}/v1`),
    ...importLines("import type", used, `./${base}.types.js`),
    "",
    typed,
  ].join("\n");
}

function header(base: string): string {
  return `// Generated by heaviside from ${base}.schemas.json. Edit that file, not this one.\n\n`;
}

function importLines(keyword: string, names: readonly string[], from: string): readonly string[] {
  return names.length === 0
    ? []
    : [`${keyword} { ${[...names].sort().join(", ")} } from "${from}";`];
}
