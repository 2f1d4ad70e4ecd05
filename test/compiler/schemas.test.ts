import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import type { Json } from "../../compiler/1-parse/document.js";
import { compileSchemas, type SchemaFacts } from "../../compiler/4-analyse/schemas.js";
import { typeText } from "../../compiler/4-analyse/type-text.js";
import { print } from "../../compiler/6-write/print.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";
import { machineOf, task } from "./lowered.js";

const machine = machineOf(
  {
    Validate: task({ Next: "Charge card" }),
    "Charge card": task({ Next: "Wait" }),
    Wait: { Type: "Wait", Seconds: 1, End: true },
  },
  "OrderFlow",
);

async function compiled(schemas: object) {
  const diagnostics = new Diagnostics();
  const facts = await compileSchemas(schemas, machine, diagnostics);
  return {
    facts,
    codes: diagnostics.sorted.map(({ code, help }) => (help ? `${code} ${help}` : code)),
  };
}

async function factsOf(schemas: object): Promise<SchemaFacts> {
  const { facts, codes } = await compiled(schemas);
  if (!facts) throw new Error(codes.join());
  return facts;
}

const shapeText = async (input: Json, $defs: object = {}, $schema?: string) =>
  typeText((await factsOf({ input, $defs, ...($schema && { $schema }) })).inputShape);

describe("shapes", () => {
  const item = {
    type: "object",
    properties: { sku: { type: "string" } },
    required: ["sku"],
    additionalProperties: false,
  };

  test.each<[string, Json, string]>([
    ["anything", true, "unknown"],
    ["no type", { minimum: 1 }, "unknown"],
    ["an integer", { type: "integer", minimum: 1 }, "number"],
    ["types", { type: ["string", "null"] }, "string | null"],
    ["OpenAPI's nullable", { type: "string", nullable: true }, "string | null"],
    ["words", { enum: ["a", "b", null] }, '"a" | "b" | null'],
    ["a list of words", { type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
    ["too many words", { enum: [..."abcdefghijklm"] }, "string"],
    ["words of a type", { type: "string", enum: ["a", 1] }, '"a"'],
    ["a constant", { const: 5 }, "number"],
    ["a constant word", { const: "a" }, '"a"'],
    ["a list", { type: "array", items: { type: "string" } }, "string[]"],
    ["a list of anything", { type: "array" }, "unknown[]"],
    [
      "a tuple",
      { type: "array", prefixItems: [{ type: "string" }, true], minItems: 2, items: false },
      "[string, unknown]",
    ],
    [
      "a tuple that may be short",
      { type: "array", prefixItems: [{ type: "string" }, { type: "null" }], items: false },
      "(string | null)[]",
    ],
    ["alternatives", { oneOf: [{ type: "string" }, { type: "number" }] }, "string | number"],
    [
      "a type for alternatives",
      { type: "number", anyOf: [{ minimum: 5 }, { maximum: 1 }] },
      "number",
    ],
    ["what contradicts itself", { allOf: [{ type: "string" }, { type: "number" }] }, "unknown"],
    ["a condition", { type: "string", if: { minLength: 1 }, then: { pattern: "a" } }, "string"],
  ])("%s", async (_, schema, expected) => {
    expect(await shapeText(schema)).toBe(expected);
  });

  const fields = async (schema: Json, $defs?: object, $schema?: string) => {
    const { inputShape } = await factsOf({
      input: schema,
      ...($defs && { $defs }),
      ...($schema && { $schema }),
    });
    const unnamed =
      inputShape.kind === "object"
        ? { kind: "object", fields: inputShape.fields, rest: inputShape.rest }
        : inputShape;
    return typeText(unnamed as typeof inputShape);
  };

  test.each<[string, Json, string]>([
    [
      "an open object",
      { type: "object", properties: { a: { type: "string" } } },
      "{ a?: string; [k: string]: unknown }",
    ],
    ["a closed one", item, "{ sku: string }"],
    [
      "required and not described",
      { type: "object", required: ["a"] },
      "{ a: unknown; [k: string]: unknown }",
    ],
    [
      "a map",
      { type: "object", additionalProperties: { type: "number" } },
      "{ [k: string]: number }",
    ],
    [
      "a map with a field of another type",
      {
        type: "object",
        properties: { a: { type: "string" } },
        additionalProperties: { type: "number" },
      },
      "{ a?: string; [k: string]: unknown }",
    ],
    [
      "patterns",
      {
        type: "object",
        patternProperties: { "^x": { type: "number" } },
        additionalProperties: false,
      },
      "{ [k: string]: number }",
    ],
    [
      "unevaluated",
      { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false },
      "{ a?: string }",
    ],
    [
      "a forbidden field",
      { type: "object", properties: { a: false, b: true }, additionalProperties: false },
      "{ b?: unknown }",
    ],
    [
      "either of two fields",
      {
        ...item,
        properties: { sku: { type: "string" }, a: { type: "null" } },
        anyOf: [{ required: ["a"] }, true],
      },
      "{ sku: string; a?: null }",
    ],
  ])("%s", async (_, schema, expected) => {
    expect(await fields(schema)).toBe(expected);
  });

  test("parts together", async () => {
    const $defs = {
      Base: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
    };
    const both = {
      allOf: [{ $ref: "#/$defs/Base" }, { properties: { n: { type: "number" } }, required: ["n"] }],
    };
    expect(await fields(both, $defs)).toBe("{ id: string; n: number; [k: string]: unknown }");
    expect(await fields({ $ref: "#/$defs/Base", required: ["x"] }, $defs)).toBe(
      "{ id: string; x: unknown; [k: string]: unknown }",
    );
  });

  test("names", async () => {
    const { inputShape, typeNames } = await factsOf({
      input: {
        type: "object",
        properties: { a: { ...item, title: "line item" }, b: { $ref: "#/$defs/Context" } },
      },
      results: { Validate: { type: "object" }, "Charge card": { $ref: "#/$defs/Context" } },
      $defs: { Context: item, Unused: item },
    });
    expect(inputShape).toMatchObject({ type: "OrderFlowInput" });
    expect(typeNames).toEqual([
      "OrderFlowInput",
      "ValidateResult",
      "Context2",
      "LineItem",
      "isOrderFlowInput",
      "isValidateResult",
      "isContext2",
    ]);
  });

  test("recursion", async () => {
    const tree = (self: object) => ({
      type: "object",
      properties: { kids: { type: "array", items: self } },
      additionalProperties: false,
    });
    const plain = await factsOf({
      input: { $ref: "#/$defs/Tree" },
      $defs: { Tree: tree({ $ref: "#/$defs/Tree" }) },
    });
    expect(Object.values(plain.files)[0]).toContain("kids?: Tree[];");
    const either = await factsOf({
      input: { $ref: "#/$defs/Node" },
      $defs: { Node: { anyOf: [{ type: "string" }, tree({ $ref: "#/$defs/Node" })] } },
    });
    expect(typeText(either.inputShape)).toBe("string | { kids?: unknown[] }");
    const joined = await factsOf({
      input: { $ref: "#/$defs/Tree" },
      $defs: {
        Tree: tree({
          anyOf: [
            { $ref: "#/$defs/Tree" },
            { type: "object", properties: { x: { type: "number" } } },
          ],
        }),
      },
    });
    expect(Object.values(joined.files)[0]).toContain("kids?: unknown[];");
  });

  test("draft-07", async () => {
    const draft = "http://json-schema.org/draft-07/schema#";
    const tuple = {
      type: "array",
      items: [{ type: "string" }],
      additionalItems: false,
      minItems: 1,
    };
    expect(await shapeText(tuple, {}, draft)).toBe("[string]");
    const facts = await factsOf({
      $schema: draft,
      input: { $ref: "#/definitions/Order", title: "ignored" },
      definitions: { Order: item },
    });
    expect(typeText(facts.inputShape)).toBe("Order");
  });

  test("references by the file's own $id", async () => {
    const facts = await factsOf({
      $id: "https://example.com/all.json",
      input: { $ref: "https://example.com/all.json#/$defs/a%20b~1c" },
      $defs: { "a b/c": { type: "object" } },
    });
    expect(facts.typeNames).toEqual(["ABC", "isABC"]);
  });

  test("references by $id and $anchor", async () => {
    const $defs = {
      Order: {
        $id: "https://example.com/order.json",
        type: "object",
        properties: { item: { $ref: "#/$defs/Item" }, other: { $ref: "#small" } },
        $defs: { Item: item, Small: { $anchor: "small", type: "number" } },
        additionalProperties: false,
      },
    };
    const facts = await factsOf({ input: { $ref: "https://example.com/order.json" }, $defs });
    expect(facts.files["order-flow.types.ts"]).toContain("item?: Item;");
    expect(facts.files["order-flow.types.ts"]).toContain("other?: number;");
  });
});

describe("problems", () => {
  test.each<[string, object, string[]]>([
    ["no schema", { input: { type: "strng" } }, ['bad-schema Did you mean "string"?']],
    [
      "no schema among definitions",
      { input: true, $defs: { A: { required: "a" } } },
      ["bad-schema"],
    ],
    [
      "a schema without an outline",
      { type: "object" },
      ['bad-schema Put the schema of the machine\'s input under "input".'],
    ],
    ["a field misspelt", { inputs: true }, ['bad-schema Did you mean "input"?']],
    [
      "another dialect",
      { $schema: "https://example.com/mine", input: true },
      ['bad-schema Write "https://json-schema.org/draft/2020-12/schema".'],
    ],
    [
      "a broken reference",
      { input: { $ref: "#/$defs/Ordr" }, $defs: { Order: true } },
      ['bad-schema Did you mean "#/$defs/Order"?'],
    ],
    ["another file", { input: { $ref: "./order.json" } }, ["bad-schema"]],
    ["a bad pattern", { input: { type: "string", pattern: "(" } }, ["bad-schema"]],
    [
      "no such Task",
      { results: { "Charge crad": true } },
      ['unknown-schema-target Did you mean "Charge card"?'],
    ],
    [
      "no Task",
      { results: { Wait: true } },
      ['unknown-schema-target Remove "Wait" from "results".'],
    ],
    [
      "properties without a type",
      { input: { properties: { a: true } } },
      ['untyped-schema Add "type": "object".'],
    ],
    [
      "parts that take the type from around them",
      { input: { type: "object", allOf: [{ required: ["a"] }] } },
      [],
    ],
  ])("%s", async (_, schemas, expected) => {
    expect((await compiled(schemas)).codes).toEqual(expected);
  });

  test("text that is no JSON", async () => {
    const diagnostics = new Diagnostics();
    expect(await compileSchemas("{ input: 1 }", machine, diagnostics)).toBeUndefined();
    expect(diagnostics.sorted.map(({ code }) => code)).toEqual(["bad-schema"]);
  });
});

/** The validators of the facts, loaded as a generated module would have them. */
async function validators(facts: SchemaFacts): Promise<
  Record<
    string,
    ((value: unknown) => boolean) & {
      errors?: readonly { instancePath: string; message: string }[];
    }
  >
> {
  const text = facts.files["order-flow.validators.ts"] ?? "";
  const { code } = await transform(text, { loader: "ts", format: "esm" });
  expect(code).not.toMatch(/\bimport\b|\brequire\b/);
  return import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}

describe("validators", () => {
  test("say what is wrong and where", async () => {
    const facts = await factsOf({
      input: {
        type: "object",
        required: ["items"],
        properties: {
          items: {
            type: "array",
            items: { type: "object", properties: { n: { type: "number" } } },
          },
        },
      },
    });
    const { isOrderFlowInput: check } = await validators(facts);
    expect(check?.({ items: [{ n: 1 }, {}] })).toBe(true);
    expect(check?.({ items: [{ n: 1 }, { n: "1" }] })).toBe(false);
    expect(check?.errors).toEqual([{ instancePath: "/items/1/n", message: "must be number" }]);
    expect(check?.({})).toBe(false);
    expect(check?.errors?.[0]?.message).toBe("must have required property 'items'");
  });

  test.each<[string, Json, Json[], Json[]]>([
    ["lengths in characters", { maxLength: 2 }, ["😀😀", "ab", 5], ["abc"]],
    [
      "unique items",
      { uniqueItems: true },
      [
        [1, "1"],
        [{ a: 1 }, { a: 2 }],
      ],
      [
        [
          { a: 1, b: [2] },
          { b: [2], a: 1 },
        ],
      ],
    ],
    ["a constant object", { const: { a: [1] } }, [{ a: [1] }], [{ a: [1, 2] }, { a: { 0: 1 } }]],
    [
      "text in a message that looks like code",
      { enum: ['",message:', "}"] },
      ['",message:'],
      ["x"],
    ],
    ["a pattern with quotes and braces", { pattern: '^["}{]+$' }, ['"}{'], ["a"]],
    ["inherited names", { type: "object", required: ["toString"] }, [{ toString: 1 }], [{}]],
    [
      "date",
      { format: "date" },
      ["2024-02-29", "2023-12-31"],
      ["2023-02-29", "2023-13-01", "23-01-01", "2023-01-01T00:00:00Z"],
    ],
    [
      "time",
      { format: "time" },
      ["00:00:00Z", "23:59:60Z", "22:59:60-01:00", "10:00:00.5+02:30"],
      ["24:00:00Z", "10:00:60Z", "10:00:00"],
    ],
    [
      "date-time",
      { format: "date-time" },
      ["2024-02-29T12:00:00Z", "2024-02-29t12:00:00.123+01:00"],
      ["2024-02-30T12:00:00Z", "2024-02-29", "2024-02-29T12:00:00"],
    ],
    ["uuid", { format: "uuid" }, ["123e4567-e89b-12d3-a456-426614174000"], ["123"]],
    ["email", { format: "email" }, ["a@example.com"], ["a"]],
    ["uri", { format: "uri" }, ["https://example.com/a?b#c"], ["no uri"]],
    ["ipv4", { format: "ipv4" }, ["127.0.0.1"], ["256.0.0.1"]],
    ["regex", { format: "regex" }, ["^a$"], ["("]],
    ["byte", { format: "byte" }, ["aGk="], ["a"]],
    ["int32", { format: "int32" }, [5, "text"], [2 ** 31, 0.5]],
    ["int64", { format: "int64" }, [2 ** 31], [0.5]],
    ["a format that nobody knows", { format: "colour" }, ["x"], []],
    [
      "unevaluated properties",
      { allOf: [{ type: "object", properties: { a: true } }], unevaluatedProperties: false },
      [{ a: 1 }],
      [{ b: 1 }],
    ],
    [
      "conditions",
      { if: { type: "string" }, then: { minLength: 2 }, else: { minimum: 2 } },
      ["ab", 2],
      ["a", 1],
    ],
    ["dependencies", { dependentRequired: { a: ["b"] } }, [{ a: 1, b: 1 }, {}], [{ a: 1 }]],
    ["how many items", { contains: { type: "null" }, minContains: 2 }, [[null, null]], [[null]]],
  ])("%s", async (_, schema, good, bad) => {
    const { isOrderFlowInput: check } = await validators(await factsOf({ input: schema }));
    for (const value of good) expect([value, check?.(value)]).toEqual([value, true]);
    for (const value of bad) expect([value, check?.(value)]).toEqual([value, false]);
  });

  test("are shared by what refers to one schema, and found by Resource", async () => {
    const facts = await factsOf({
      input: { $ref: "#/$defs/Thing" },
      results: {
        "arn:aws:lambda:eu-west-1:123456789012:function:work": { $ref: "#/$defs/Thing" },
        Validate: true,
      },
      $defs: { Thing: { type: "object" } },
    });
    const [validate, charge] = [...machine.scope.states.values()];
    if (validate?.type !== "Task" || charge?.type !== "Task") throw new Error("no Tasks");
    expect(facts.inputValidator).toBe("isThing");
    expect(facts.resultValidator(charge)).toBe("isThing");
    expect(facts.resultValidator(validate)).toBeUndefined();
    expect(facts.imports(["Thing", "ErrorOutput"])).toEqual([
      'import { isThing } from "./order-flow.validators.js";',
      'import type { Thing } from "./order-flow.types.js";',
    ]);
  });

  test("are the same every time, and small", async () => {
    const schemas = {
      input: {
        type: "object",
        required: ["id", "total"],
        properties: {
          id: { type: "string", minLength: 1 },
          total: { type: "number" },
          at: { type: "string", format: "uuid" },
        },
      },
    };
    const [one, two] = [await factsOf(schemas), await factsOf(schemas)];
    expect(one.files).toEqual(two.files);
    const { code } = await transform(one.files["order-flow.validators.ts"] ?? "", {
      loader: "ts",
      minify: true,
    });
    expect(code.length).toBeLessThan(1400);
  });
});

test("types say what descriptions say", async () => {
  const facts = await factsOf({
    input: { $ref: "#/$defs/Order" },
    $defs: {
      Order: {
        type: "object",
        description: "What a customer wants.\nOne */ line more.",
        properties: { id: { type: "string", description: "Unique." }, "odd-key": { type: "null" } },
        required: ["id"],
      },
    },
  });
  expect(await print(facts.files["order-flow.types.ts"] ?? "", { printWidth: 100 }))
    .toMatchInlineSnapshot(`
    "// Generated by heaviside from order-flow.schemas.json. Edit that file, not this one.

    /**
     * What a customer wants.
     * One *\\/ line more.
     */
    export type Order = {
      /** Unique. */
      id: string;
      "odd-key"?: null;
      [k: string]: unknown;
    };
    "
  `);
});
