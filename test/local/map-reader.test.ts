import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDataset, readItems } from "../../local/map/reader.js";
import { StatesError } from "../../runtime/errors.js";

const getObject = "arn:aws:states:::s3:getObject";
const listObjectsV2 = "arn:aws:states:::s3:listObjectsV2";

function read(text: string, ReaderConfig: Record<string, unknown>, maxItems?: number): unknown {
  return readItems(
    {
      Resource: getObject,
      arguments: { Bucket: "b", Key: "file" },
      ReaderConfig,
      ...(maxItems === undefined ? {} : { maxItems }),
    },
    { "b/file": text },
  );
}

function failure(run: () => unknown): readonly [string | undefined, string | undefined] {
  try {
    run();
  } catch (error) {
    if (error instanceof StatesError) return [error.Error, error.Cause];
    throw error;
  }
  return ["nothing was thrown", undefined];
}

const failed = (cause: unknown): readonly unknown[] => ["States.ItemReaderFailed", cause];

describe("CSV", () => {
  const csv = (text: string, config: Record<string, unknown> = {}): unknown =>
    read(text, { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", ...config });
  const given = (text: string, ...CSVHeaders: string[]): unknown =>
    csv(text, { CSVHeaderLocation: "GIVEN", CSVHeaders });
  const ragged = "Value4,Value5,Value6\n,,,\ntrue,1,'HelloWorld'\nNull,None,\n   \n";

  test("the first row is the header; short rows are filled up, long ones cut (recorded)", () => {
    expect(csv(`H1,\n${ragged}`)).toEqual([
      { H1: "Value4", "": "Value5" },
      { H1: "", "": "" },
      { H1: "true", "": "1" },
      { H1: "Null", "": "None" },
      { H1: "   ", "": "" },
    ]);
  });

  test("given headers leave the first row to the items (recorded)", () => {
    expect(given(`Value1,Value2,Value3\n${ragged}`, "H1", "H2", "H3")).toEqual([
      { H1: "Value1", H2: "Value2", H3: "Value3" },
      { H1: "Value4", H2: "Value5", H3: "Value6" },
      { H1: "", H2: "", H3: "" },
      { H1: "true", H2: "1", H3: "'HelloWorld'" },
      { H1: "Null", H2: "None", H3: "" },
      { H1: "   ", H2: "", H3: "" },
    ]);
  });

  test("another delimiter, CRLF and quotation marks (recorded)", () => {
    const text =
      'id|text|blank\r\n1|"one|pipe"|\r\n2|"two ""quoted"""|x\r\n3|"three\nnewline"|y\r\n4|four|\r\n';
    expect(csv(text, { CSVDelimiter: "PIPE" })).toEqual([
      { id: "1", text: "one|pipe", blank: "" },
      { id: "2", text: 'two "quoted"', blank: "x" },
      { id: "3", text: "three\nnewline", blank: "y" },
      { id: "4", text: "four", blank: "" },
    ]);
  });

  test("AWS's example of parsing an input CSV file", () => {
    const text =
      'abc,123,"This string contains commas, a double quotation marks (""), and a newline (\n)",' +
      '{""MyKey"":""MyValue""},"[1,2,3]"';
    expect(given(text, "a", "b", "c", "d", "e")).toEqual([
      {
        a: "abc",
        b: "123",
        c: 'This string contains commas, a double quotation marks ("), and a newline (\n)',
        d: '{"MyKey":"MyValue"}',
        e: "[1,2,3]",
      },
    ]);
  });

  test.each([
    ["COMMA", "a,b"],
    ["PIPE", "a|b"],
    ["SEMICOLON", "a;b"],
    ["SPACE", "a b"],
    ["TAB", "a\tb"],
  ])("delimiter %s", (CSVDelimiter, row) => {
    expect(csv(row, { CSVDelimiter, CSVHeaderLocation: "GIVEN", CSVHeaders: ["x", "y"] })).toEqual([
      { x: "a", y: "b" },
    ]);
  });

  test.each([
    ["backslashes are preserved by repeating them", "C:\\\\App\\\\a.exe", "C:\\App\\a.exe"],
    ["one before the delimiter escapes it", "a\\,b", "a,b"],
    ["one before anything else is dropped", "a\\nb\\", "anb"],
    ["escaped quotation marks work in pairs", '"a \\"b\\" c"', 'a "b" c'],
    ["marks inside a field are kept", 'abc "d" e', 'abc "d" e'],
    ["blanks before an opening mark are dropped", 'abcd,   "x y"', "abcd"],
    ["an empty quoted field", '""', ""],
    ["a quoted mark alone", '""""', '"'],
  ])("%s", (_, text, value) => {
    expect(given(text, "H")).toEqual([{ H: value }]);
  });

  test("blanks before an opening mark", () => {
    expect(given('abcd,   "x, y",z', "a", "b", "c")).toEqual([{ a: "abcd", b: "x, y", c: "z" }]);
  });

  test("an empty line is a row; the end of the last line is none", () => {
    expect(given("a\n\nb\n", "H")).toEqual([{ H: "a" }, { H: "" }, { H: "b" }]);
    expect(given("", "H")).toEqual([]);
    expect(csv("H\n")).toEqual([]);
  });

  test("names of the prototype are columns", () => {
    const [item] = given("a,b", "__proto__", "constructor") as [object];
    expect(Object.entries(item)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });

  test("failures", () => {
    expect(failure(() => given("a", "H1", "H1", "H3"))).toEqual(
      failed("CSV headers cannot contain duplicates."),
    );
    expect(failure(() => csv("H1,H1\na,b"))).toEqual(
      failed("CSV headers cannot contain duplicates."),
    );
    expect(failure(() => csv('H\n"a'))[0]).toBe("States.ItemReaderFailed");
    expect(failure(() => csv("H", { CSVDelimiter: "DOT" }))[0]).toBe("States.ItemReaderFailed");
    expect(failure(() => csv("H", { CSVHeaderLocation: "GIVEN" }))).toEqual(
      failed("CSVHeaders must be specified when CSVHeaderLocation is GIVEN."),
    );
  });
});

describe("JSON", () => {
  const json = (value: unknown, config: Record<string, unknown> = {}): unknown =>
    read(JSON.stringify(value), { InputType: "JSON", ...config });

  test("an array", () => {
    expect(json([["a"], { b: 1 }, null])).toEqual([["a"], { b: 1 }, null]);
  });

  test("an object gives its members", () => {
    expect(json({ a: { x: 1 }, b: 2 })).toEqual([
      { Key: "a", Value: { x: 1 } },
      { Key: "b", Value: 2 },
    ]);
  });

  test.each([
    ["", [1]],
    ["/data/items", [2, 3]],
    ["/data/list/1/a~1b/m~0n", [4]],
  ])("ItemsPointer %j", (ItemsPointer, items) => {
    const value =
      ItemsPointer === ""
        ? [1]
        : { data: { items: [2, 3], list: [{}, { "a/b": { "m~n": [4] } }] } };
    expect(json(value, { ItemsPointer })).toEqual(items);
  });

  test("failures", () => {
    const missing = failed(
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    );
    expect(failure(() => json({ a: [] }, { ItemsPointer: "/b" }))).toEqual(missing);
    expect(failure(() => json({ a: [] }, { ItemsPointer: "a" }))).toEqual(missing);
    expect(failure(() => json({ a: [] }, { ItemsPointer: "/constructor" }))).toEqual(missing);
    expect(failure(() => json({ a: 1 }, { ItemsPointer: "/a" }))).toEqual(
      failed("Attempting to map over non-iterable node."),
    );
    expect(failure(() => json("text"))).toEqual(
      failed("Attempting to map over non-iterable node."),
    );
    expect(failure(() => read("[1", { InputType: "JSON" }))[0]).toBe("States.ItemReaderFailed");
  });
});

test("JSON Lines: one item a line, blank lines are none", () => {
  const config = { InputType: "JSONL" };
  expect(read('{"n":1}\r\n[2]\n\n  \n"three"\n', config)).toEqual([{ n: 1 }, [2], "three"]);
  expect(failure(() => read('{"n":1}\nno', config))[0]).toBe("States.ItemReaderFailed");
});

test("MaxItems: 0 is no limit, a negative one fails (recorded)", () => {
  const config = { InputType: "JSON" };
  expect(read("[1,2,3]", config, 0)).toEqual([1, 2, 3]);
  expect(read("[1,2,3]", config, 2)).toEqual([1, 2]);
  expect(read("[1,2,3]", config, 9)).toEqual([1, 2, 3]);
  expect(failure(() => read("[1]", config, -1))).toEqual(failed("field MaxItems must be positive"));
});

describe("s3:listObjectsV2", () => {
  const objects = {
    "b/flat/data.jsonl": '{"n":10}\n{"n":11}\n{"n":12}\n',
    "b/flat/": "",
    "b/flat/é.jsonl": "[1]",
    "b/flat2/x": "x",
    "other/flat/y": "y",
  };
  const reader = (
    args: Record<string, unknown>,
    ReaderConfig: Record<string, unknown> = {},
  ): Parameters<typeof readDataset>[0] => ({
    Resource: listObjectsV2,
    arguments: { Bucket: "b", ...args },
    ReaderConfig,
  });
  const keys = (args: Record<string, unknown>): unknown =>
    readItems(reader(args), objects).map((item) => (item as { Key: string }).Key);

  test("gives metadata, with the bucket as source (recorded)", () => {
    const [, item] = readDataset(reader({ Prefix: "flat/" }), objects, {
      lastModified: 1790204286,
    });
    expect(item).toEqual({
      Source: "s3://b",
      Value: {
        Etag: '"ccc798cbcfe6205d17e0d1bc74bbca91"',
        Key: "flat/data.jsonl",
        LastModified: 1790204286,
        Size: 27,
        StorageClass: "STANDARD",
      },
    });
  });

  test("selects by prefix, in the order of bytes", () => {
    expect(keys({ Prefix: "flat" })).toEqual([
      "flat/",
      "flat/data.jsonl",
      "flat/é.jsonl",
      "flat2/x",
    ]);
    expect(keys({ Prefix: "flat/", StartAfter: "flat/data.jsonl" })).toEqual(["flat/é.jsonl"]);
    expect(keys({ Delimiter: "/" })).toEqual([]);
    expect(keys({ Prefix: "none" })).toEqual([]);
    expect(keys({ MaxKeys: 1 })).toHaveLength(4);
  });

  test("LOAD_AND_FLATTEN reads the objects, each item with its own source (recorded)", () => {
    const config = { InputType: "JSONL", Transformation: "LOAD_AND_FLATTEN" };
    const items = readDataset({ ...reader({ Prefix: "flat/" }, config), maxItems: 4 }, objects);
    expect(items).toEqual([
      { Value: { n: 10 }, Source: "s3://b/flat/data.jsonl" },
      { Value: { n: 11 }, Source: "s3://b/flat/data.jsonl" },
      { Value: { n: 12 }, Source: "s3://b/flat/data.jsonl" },
      { Value: [1], Source: "s3://b/flat/é.jsonl" },
    ]);
  });

  test("failures", () => {
    expect(failure(() => keys({ Bucket: "none" }))[0]).toBe("States.ItemReaderFailed");
    const load = reader({}, { Transformation: "LOAD_AND_FLATTEN" });
    expect(failure(() => readItems(load, objects))).toEqual(
      failed("ReaderConfig.InputType is missing."),
    );
  });
});

describe("manifests", () => {
  const manifest = JSON.stringify({
    sourceBucket: "source",
    destinationBucket: "arn:aws:s3:::inventory",
    fileFormat: "CSV",
    fileSchema: "Bucket, Key, Size, LastModifiedDate",
    files: [{ key: "data/1.csv.gz" }, { key: "data/2.csv.gz" }],
  });
  const first = '"source","csvDataset/titles.csv","3399671","2022-11-16T00:29:32.000Z"\n';
  const second = '"source","image/","0","2022-11-15T20:00:44.000Z"\n';
  const compressed = (text: string): string => gzipSync(text).toString("base64");

  test.each([{ InputType: "MANIFEST" }, { ManifestType: "S3_INVENTORY" }])(
    "an S3 inventory: %j",
    (ReaderConfig) => {
      const items = readDataset(
        { Resource: getObject, arguments: { Bucket: "i", Key: "manifest.json" }, ReaderConfig },
        {
          "i/manifest.json": manifest,
          "inventory/data/1.csv.gz": compressed(first),
          "i/data/2.csv.gz": second,
        },
      );
      expect(items).toEqual([
        {
          Value: {
            Bucket: "source",
            Key: "csvDataset/titles.csv",
            Size: "3399671",
            LastModifiedDate: "2022-11-16T00:29:32.000Z",
          },
          Source: "s3://inventory/data/1.csv.gz",
        },
        {
          Value: {
            Bucket: "source",
            Key: "image/",
            Size: "0",
            LastModifiedDate: "2022-11-15T20:00:44.000Z",
          },
          Source: "s3://i/data/2.csv.gz",
        },
      ]);
    },
  );

  test("an Athena UNLOAD", () => {
    const athena = (ReaderConfig: Record<string, unknown>): unknown =>
      readDataset(
        {
          Resource: getObject,
          arguments: { Bucket: "q", Key: "id-manifest.csv" },
          ReaderConfig: { ManifestType: "ATHENA_DATA", ...ReaderConfig },
        },
        {
          "q/id-manifest.csv": "s3://q/out/1.gz\ns3://q/out/2.gz\n",
          "q/out/1.gz": compressed("[1,2]\n"),
          "q/out/2.gz": "[3,4]\n",
        },
      );
    expect(athena({ InputType: "JSONL" })).toEqual([
      { Value: [1, 2], Source: "s3://q/out/1.gz" },
      { Value: [3, 4], Source: "s3://q/out/2.gz" },
    ]);
    expect(
      athena({ InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: ["a", "b"] }),
    ).toEqual([
      { Value: { a: "[1", b: "2]" }, Source: "s3://q/out/1.gz" },
      { Value: { a: "[3", b: "4]" }, Source: "s3://q/out/2.gz" },
    ]);
  });

  test("failures", () => {
    const inventory = (text: string): unknown => read(text, { InputType: "MANIFEST" });
    expect(failure(() => inventory("{}"))[0]).toBe("States.ItemReaderFailed");
    expect(failure(() => inventory(manifest.replace('"CSV"', '"ORC"')))[1]).toMatch(/must be CSV/);
    expect(failure(() => inventory(manifest))[1]).toMatch(/key does not exist: s3:\/\/b\/data\/1/);
  });
});

describe("refused", () => {
  test.each([
    [{ InputType: "PARQUET" }, /PARQUET is not read/],
    [{ InputType: "XML" }, /"XML"/],
    [{}, /InputType is missing/],
    [{ InputType: 1 }, /InputType must be a string/],
  ])("%j", (config, cause) => {
    const [error, text] = failure(() => read("[]", config));
    expect(error).toBe("States.ItemReaderFailed");
    expect(text).toMatch(cause);
  });

  test("a missing object, bad arguments, another resource", () => {
    const reading = (args: unknown, Resource = getObject): readonly unknown[] =>
      failure(() =>
        readItems({ Resource, arguments: args, ReaderConfig: { InputType: "JSON" } }, {}),
      );
    expect(reading({ Bucket: "b", Key: "k" })[1]).toBe(
      "The specified key does not exist: s3://b/k (Service: S3, Status Code: 404)",
    );
    expect(reading({ Bucket: "b" })[1]).toBe('The ItemReader needs a "Key".');
    expect(reading({ Bucket: 1, Key: "k" })[1]).toMatch(/must be a string, but is 1/);
    expect(reading(null)[1]).toBe('The ItemReader needs a "Bucket".');
    expect(reading({}, "arn:aws:states:::s3:putObject")[0]).toBe("States.ItemReaderFailed");
  });

  test("an object of the prototype is none", () => {
    const reader = { Resource: getObject, ReaderConfig: { InputType: "JSON" } };
    const key = { Bucket: "__proto__", Key: "x" };
    expect(failure(() => readItems({ ...reader, arguments: key }, {}))[0]).toBe(
      "States.ItemReaderFailed",
    );
  });
});
