import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { transform } from "esbuild";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phases } from "../compiler/compile.js";
import { catalogue, type Code } from "../compiler/diagnostics/catalogue.js";
import { compile, expression, load, type Diagnostic } from "../compiler/index.js";
import type { Json } from "../local/index.js";
import { StatesError } from "../runtime/errors.js";
import { corpusFolder } from "./corpus-folder.js";
import { hostileTexts, specialNames } from "./hostile-texts.js";
import { typeErrors } from "./type-check.js";

// Whatever it is given, the compiler answers with diagnostics of the catalogue, or with a module that can be loaded. A failure
// prints the seed and the input in its smallest form; HEAVISIDE_SEED makes another run.

const seed = Number(process.env["HEAVISIDE_SEED"] ?? 20_260_101);
/** Runs until the time is over, and at most so many times. */
const bounded = (milliseconds: number, numRuns = 3000): fc.Parameters<unknown> => ({
  seed,
  numRuns,
  interruptAfterTimeLimit: milliseconds,
});

const definitions = sources();
const texts = [...hostileTexts, ...specialNames];

/** A change of a definition: where, by a number for each level, and what. */
interface Mutation {
  readonly way: readonly number[];
  readonly change: "drop" | "replace" | "copy" | "rename" | "wrap" | "swap";
  readonly value: Json;
  readonly name: string;
  readonly other: readonly number[];
}

const path = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 7 });
const names = fc.constantFrom(
  ...texts,
  ..."States StartAt Next End Type Resource Choices Default Variable And Not Branches ItemProcessor Iterator Retry Catch ErrorEquals".split(
    " ",
  ),
  ..."Parameters ResultPath InputPath OutputPath ResultSelector Assign Seconds SecondsPath TimeoutSeconds QueryLanguage Comment".split(
    " ",
  ),
  ..."ItemReader ItemBatcher ResultWriter ProcessorConfig MaxConcurrency Label Credentials Output Arguments Condition x.$".split(
    " ",
  ),
);
const leaves: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e300, 99_999_999, "", [], {}, [[]]),
  fc.constantFrom(...texts),
  fc.constantFrom(
    "Task",
    "Pass",
    "Map",
    "Choice",
    "$",
    "$.a",
    "$.a[*].b",
    "$..x",
    "$$.State.Name",
    "$v",
    "JSONata",
    "JSONPath",
  ),
  fc.constantFrom(
    "States.Array($.a, 1)",
    "States.Format('{}', $.b)",
    "States.",
    "{% $x %}",
    "States.ALL",
    "2020-01-01T00:00:00Z",
    "${Name}",
    "a ${Name}",
    "{% ${Name} + %}",
  ),
  fc.string({ maxLength: 20 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  way: path,
  change: fc.constantFrom("drop", "replace", "copy", "rename", "wrap", "swap"),
  value: fc.oneof(
    leaves,
    fc.array(leaves, { maxLength: 3 }),
    fc.dictionary(names, leaves, { maxKeys: 3 }),
  ),
  name: names,
  other: path,
});
const mutated = mutations(1, 4);

describe("compiling", () => {
  test("a changed definition", { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(mutated, async (definition) => {
      await isAnswered(JSON.stringify(definition, null, 1));
    });
    await fc.assert(property, bounded(7000));
  });

  test("a changed definition, given as a value", { timeout: 60_000 }, async () => {
    const property = fc.asyncProperty(mutated, async (definition) => {
      await isAnswered(
        typeof definition === "object" && definition !== null ? definition : { definition },
      );
    });
    await fc.assert(property, bounded(2500));
  });

  test("changed text of a definition", { timeout: 60_000 }, async () => {
    const cut = fc.record({
      at: fc.nat({ max: 5000 }),
      length: fc.nat({ max: 30 }),
      insert: fc.oneof(
        fc.constantFrom(...texts, "{", "}", ",", '"', "]"),
        fc.string({ maxLength: 5 }),
      ),
    });
    const edited = fc
      .tuple(
        fc.constantFrom(...definitions),
        fc.array(cut, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([definition, cuts, isYaml]) => ({
        fileName: isYaml ? "m.asl.yaml" : "m.asl.json",
        text: cuts.reduce(
          (text, { at, length, insert }) => {
            const from = at % text.length;
            return text.slice(0, from) + insert + text.slice(from + length);
          },
          JSON.stringify(definition, null, 2),
        ),
      }));
    const property = fc.asyncProperty(edited, async ({ text, fileName }) =>
      isAnswered(text, fileName),
    );
    await fc.assert(property, bounded(2500));
  });

  test("any text", { timeout: 60_000 }, async () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.constantFrom(...texts),
      fc.string(),
    );
    const property = fc.asyncProperty(
      anyText,
      fc.constantFrom("m.json", "m.yaml", "template.yaml#A"),
      isAnswered,
    );
    await fc.assert(property, bounded(1500));
  });

  test("any value", { timeout: 60_000 }, async () => {
    const anyValue = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const property = fc.asyncProperty(fc.dictionary(names, anyValue), async (value) =>
      isAnswered(value),
    );
    await fc.assert(property, bounded(1500));
  });

  test("deep nesting", { timeout: 60_000 }, async () => {
    for (const depth of [100, 499, 501, 5000]) {
      await isAnswered("[".repeat(depth));
      await isAnswered(`{"a":`.repeat(depth) + "1" + "}".repeat(depth));
      await isAnswered(
        `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Result":${"[".repeat(depth)}${"]".repeat(depth)}}}}`,
      );
      await isAnswered(
        `{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[${`{"Not":`.repeat(depth)}{}${"}".repeat(depth)}]}}}`,
      );
      await isAnswered(
        `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Parameters":{"a.$":"${"States.Array(".repeat(depth)}${")".repeat(depth)}"}}}}`,
      );
      await isAnswered(
        `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"InputPath":"$${"[?(@.a".repeat(depth)}${")]".repeat(depth)}"}}}`,
      );
      await isAnswered(
        `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"InputPath":"$${".a".repeat(depth)}"}}}`,
      );
    }
    const cycle: { [name: string]: unknown } = {};
    cycle["States"] = cycle;
    await isAnswered(cycle);
  });

  test("schemas", { timeout: 60_000 }, async () => {
    const schema = fc.dictionary(
      fc.constantFrom(
        "type",
        "properties",
        "$ref",
        "required",
        "enum",
        "items",
        "anyOf",
        "$defs",
        "pattern",
        "input",
        "results",
        "title",
      ),
      fc.oneof(leaves, fc.dictionary(names, leaves, { maxKeys: 2 })),
      { maxKeys: 4 },
    );
    const file = fc.record(
      { input: schema, results: fc.dictionary(names, schema, { maxKeys: 2 }), $defs: schema },
      { requiredKeys: [] },
    );
    const definition = {
      StartAt: "Task",
      States: {
        Task: {
          Type: "Task",
          Resource: "arn:aws:lambda:us-east-1:123456789012:function:f",
          End: true,
        },
      },
    };
    const property = fc.asyncProperty(
      fc.oneof(
        file,
        fc.json(),
        leaves.filter((value) => typeof value === "string"),
      ),
      async (schemas) => {
        const { code, diagnostics } = await compile(definition, { schemas: schemas as object });
        expect(code === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
        areKnown(diagnostics);
      },
    );
    await fc.assert(property, bounded(2000));
  });
});

test("expressions are compiled or refused", { timeout: 60_000 }, async () => {
  const piece = fc.constantFrom(
    ..."$ $$ . .. [ ] ( ) ? @ * ' \" , : 0 1 -1 a a.b == != =~ < && || ! / \\ length() States. Array Format('{}' {} % x_y é".split(
      " ",
    ),
    " ",
    ...texts,
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const property = fc.asyncProperty(text, fc.json(), async (path, data) => {
    let evaluate;
    try {
      evaluate = await expression("JSONPath", path);
    } catch (error) {
      // A text that is no expression is told so in a sentence.
      expect(error).toBeInstanceOf(SyntaxError);
      expect(String(error)).toMatch(/\.$|\?$|"$|\)$/);
      return;
    }
    try {
      const value = evaluate(JSON.parse(data) as Json);
      expect(typeof value).not.toBe("function");
    } catch (error) {
      expect(error).toBeInstanceOf(StatesError);
    }
  });
  await fc.assert(property, bounded(2500));
});

test("modules of changed definitions type-check", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  try {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    const compiled: string[] = [];
    for (const [index, definition] of fc
      .sample(mutations(0, 1), { seed, numRuns: 400 })
      .entries()) {
      const { module } = await phases(JSON.stringify(definition), {});
      if (!module) continue;
      const file = join(folder, `module-${index}.ts`);
      writeFileSync(file, module.text);
      compiled.push(file);
    }
    expect(compiled.length).toBeGreaterThan(20);
    expect(typeErrors(compiled).slice(0, 3000)).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

async function isAnswered(source: string | object, fileName = "m.asl.json"): Promise<void> {
  const { module, diagnostics } = await phases(source, { fileName });
  areKnown(diagnostics, typeof source === "string" ? source : undefined);
  expect(module === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  if (module === undefined) return;
  await transform(module.text, { loader: "ts" });
  await load(source, { fileName });
}

function areKnown(diagnostics: readonly Diagnostic[], text?: string): void {
  for (const diagnostic of diagnostics) {
    const { code, severity, message, path: pointer, span, fileName, related = [] } = diagnostic;
    expect(Object.keys(catalogue)).toContain(code);
    expect(severity).toBe(catalogue[code as Code].severity);
    expect(message).not.toBe("");
    for (const place of [{ path: pointer, span }, ...related]) {
      expect(place.path).toMatch(/^(?:\/|$)/);
      if (text === undefined || fileName !== undefined || place.span === undefined) continue;
      expect(place.span.start).toBeGreaterThanOrEqual(0);
      expect(place.span.end).toBeGreaterThanOrEqual(place.span.start);
      expect(place.span.end).toBeLessThanOrEqual(text.length);
    }
  }
}

function mutations(minLength: number, maxLength: number): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...definitions), fc.array(mutation, { minLength, maxLength }))
    .map(([definition, changes]) => changes.reduce(mutate, definition));
}

function mutate(definition: Json, mutation: Mutation): Json {
  return changed(definition, mutation.way, { ...mutation, root: definition });
}

function changed(
  value: Json,
  [step = 0, ...rest]: readonly number[],
  mutation: Mutation & { readonly root: Json },
): Json {
  if (typeof value !== "object" || value === null) return leafOf(value, mutation);
  const entries = Object.entries(value);
  const at = entries.length === 0 ? -1 : step % entries.length;
  const [key, inner] = entries[at] ?? [];
  if (key === undefined || inner === undefined) return mutation.value;
  const isDeeper = rest.length > 0 && typeof inner === "object" && inner !== null;
  const edited: readonly (readonly [string, Json])[] = isDeeper
    ? [[key, changed(inner, rest, mutation)]]
    : editedMember(key, inner, mutation);
  const all = entries.toSpliced(at, 1, ...(edited as [string, Json][]));
  return Array.isArray(value) ? all.map(([, item]) => item) : Object.fromEntries(all);
}

function editedMember(
  key: string,
  value: Json,
  { change, value: given, name, other, root }: Mutation & { readonly root: Json },
): readonly (readonly [string, Json])[] {
  switch (change) {
    case "drop":
      return [];
    case "replace":
      return [[key, given]];
    case "copy":
      return [
        [key, value],
        [name, value],
      ];
    case "rename":
      return [[name, value]];
    case "wrap":
      return [[key, { [name]: value }]];
    case "swap":
      return [[key, partOf(root, other)]];
    default:
      return change satisfies never;
  }
}

function leafOf(value: Json, { change, value: given }: Mutation): Json {
  return change === "drop" ? null : change === "wrap" ? [value] : given;
}

function partOf(value: Json, [step = 0, ...rest]: readonly number[]): Json {
  if (typeof value !== "object" || value === null) return value;
  const all = Object.values(value) as readonly Json[];
  const part = all[step % Math.max(1, all.length)] ?? null;
  return rest.length === 0 ? part : partOf(part, rest);
}

/** The repository's own machines, and a few of the corpus where it is there. */
function sources(): readonly Json[] {
  const root = resolve(import.meta.dirname, "..");
  const below = (folder: string, pattern: RegExp) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => pattern.test(name))
          .toSorted()
          .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Json)
      : [];
  const others = ["valid", "real-world"].flatMap((name) => {
    const all = below(join(corpusFolder, "definitions", name), /\.json$/);
    return all.filter((_, index) => index % Math.ceil(all.length / 50) === 0);
  });
  return [
    ...below(join(root, "examples"), /\.asl\.json$/),
    ...below(join(root, "test/cases"), /^(?!diagnostics).*\.asl\.json$/),
    ...others,
  ];
}
