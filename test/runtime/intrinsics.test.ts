import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as intrinsics from "../../runtime/intrinsics/index.js";
import { javaRandom } from "../../runtime/java-random.js";
import type { Context } from "../../runtime/types.js";

const context = (random: number): Context => ({ random: () => random }) as unknown as Context; // all they use
const fails = expect.objectContaining({ Error: "States.IntrinsicFailure" });

describe("format", () => {
  test.each<[string, readonly unknown[], string]>([
    ["no place", [], "no place"],
    ["{}-{}", ["a", 1.1], "a-1.1"],
    ["{}", [null], "null"],
    ["{}", [{ Arg1: 1, Arg2: [], b: ["x", { c: null }] }], "{Arg1=1, Arg2=[], b=[x, {c=null}]}"],
    ["\\{\\} \\'{}\\' \\\\ {x}", [true], "{} 'true' \\ {x}"],
    ["{}", ["{}"], "{}"],
  ])("%j with %j", (template, values, text) => {
    expect(intrinsics.format(template, ...values)).toBe(text);
  });
  test.each<readonly unknown[]>([["{}"], ["", 1], [1, 1]])(
    "%j, %j fails",
    (template, ...values) => {
      expect(() => intrinsics.format(template, ...values)).toThrow(fails);
    },
  );
});

test.each([
  [1.5, 1.51, 4],
  [-1.5, 0, -1],
  [-1.51, 0, -2],
  [-0.5, 0.5, 1],
  [-0.5, 0, 0],
  [-1.5, -1.51, -3],
  [2.49, 0, 2],
])("mathAdd(%d, %d) is %d", (a, b, sum) => {
  expect(intrinsics.mathAdd(a, b)).toBe(sum);
});

test.each<[string, string, readonly string[]]>([
  [", , ,", ",", [" ", " "]],
  [",,,,", ",", []],
  ["", ",", []],
  ["abc", "", ["abc"]],
  ["This.is+a,test=string", ".+,=", ["This", "is", "a", "test", "string"]],
  ["a😀b", "😀", ["a", "b"]],
])("stringSplit(%j, %j)", (text, separators, parts) => {
  expect(intrinsics.stringSplit(text, separators)).toEqual(parts);
});

test.each<[() => unknown, unknown]>([
  [() => intrinsics.arrayRange(1, 9, 2), [1, 3, 5, 7, 9]],
  [() => intrinsics.arrayRange(0, 10, 3), [0, 3, 6, 9]],
  [() => intrinsics.arrayRange(3, 1, -1), [3, 2, 1]],
  [() => intrinsics.arrayRange(3, 1, 1), []],
  [() => intrinsics.arrayPartition([1, 2, 3], 2), [[1, 2], [3]]],
  [() => intrinsics.arrayPartition([], 2), []],
  [() => intrinsics.arrayContains([{ a: 1, b: [2] }], { b: [2], a: 1 }), true],
  [() => intrinsics.arrayContains([1], "1"), false],
  [() => intrinsics.arrayContains([{ a: 1 }], [1]), false],
  [
    () => intrinsics.arrayUnique([1, "1", null, [1], [1], { a: 1 }, { a: 1 }, null, 1]),
    [1, "1", null, [1], { a: 1 }],
  ],
  [() => intrinsics.arrayGetItem([null, 2], 0), null],
  [() => intrinsics.arrayLength([1, 2]), 2],
  [() => intrinsics.jsonMerge({ a: { x: 1 }, b: 2 }, { a: { y: 1 } }), { a: { y: 1 }, b: 2 }],
  [() => intrinsics.stringToJson(" "), null],
  [() => intrinsics.stringToJson('{"a": [1]}'), { a: [1] }],
  [() => intrinsics.jsonToString({ a: [1, null] }), '{"a":[1,null]}'],
])("%s", (call, value) => {
  expect(call()).toEqual(value);
});

test.each<[() => unknown]>([
  [() => intrinsics.arrayRange(0, 1000, 1)],
  [() => intrinsics.arrayRange(0, 1, 0)],
  [() => intrinsics.arrayRange("0", 1, 1)],
  [() => intrinsics.arrayPartition([1], 0)],
  [() => intrinsics.arrayGetItem([1], 1)],
  [() => intrinsics.arrayGetItem([1], -1)],
  [() => intrinsics.arrayLength("ab")],
  [() => intrinsics.jsonMerge({}, [])],
  [() => intrinsics.jsonMerge({}, {}, true)],
  [() => intrinsics.stringToJson("{")],
  [() => intrinsics.stringToJson({})],
  [() => intrinsics.base64Decode("a")],
  [() => intrinsics.base64Decode("ab=c")],
  [() => intrinsics.base64Encode("x".repeat(10_001))],
  [() => intrinsics.hash("x", "SHA-3")],
  [() => intrinsics.mathAdd(1, "1")],
  [() => intrinsics.mathRandom(context(0), 2, 2)],
  [() => intrinsics.stringSplit("a", 1)],
])("%s fails", (call) => {
  expect(call).toThrow(fails);
});

describe("texts as bytes", () => {
  test("base64Encode is that of Node", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const encoded = intrinsics.base64Encode(text);
        expect(encoded).toBe(Buffer.from(text).toString("base64"));
        expect(intrinsics.base64Decode(encoded)).toBe(Buffer.from(text).toString());
      }),
    );
  });
  test("base64Decode reads what is no UTF-8 as Node does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (bytes) => {
        const buffer = Buffer.from(bytes.map((byte) => byte | 0x80));
        expect(intrinsics.base64Decode(buffer.toString("base64"))).toBe(buffer.toString());
      }),
    );
  });
});

test.each(["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"])("%s is that of Node", (algorithm) => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 128, 129, 1000]) {
    const data = "aé€".repeat(length).slice(0, length);
    const wanted = createHash(algorithm.replace("-", "")).update(data).digest("hex");
    expect(intrinsics.hash(data, algorithm)).toBe(wanted);
  }
  expect(intrinsics.hash({ a: 1 }, algorithm)).toBe(intrinsics.hash('{"a":1}', algorithm));
});

describe("chance", () => {
  test("a seed gives the numbers of java.util.Random", () => {
    expect(javaRandom(42).nextDouble()).toBe(0.7275636800328681);
    expect(javaRandom(-7).nextDouble()).toBe(0.2691218093260761);
    expect(javaRandom(42).nextInt(10)).toBe(0);
    expect(javaRandom(-7).nextInt(64)).toBe(17);
    expect(javaRandom(0).nextInt(2_000_000_000)).toBe(1_569_741_360);
    expect(intrinsics.mathRandom(context(0), 10, 20, -7)).toBe(12);
  });
  test("without one, the execution's source is used", () => {
    expect(intrinsics.mathRandom(context(0), 12.5, 44.51)).toBe(13);
    expect(intrinsics.mathRandom(context(0.999999), 1, 4)).toBe(3);
    expect(intrinsics.uuid(context(0))).toBe("00000000-0000-4000-8000-000000000000");
    expect(intrinsics.uuid(context(0.999))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  });
});
