import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transform } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { phases } from "../compiler/compile.js";
import { compile, CompileError, load, type CompileOptions } from "../compiler/index.js";
import { run, type HistoryEvent, type Json, type RunOptions } from "../local/index.js";
import { hostileTexts, specialNames } from "./hostile-texts.js";
import { structure } from "./tokens.js";
import { typeErrors } from "./type-check.js";

// No text of a user becomes code, wherever a definition takes one, and no key reaches a prototype. A definition with hostile
// texts has to compile to the same code as one with a harmless text in their places, and to do the same.

const prototypes = [Object, Array, String, Number, Boolean, Function, RegExp, Map, Promise].map(
  (each) => each.prototype,
);
const members = () => prototypes.map((each) => Reflect.ownKeys(each).map(String));
const untouched = JSON.stringify(members());

beforeEach(() => void Reflect.deleteProperty(globalThis, "pwned"));
afterEach(() => {
  expect(globalThis).not.toHaveProperty("pwned");
  expect(JSON.stringify(members())).toBe(untouched);
});

const harmless = "x y";
const lambda = "arn:aws:lambda:us-east-1:123456789012:function:";

/** Somewhere that a definition takes a text, and an execution that shows what became of it. */
interface Place {
  readonly definition: (text: string) => object;
  readonly options?: (text: string) => CompileOptions;
  readonly input?: (text: string) => Json;
  readonly mock?: (text: string) => NonNullable<RunOptions["mock"]>;
  /** Texts that cannot stand here. */
  readonly not?: (text: string) => boolean;
}

const one = (state: object, others: object = {}, fields: object = {}): object => ({
  StartAt: "A",
  States: { A: { End: true, ...state }, ...others },
  ...fields,
});
const cut = (text: string) => text.slice(0, 79);
/** As it is written in a quoted argument of an intrinsic function. */
const argument = (text: string) => text.replace(/[\\'{}]/g, "\\$&");

const places: { readonly [name: string]: Place } = {
  "the names of states": {
    definition: (text) => ({
      StartAt: cut(text),
      States: {
        [cut(text)]: { Type: "Pass", Result: 1, ResultPath: "$.a", Next: `2${cut(text)}` },
        [`2${cut(text)}`]: {
          Type: "Task",
          Resource: `${lambda}f`,
          ResultPath: "$.b",
          Next: `3${cut(text)}`,
        },
        [`3${cut(text)}`]: {
          Type: "Choice",
          Choices: [{ Variable: "$.a", NumericEquals: 1, Next: `4${cut(text)}` }],
        },
        [`4${cut(text)}`]: {
          Type: "Map",
          ItemsPath: "$.l",
          ItemProcessor: {
            StartAt: `5${cut(text)}`,
            States: { [`5${cut(text)}`]: { Type: "Pass", End: true } },
          },
          ResultPath: "$.c",
          Next: `6${cut(text)}`,
        },
        [`6${cut(text)}`]: {
          Type: "Pass",
          Parameters: { "n.$": "$$.State.Name", "all.$": "$" },
          Next: `7${cut(text)}`,
        },
        [`7${cut(text)}`]: { Type: "Wait", Seconds: 1, Next: `8${cut(text)}` },
        [`8${cut(text)}`]: { Type: "Succeed" },
      },
    }),
    input: () => ({ l: [1] }),
    mock: () => () => ({ output: 2 }),
  },
  "the name of a Task": {
    definition: (text) => ({
      StartAt: cut(text),
      States: {
        [cut(text)]: {
          Type: "Task",
          Resource: `${lambda}f`,
          Catch: [{ ErrorEquals: ["E"], Next: "B" }],
          End: true,
        },
        B: { Type: "Succeed" },
      },
    }),
    mock:
      () =>
      ({ state }) => ({ output: state }),
  },
  "the name of the machine": {
    definition: () => one({ Type: "Pass" }),
    options: (text) => ({ name: text }),
  },
  "the name of the file": {
    definition: () => one({ Type: "Pass" }),
    options: (text) => ({ fileName: `${text}.asl.json` }),
    // A path, and a state machine inside a template.
    not: (text) => /[/\\#]|\.ya?ml/.test(text),
  },
  comments: {
    definition: (text) =>
      one(
        {
          Type: "Choice",
          End: undefined,
          Comment: text,
          Choices: [{ Variable: "$.a", IsPresent: false, Comment: text, Next: "B" }],
          Default: "B",
        },
        {
          B: {
            Type: "Task",
            Comment: `${text}\n${text}`,
            Resource: `${lambda}f`,
            Retry: [{ ErrorEquals: ["E"], Comment: text }],
            Catch: [{ ErrorEquals: ["E"], Comment: text, Next: "C" }],
            Next: "C",
          },
          C: {
            Type: "Parallel",
            Comment: text,
            Branches: [
              {
                Comment: text,
                ...one({ Type: "Pass" }),
                StartAt: "D",
                States: { D: { Type: "Pass", Comment: text, End: true } },
              },
            ],
            End: true,
          },
        },
        { Comment: text },
      ),
    mock: () => () => ({ output: 1 }),
    // A comment of several lines has another form.
    not: (text) => /[\n\r\u2028\u2029]/.test(text),
  },
  "Result: strings and keys": {
    definition: (text) =>
      one({
        Type: "Pass",
        Result: { [text]: text, list: [text, { [`${text}!`]: [text] }] },
        ResultPath: "$.r",
      }),
  },
  "Parameters: strings and keys": {
    definition: (text) =>
      one({
        Type: "Pass",
        Parameters: {
          [`k${text}.$`]: "$.a",
          [text]: { [text]: text, [`${text}!.$`]: "$" },
          c: [text],
        },
      }),
    input: (text) => ({ a: text, [text]: text }),
  },
  "Arguments of a Task": {
    definition: (text) =>
      one({
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Parameters: { QueueUrl: text, MessageBody: { [text]: text } },
        ResultSelector: { [text]: text, "r.$": "$.r" },
      }),
    mock:
      () =>
      ({ arguments: value }) => ({ output: { r: value } }),
  },
  "the name of a function": {
    definition: (text) => one({ Type: "Task", Resource: `${lambda}${text}` }),
    mock:
      () =>
      ({ resource }) => ({ output: resource }),
  },
  "the name of a function given to lambda:invoke": {
    definition: (text) =>
      one({
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Parameters: { FunctionName: text, "Payload.$": "$" },
      }),
    mock:
      () =>
      ({ arguments: value }) => ({ output: value }),
  },
  "the names of errors": {
    definition: (text) =>
      one(
        {
          Type: "Task",
          Resource: `${lambda}f`,
          Retry: [{ ErrorEquals: [text, `${text}2`] }],
          Catch: [
            { ErrorEquals: [text], ResultPath: "$.e", Next: "B" },
            { ErrorEquals: [`${text}3`, "x"], Next: "B" },
          ],
        },
        { B: { Type: "Succeed" } },
      ),
    mock: (text) => () => ({ error: text, cause: text }),
  },
  "Error and Cause of a Fail": {
    definition: (text) => ({
      StartAt: "A",
      States: { A: { Type: "Fail", Error: text, Cause: text } },
    }),
  },
  paths: {
    definition: (text) =>
      one({
        Type: "Pass",
        InputPath: `$.o['${text}']`,
        Parameters: {
          "a.$": `$['${text}'].b`,
          "l.$": `$.l[*]['${text}']`,
          "f.$": `$.l[?(@['${text}'] == 1)].c`,
        },
        ResultPath: `$['${text}']`,
        OutputPath: `$['${text}']`,
      }),
    input: (text) => ({ o: { [text]: { [text]: { b: 1 }, l: [{ [text]: 1, c: 2 }] } } }),
    // Nothing is escaped in a path, and placeholders in names are filled in when the module runs.
    not: (text) => /['\\]|\$\{/.test(text),
  },
  "texts in filters": {
    definition: (text) =>
      one({ Type: "Pass", Parameters: { "f.$": `$.l[?(@.a == '${text}')].c` } }),
    input: (text) => ({ l: [{ a: text, c: 1 }] }),
    not: (text) => /['\\]/.test(text) || Number.isFinite(Number(text)),
  },
  "regular expressions in filters": {
    definition: (text) =>
      one({
        Type: "Pass",
        Parameters: {
          "f.$": `$.l[?(@.a =~ /.*${text.replace(/[.*+?^$()[\]{}|\\/]/g, "\\$&")}.*/i)].c`,
        },
      }),
    input: (text) => ({
      l: [
        { a: text, c: 1 },
        { a: "q", c: 2 },
      ],
    }),
  },
  "arguments of intrinsic functions": {
    definition: (text) =>
      one({
        Type: "Pass",
        Parameters: {
          "a.$": `States.Format('${argument(text)}{}${argument(text)}', $.x)`,
          "b.$": `States.Array('${argument(text)}', $.x)`,
          "c.$": `States.Format('${argument(text)}')`,
          "d.$": `States.Format('{}{}', '${argument(text)}', 1)`,
          "e.$": `States.StringSplit('${argument(text)}', '§')`,
        },
      }),
    input: (text) => ({ x: text }),
  },
  "Choice Rules": {
    definition: (text) => ({
      StartAt: "A",
      States: {
        A: {
          Type: "Choice",
          Choices: [
            {
              And: [
                { Variable: "$.a", StringEquals: text },
                { Variable: "$.b", StringLessThan: `!${text}` },
              ],
              Next: "B",
            },
            { Variable: "$.a", StringMatches: `*${text.replace(/[\\*]/g, "\\$&")}*`, Next: "C" },
          ],
          Default: "D",
        },
        B: { Type: "Pass", Result: "B", End: true },
        C: { Type: "Pass", Result: "C", End: true },
        D: { Type: "Pass", Result: "D", End: true },
      },
    }),
    input: (text) => ({ a: text, b: "zzzz" }),
  },
  "values of variables": {
    definition: (text) =>
      one(
        { Type: "Pass", Assign: { v: { [text]: text } }, End: undefined, Next: "B" },
        { B: { Type: "Pass", InputPath: "$v", End: true } },
      ),
  },
  "a distributed Map": {
    definition: (text) =>
      one({
        Type: "Map",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "I",
          States: { I: { Type: "Pass", End: true } },
        },
        ItemSelector: { [text]: text, "v.$": "$$.Map.Item.Value" },
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: [text] },
          Parameters: { Bucket: "b", Key: text },
        },
        ItemBatcher: { MaxItemsPerBatch: 5, BatchInput: { [text]: text } },
      }),
    // The objects of the execution are named below.
  },
};

describe.each(Object.entries(places))("in %s", (_, place) => {
  const { definition, options = () => ({}), not = () => false } = place;
  const texts = [...hostileTexts, ...specialNames].filter((text) => !not(text));

  test("a hostile text is compiled to the code of a harmless one", async () => {
    const wanted = await codeOf(definition(harmless), options(harmless));
    const wrong: string[] = [];
    let compiled = 0;
    for (const text of texts) {
      const code = await codeOf(definition(text), options(text));
      if (code === undefined) continue;
      compiled++;
      if (unprintable.test(code))
        wrong.push(`${JSON.stringify(text)}: ${JSON.stringify(unprintable.exec(code))}`);
      // Special names have a form of their own, where they are not quoted; placeholders are read when the module runs.
      if (specialNames.includes(text) || /^\$\{/.test(text)) continue;
      const difference = differing(structure(wanted ?? ""), structure(code));
      if (difference !== undefined) wrong.push(`${JSON.stringify(text)}: ${difference}`);
    }
    expect(wrong).toEqual([]);
    expect(compiled).toBeGreaterThan(texts.length / 3);
  });

  test("a hostile text is data", async () => {
    const wanted = await behaviour(place, harmless);
    const wrong: string[] = [];
    for (const text of texts) {
      const got = await behaviour(place, text);
      if (got === undefined) continue;
      const [want, have] = [JSON.stringify(replaced(wanted, harmless, text)), JSON.stringify(got)];
      if (want !== have) wrong.push(`${JSON.stringify(text)}: ${want} and not ${have}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("in comments of several lines", () => {
  test("a hostile text stays in the comment", async () => {
    const definition = (text: string) =>
      one({ Type: "Pass", Comment: text }, {}, { Comment: `${text}${text}` });
    const wanted = await codeOf(definition(`${harmless}\n${harmless}`));
    for (const text of hostileTexts) {
      const code = await codeOf(definition(`${text}\n${text}\r${text}\u2028${text}`));
      expect(structure(code ?? "")).toEqual(structure(wanted ?? ""));
    }
  });
});

describe("in placeholders", () => {
  const names = [
    "globalThis.pwned()",
    "*/ globalThis.pwned() /*",
    "__proto__",
    "constructor",
    "a-b[0].c",
    "AWS::Region",
    "a (b)",
  ];
  const definition = (name: string) =>
    one({
      Type: "Pass",
      Comment: `\${${name}}`,
      Result: { whole: `\${${name}}`, part: `a\${${name}}b`, [`k\${${name}}`]: 1 },
    });

  test.each(names)("a name is a name: %s", async (name) => {
    const wanted = await codeOf(definition("Plain"));
    const code = await codeOf(definition(name));
    expect(structure(code ?? "")).toEqual(structure(wanted ?? ""));
    // Without a value it stays as it is.
    expect(await run(await load(definition(name)), {})).toMatchObject({
      output: { whole: `\${${name}}` },
    });
    const value = `"); globalThis.pwned=1; ("`;
    const machine = await load(definition(name), { define: Object.fromEntries([[name, value]]) });
    expect(await run(machine, {})).toMatchObject({ output: { whole: value, part: `a${value}b` } });
  });
});

test.each(["\n", "\r", "\u2028"])("in the name of the schemas: %j", async (end) => {
  const schemasName = `a${end}globalThis.pwned = 1;.schemas.json`;
  const input = { type: "object", properties: { a: { type: "string" } } };
  const definition = { StartAt: "A", States: { A: { Type: "Succeed" } } };
  const { files } = await compile(definition, { schemas: { input }, schemasName });
  const lines = Object.values(files).flatMap((text) => text.split(/[\r\n\u2028\u2029]/));
  expect(lines.filter((line) => line.includes("pwned")).length).toBe(2);
  expect(lines.filter((line) => /^(?!\/\/).*pwned/.test(line))).toEqual([]);
});

describe("in schemas", () => {
  const definition = one({
    Type: "Task",
    Resource: `${lambda}f`,
    Parameters: { "a.$": "$.a" },
    ResultPath: "$.r",
  });
  const schemas = (text: string) => ({
    input: {
      title: text,
      description: text,
      $comment: text,
      type: "object",
      properties: {
        [text]: {
          type: "string",
          title: `1${text}`,
          description: `${text}\n${text}`,
          enum: [text, `${text}2`],
        },
        a: { $ref: "#/$defs/A" },
        p: { type: "string", pattern: text.replace(/[.*+?^$()[\]{}|\\/]/g, "\\$&") },
        q: { const: { [text]: text } },
      },
      required: [text, "a"],
      additionalProperties: false,
    },
    results: {
      A: {
        type: "object",
        title: text,
        properties: { [text]: { type: "number" } },
        required: [text],
      },
    },
    $defs: {
      A: {
        type: "object",
        properties: { [text]: { description: text, type: "array", items: { const: text } } },
        required: [text],
      },
    },
  });

  test("a hostile text is never code", { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    for (const text of [harmless, ...hostileTexts, ...specialNames]) {
      // The validators' library leaves this one property out.
      if (text === "__proto__") continue;
      const problem = (what: unknown) =>
        wrong.push(`${JSON.stringify(text)}: ${JSON.stringify(what)}`);
      const options = { schemas: schemas(text) };
      const { module, files } = await phases(definition, options);
      if (module === undefined) continue;
      for (const [name, code] of Object.entries({ ...files, module: module.text }))
        if (unprintable.test(code))
          problem(`${name} has ${escape(String(unprintable.exec(code)))}`);
      const machine = await load(definition, options);
      const given = (value: Json): Json =>
        Object.fromEntries([
          [text, value],
          ["a", Object.fromEntries([[text, [text]]])],
        ]) as Json;
      const mock = { A: [{ output: Object.fromEntries([[text, 1]]) }] };
      const good = await run(machine, given(text), { mock });
      if (good.status !== "SUCCEEDED") problem(good);
      const bad = await run(machine, given("neither"), { mock });
      if (bad.status !== "FAILED" || bad.error !== "Heaviside.InvalidInput") problem(bad);
    }
    expect(wrong).toEqual([]);
  });
});

test(
  "modules with hostile texts type-check, formatted as they are written",
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "hostile-"));
    try {
      const written: string[] = [];
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
      for (const [index, { definition, options = () => ({}), not = () => false }] of Object.values(
        places,
      ).entries()) {
        // All at once, as many definitions cost a type-check each.
        for (const [at, text] of [...hostileTexts, ...specialNames].entries()) {
          if (not(text) || (index + at) % 8 !== 0) continue;
          const { code } = await compile(definition(text), options(text));
          if (code === undefined) continue;
          const unformatted = await codeOf(definition(text), options(text));
          expect(await minified(code)).toBe(await minified(unformatted ?? ""));
          const file = join(folder, `module-${index}-${at}.ts`);
          writeFileSync(file, code);
          written.push(file);
        }
      }
      expect(written.length).toBeGreaterThan(100);
      expect(typeErrors(written).slice(0, 2000)).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

describe("data", () => {
  const reads = one({
    Type: "Pass",
    Parameters: {
      "all.$": "$",
      "found.$": "$..constructor",
      "some.$": "$.l[*].length",
      "merged.$": "States.JsonMerge($.m, $.m, false)",
    },
    ResultPath: "$.__proto__.constructor.prototype.polluted",
  });

  test("with the names of JavaScript is data", async () => {
    const input = JSON.parse(
      '{"constructor":1,"l":[[1,2],"abc",{"length":5}],"m":{"__proto__":{"polluted":1}},"__proto__":{"x":2}}',
    ) as Json;
    const outcome = await run(await load(reads), input);
    expect(outcome.status).toBe("SUCCEEDED");
    const text = JSON.stringify("output" in outcome ? outcome.output : null);
    expect(JSON.parse(text)).toMatchObject({ constructor: 1 });
    expect(text).toContain('"some":[5]');
    expect(text).toContain('"merged":{"__proto__":{"polluted":1}}');
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    "$.constructor",
    "$.__proto__",
    "$.length",
    "$.toString",
    "$.l.length",
    "$.l.constructor",
    "$.s.length",
    "$.s[0]",
    "$.l.0",
    "$.n.toFixed",
  ])("%s is not there", async (path) => {
    const machine = await load(one({ Type: "Pass", InputPath: path }));
    expect(await run(machine, { l: [1], s: "abc", n: 1 })).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
    });
  });
});

/** Control characters, line separators, direction marks, halves of characters: nothing that a review cannot see. */
const unprintable =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

async function codeOf(
  definition: object,
  options: CompileOptions = {},
): Promise<string | undefined> {
  const { module, diagnostics } = await phases(JSON.stringify(definition), options);
  expect(module === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
  return module?.text;
}

async function behaviour(place: Place, text: string): Promise<object | undefined> {
  const { definition, options = () => ({}), input = () => ({}), mock = () => ({}) } = place;
  const machine = await load(JSON.stringify(definition(text)), options(text)).catch(refused);
  if (machine === undefined) return undefined;
  const events: HistoryEvent[] = [];
  const outcome = await run(machine, input(text), {
    mock: mock(text),
    objects: Object.fromEntries([[`b/${text}`, "1\n2\n"]]),
    now: new Date(0),
    random: () => 0.5,
    onEvent: (event) => events.push(event),
  });
  const names = events.flatMap(({ stateEnteredEventDetails: details }) =>
    details ? [details.name] : [],
  );
  return { outcome, names };
}

/** A definition that has errors is refused: only what is compiled can do harm. */
function refused(error: unknown): undefined {
  if (!(error instanceof CompileError)) throw error;
}

/** The value with one text for another, in strings and keys. */
function replaced(value: unknown, from: string, to: string): unknown {
  if (typeof value === "string") return value.replaceAll(from, () => to);
  if (Array.isArray(value)) return value.map((item) => replaced(item, from, to));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [
    key.replaceAll(from, () => to),
    replaced(field, from, to),
  ]);
  return Object.fromEntries(fields);
}

function differing(wanted: readonly string[], got: readonly string[]): string | undefined {
  const at = wanted.findIndex((token, index) => token !== got[index]);
  if (at < 0 && wanted.length === got.length) return undefined;
  const around = (all: readonly string[]) => all.slice(Math.max(0, at - 5), at + 10).join(" ");
  return `${around(wanted)} ↔ ${around(got)}`;
}

async function minified(code: string): Promise<string> {
  return (await transform(code, { loader: "ts", minifyWhitespace: true, minifySyntax: true })).code;
}
