import { describe, expect, test } from "vitest";
import * as functions from "../../runtime/jsonata/functions/index.js";
import type { Callable, Environment } from "../../runtime/jsonata/functions/contract.js";
import { JsonataError } from "../../runtime/jsonata/error.js";
import { matcher } from "../../runtime/jsonata/matcher.js";

const nothing = undefined;
const environment: Environment = { now: Date.UTC(2026, 10, 23, 16, 4, 5, 678), random: () => 0.25 };

type Name = keyof typeof functions;
type Row = readonly [name: Name, given: readonly unknown[], want: unknown];

function called(name: Name, given: readonly unknown[]): unknown {
  const f = functions[name];
  return f.environmental ? f(environment, ...given) : f(...given);
}

/** What a call gives, or `code: message` of what it throws. */
function answer(name: Name, given: readonly unknown[]): unknown {
  try {
    return called(name, given);
  } catch (error) {
    if (error instanceof JsonataError) return error.code;
    throw error;
  }
}

function rows(all: readonly Row[]): void {
  test.each(all)("%s %j", (name, given, want) => {
    expect(answer(name, given)).toEqual(want);
  });
}

describe("texts", () => {
  rows([
    ["$string", [22 / 7], "3.14285714285714"],
    ["$string", [0.1 + 0.2], "0.3"],
    ["$string", [5890840712243076], "5890840712243076"],
    ["$string", [1e21], "1e+21"],
    ["$string", [[1 / 3, { a: matcher(/x/g) }, null]], '[0.333333333333333,{"a":""},null]'],
    ["$string", [{ a: [1] }, true], '{\n  "a": [\n    1\n  ]\n}'],
    ["$string", [Infinity], "D3001"],
    ["$string", [[Infinity]], "D1001"],
    ["$string", [nothing], nothing],
    ["$length", ["𝄞💩"], 2],
    ["$uppercase", ["straße"], "STRASSE"],
    ["$trim", [" a\r\n\t b "], "a b"],
    ["$substring", ["Hello World", 3, 5], "lo Wo"],
    ["$substring", ["Hello World", -4], "orld"],
    ["$substring", ["hello", -10, 7], "hello"],
    ["$substring", ["hello", 1, -2], ""],
    ["$substring", ["a💩b", 1, 1], "💩"],
    ["$substringBefore", ["hello", "zz"], "hello"],
    ["$substringBefore", ["hello", ""], ""],
    ["$substringAfter", ["hello", "l"], "lo"],
    ["$pad", ["foo", 6, "ab"], "fooaba"],
    ["$pad", ["foo", -6, "ab"], "abafoo"],
    ["$pad", ["a", 1e9], "U1001"],
    ["$join", [["a", "b"], "-"], "a-b"],
    ["$join", ["a"], "a"],
    ["$join", [[]], ""],
    ["$join", [Array(40).fill("a"), "-"], Array(40).fill("a").join("-")],
    ["$number", ["-007"], -7],
    ["$number", ["0x1f"], 31],
    ["$number", [" 1"], "D3030"],
    ["$number", [".5"], "D3030"],
    ["$number", ["1e400"], "D3030"],
    ["$number", [true], 1],
  ]);
});

describe("regular expressions", () => {
  const groups = matcher(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)/g);
  const celsius = (found: { readonly groups: readonly string[] }) => `${found.groups[0]}C`;
  rows([
    ["$contains", ["abracadabra", matcher(/ar.*a/g)], false],
    ["$contains", ["abc", nothing], nothing],
    [
      "$split",
      ["too much, punctuation. hard", matcher(/[ ,.]+/g)],
      ["too", "much", "punctuation", "hard"],
    ],
    ["$split", ["ababbxabbcc", matcher(/b+/g), 2], ["a", "a"]],
    ["$split", ["a💩", ""], ["a", "💩"]],
    ["$split", ["a, b, c", ", ", 2], ["a", "b"]],
    ["$split", ["a", ",", -1], "D3020"],
    ["splitText", ["a, b, c", ", ", 2], ["a", "b"]],
    ["splitText", ["a💩", ""], ["a", "💩"]],
    ["splitText", ["a", ",", -1], "D3020"],
    ["splitText", [1, ","], "T0410"],
    ["splitText", [nothing, ","], nothing],
    ["$split", ["abc", matcher(/x*/g)], "D1004"],
    ["$split", ["abc", (text: string) => text], "T1010"],
    [
      "$match",
      ["ababb", matcher(/a(b+)/g)],
      [
        { match: "ab", index: 0, groups: ["b"] },
        { match: "abb", index: 2, groups: ["bb"] },
      ],
    ],
    ["$match", ["ababb", matcher(/a(b+)/g), 1], { match: "ab", index: 0, groups: ["b"] }],
    ["$match", ["ab", matcher(/x/g)], nothing],
    ["$match", ["ab", matcher(/a/g), -1], "D3040"],
    ["$replace", ["the cat sat", "at", "it", 1], "the cit sat"],
    ["$replace", ["John Smith", matcher(/(\w+)\s(\w+)/g), "$2, $1"], "Smith, John"],
    ["$replace", ["265USD", matcher(/([0-9]+)USD/g), "$$$1$0$w$"], "$265265USD$w$"],
    ["$replace", ["abcdefghijklmno", groups, "$8$5$12$12$18$123"], "hella8l3no"],
    ["$replace", ["68F", matcher(/(\d+)F/g), celsius], "68C"],
    ["$replace", ["68F", matcher(/F/g), () => 1], "D3012"],
    ["$replace", ["a", "", "b"], "D3010"],
    ["$replace", ["a", "a", "b", -1], "D3011"],
  ]);

  test("a function may stand for one, when it gives the same kind of object", () => {
    const first = { match: "b", start: 1, end: 2, groups: ["x"], next: () => nothing };
    const written: Callable = () => first;
    expect(called("$replace", ["abc", written, "[$0$1]"])).toBe("a[bx]c");
    expect(called("$split", ["abc", written])).toEqual(["a", "c"]);
  });
});

describe("encodings", () => {
  rows([
    ["$base64encode", ["hello:world"], "aGVsbG86d29ybGQ="],
    ["$base64encode", ["é"], "w6k="],
    ["$base64decode", ["w6k="], "é"],
    ["$base64decode", ["YWI"], "ab"],
    ["$base64decode", ["6Q=="], "\ufffd"],
    ["$base64decode", ["!!!"], "D3137"],
    ["$base64decode", ["-_-_"], "D3137"],
    ["$encodeUrl", ["https://x.org/?a=ш b"], "https://x.org/?a=%D1%88%20b"],
    ["$encodeUrlComponent", ["?x=test"], "%3Fx%3Dtest"],
    ["$encodeUrl", ["\ud800"], "D3140"],
    ["$decodeUrl", ["%26%20"], "%26 "],
    ["$decodeUrlComponent", ["%26%20"], "& "],
    ["$decodeUrlComponent", ["%E0%A4%A"], "D3140"],
  ]);

  test("a URL that is none is told with the function", () => {
    expect(() => called("$decodeUrl", ["%"])).toThrowError(
      expect.objectContaining({
        code: "D3140",
        functionName: "decodeUrl",
        value: "%",
        message: 'Malformed URL passed to $decodeUrl(): "%"',
      }),
    );
  });
});

describe("numbers", () => {
  rows([
    ["$floor", [-5.3], -6],
    ["$ceil", [-0.5], 0],
    ["$round", [11.5], 12],
    ["$round", [12.5], 12],
    ["$round", [-0.5], 0],
    ["$round", [125, -1], 120],
    ["$round", [4.515, 2], 4.52],
    ["$round", [1.005, 2], 1],
    ["$round", [1e300, 2], 1e300],
    ["$round", [2.5e-7, 7], 2e-7],
    ["$power", [2, 0.5], Math.SQRT2],
    ["$power", [-2, 1 / 3], "D3061"],
    ["$sqrt", [-2], "D3060"],
    ["$formatBase", [2555, 16], "9fb"],
    ["$formatBase", [-100, 2], "-1100100"],
    ["$formatBase", [100, 37], "D3100"],
    ["$sum", [[]], 0],
    ["$max", [[]], nothing],
    ["$min", [[3, 1, 2]], 1],
    ["$average", [[5, 1, 3, 7, 4]], 4],
    ["$count", [nothing], 0],
  ]);
});

describe("$formatNumber", () => {
  const picture = (value: number, text: string, options?: object) =>
    answer("$formatNumber", options ? [value, text, options] : [value, text]);

  test.each([
    [12345.6, "#,###.00", "12,345.60"],
    [34.555, "#0.00;(#0.00)", "34.56"],
    [-34.555, "#0.00;(#0.00)", "(34.56)"],
    [-0.001, "0.00", "-0.00"],
    [0, "#.##", ".0"],
    [0, "#", "0"],
    [1234567, "#,##,##0", "12,34,567"],
    [1e21, "#,##0", "1,000,000,000,000,000,000,000"],
    [123456789.123456789, "#,##0.000000000", "123,456,789.123456790"],
    [1234567.12345678, "0.000,000", "1234567.123,457"],
    [0.14, "0 %", "14 %"],
    [1234.5678, "00.000e0", "12.346e2"],
    [-1234.5, "0.0e0;(0.0e0)", "(1.2e3)"],
    [0.0234, "#.00e0", "0.23e-1"],
    [0, "00.0e0", "00.0e0"],
    [12, "e0", "e12"],
    [12, "0 e", "12 e"],
    [Infinity, "$0", "$Infinity"],
  ])("%d %s", (value, text, want) => {
    expect(picture(value, text)).toBe(want);
  });

  test("takes other characters", () => {
    expect(picture(1234.5678, "①①.①①①e①", { "zero-digit": "\u245f" })).toBe("①②.③④⑥e②");
    expect(picture(0.14, "###pm", { "per-mille": "pm" })).toBe("140pm");
    const german = { "decimal-separator": ",", "grouping-separator": "." };
    expect(picture(1234.5, "#.##0,00", german)).toBe("1.234,50");
  });

  test.each([
    ["0;0;0", "D3080"],
    ["0.0.0", "D3081"],
    ["0%%", "D3082"],
    ["0‰‰", "D3083"],
    ["0%‰", "D3084"],
    ["", "D3085"],
    [".e0", "D3085"],
    ["0x0", "D3086"],
    ["%%", "D3086"],
    ["0.,0", "D3087"],
    ["0,", "D3088"],
    ["0,,0", "D3089"],
    ["0#", "D3090"],
    [".#0", "D3091"],
    ["0e0%", "D3092"],
    ["0e0.0", "D3093"],
  ])("refuses the picture %j", (text, code) => {
    expect(picture(1, text)).toBe(code);
  });
});

describe("$formatInteger and $parseInteger", () => {
  const both = [
    [2789, "w", "two thousand, seven hundred and eighty-nine"],
    [1234, "#,##0", "1,234"],
    [1234567890, "#:###,##0", "1234:567,890"],
    [12345, "#,##,##0", "12,345"],
    [-3, "0000", "-0003"],
    [5, "0000,000", "0,000,005"],
    [12, "W;o", "TWELFTH"],
    [121, "Ww;o", "One Hundred and Twenty-First"],
    [112, "0;o", "112th"],
    [1984, "I", "MCMLXXXIV"],
    [0, "i", ""],
    [703, "A", "AAA"],
    [12340, "###٠", "١٢٣٤٠"],
    [1e15, "w", "one thousand trillion"],
    [1e46, "w", "ten billion trillion trillion trillion"],
    [1000000000001, "w;o", "one trillion and first"],
  ] as const;

  test.each(both)("%d %s", (value, picture, text) => {
    expect(answer("$formatInteger", [value, picture])).toBe(text);
    expect(answer("$parseInteger", [text, picture])).toBe(value);
  });

  rows([
    ["$formatInteger", [12.6, "0"], "12"],
    ["$formatInteger", [2000000, "I"], "2000000"],
    ["$formatInteger", [1, "#"], "D3130"],
    ["$formatInteger", [1, "α"], "D3130"],
    ["$formatInteger", [1, "0١"], "D3131"],
    ["$parseInteger", ["nineteen hundred and eighty-four", "w"], 1984],
    ["$parseInteger", ["xyz", "0"], NaN],
    ["$parseInteger", ["xyz", "w"], NaN],
  ]);
});

describe("dates without a picture", () => {
  test.each([
    0,
    -1,
    86_399_999,
    Date.UTC(1999, 11, 31, 23, 59, 59, 999),
    Date.UTC(2024, 1, 29, 1, 2, 3, 45),
    Date.UTC(-1, 11, 31),
    Date.UTC(0, 0, 1) - 1,
    Date.UTC(1000, 0, 1),
    Date.UTC(9999, 11, 31, 23, 59, 59, 999),
    Date.UTC(10_000, 0, 1),
    -62_167_219_200_000,
    -62_167_219_200_001,
  ])("%d is written and read as JavaScript does", (millis) => {
    const text = new Date(millis).toISOString();
    expect(called("isoFromMillis", [millis])).toBe(text);
    if (text.length === 24) expect(called("isoToMillis", [text])).toBe(millis);
  });

  test("a fraction of a millisecond does not count", () => {
    for (const millis of [1.9, -1.9, 1_000.5])
      expect(called("isoFromMillis", [millis])).toBe(new Date(millis).toISOString());
  });

  rows([
    ["isoToMillis", ["2024-02-30T00:00:00.000Z"], Date.UTC(2024, 2, 1)],
    ["isoToMillis", ["2024-13-01T00:00:00.000Z"], "D3110"],
    ["isoToMillis", ["2024-00-01T00:00:00.000Z"], "D3110"],
    ["isoToMillis", ["2024-01-32T00:00:00.000Z"], "D3110"],
    ["isoToMillis", ["2024-01-01T24:00:00.000Z"], Date.UTC(2024, 0, 2)],
    ["isoToMillis", ["2024-01-01T25:00:00.000Z"], "D3110"],
    ["isoToMillis", ["2024-01-01T00:60:00.000Z"], "D3110"],
    ["isoToMillis", ["0099-01-01T00:00:00.000Z"], Date.parse("0099-01-01T00:00:00.000Z")],
    ["isoToMillis", ["2024-01-01T00:00:00.000"], Date.UTC(2024, 0, 1)],
    ["isoToMillis", ["2024-01-01T02:00:00.000+0200"], Date.UTC(2024, 0, 1)],
    ["isoToMillis", ["2024-01-01 00:00:00.000Z"], "D3110"],
    ["isoFromMillis", [8.64e15 + 1], "D1001"],
  ]);
});

describe("$fromMillis", () => {
  const time = 1521801216617; // Friday, 23 March 2018, 10:33:36.617
  test.each([
    [
      "[Y]|[Y01]|[Y,2]|[Y,*-2]|[Y,6]|[Y0001,2-2]|[YI]|[Yw]",
      "2018|18|18|18|002018|18|MMXVIII|two thousand and eighteen",
    ],
    ["[M]|[M01]|[MN]|[MNn,3-3]|[Mi]", "3|03|MARCH|Mar|iii"],
    ["[D1o]|[Dwo]|[DWwo]|[d001]", "23rd|twenty-third|Twenty-Third|082"],
    ["[F]|[FNn]|[F1]|[W01]|[w]|[xNn]|[X]", "friday|Friday|5|12|4|March|2018"],
    ["[H]:[m]:[s].[f001] [h] [P] [PN]", "10:33:36.617 10 am AM"],
    ["[Z]|[Z0]|[Z00:00t]|[z]", "+00:00|+0|Z|GMT+00:00"],
    ["[C] [[x]]", "ISO [x]"],
    ["[ M 01 ]", "03"],
  ])("%s", (picture, want) => {
    expect(answer("$fromMillis", [time, picture])).toBe(want);
  });

  rows([
    ["$fromMillis", [time], "2018-03-23T10:33:36.617Z"],
    ["$fromMillis", [time, nothing, "-0330"], "2018-03-23T07:03:36.617-03:30"],
    ["$fromMillis", [time, "[H]:[m] [Z]|[Z0]|[Z0101]", "-0130"], "9:03 -01:30|-1:30|-0130"],
    ["$fromMillis", [Date.UTC(2004, 11, 31), "[X]-W[W01]-[F1]"], "2004-W53-5"],
    ["$fromMillis", [Date.UTC(2017, 3, 1), "[w] [xNn]"], "5 March"],
    ["$fromMillis", [0, "[h] [P]"], "12 am"],
    ["$fromMillis", [1e16], "D1001"],
    ["$fromMillis", [1e16, "[Y]"], "D1001"],
    ["$fromMillis", [NaN, "[Y]"], "D1001"],
    ["$fromMillis", [0, "[Y"], "D3135"],
    ["$fromMillis", [0, "[q]"], "D3132"],
    ["$fromMillis", [0, "[DN]"], "D3133"],
    ["$fromMillis", [0, "[Z00000]"], "D3134"],
    ["$fromMillis", [0, "[ZN]"], "D3134"],
    ["$fromMillis", [0, "[Z]", "noon"], "D3134"],
    ["$now", [], "2026-11-23T16:04:05.678Z"],
    ["$now", ["[H]:[m]", "+0100"], "17:04"],
    ["$millis", [], environment.now],
  ]);
});

describe("$toMillis", () => {
  const at = (...parts: readonly [number, number, ...number[]]) => Date.UTC(...parts);
  rows([
    ["$toMillis", ["2017-10-30"], at(2017, 9, 30)],
    ["$toMillis", ["2017-10-30T15:28:34.5+0100"], at(2017, 9, 30, 14, 28, 34, 500)],
    ["$toMillis", ["2018-13-01"], "D3110"],
    ["$toMillis", ["01-02-2018"], "D3110"],
    ["$toMillis", ["20180205", "[Y0001][M01][D01]"], at(2018, 1, 5)],
    ["$toMillis", ["20180205T101112", "[Y][M][D]T[H][m][s]"], at(2018, 1, 5, 10, 11, 12)],
    [
      "$toMillis",
      ["Twentieth of August, two thousand and seventeen", "[DW] of [MNn], [Yw]"],
      at(2017, 7, 20),
    ],
    ["$toMillis", ["ae C mmxviii", "[Da] [MA] [Yi]"], at(2018, 2, 31)],
    ["$toMillis", ["Mon, 12 nov 2018", "[FNn,3-3], [D] [MNn,3-3] [Y]"], at(2018, 10, 12)],
    ["$toMillis", ["4/4/2018 12:30 am", "[D1]/[M1]/[Y0001] [h]:[m] [P]"], at(2018, 3, 4, 0, 30)],
    ["$toMillis", ["2018-094", "[Y0001]-[d001]"], at(2018, 3, 4)],
    ["$toMillis", ["2018-094 5", "[Y0001]-[d001] [H]"], at(2018, 3, 4, 5)],
    ["$toMillis", ["13:45", "[H]:[m]"], at(2026, 10, 23, 13, 45)],
    ["$toMillis", ["March", "[MNn]"], at(2026, 2, 1)],
    ["$toMillis", ["2018-01-01 GMT-5", "[Y]-[M]-[D] [z01]"], at(2018, 0, 1, 5)],
    ["$toMillis", ["2018-01-01 -0130", "[Y]-[M]-[D] [Z0101]"], at(2018, 0, 1, 1, 30)],
    ["$toMillis", ["2018-01-01 Z", "[Y]-[M]-[D] [Z01:01t]"], at(2018, 0, 1)],
    [
      "$toMillis",
      ["2018-01-01T00:00:01.01987", "[Y]-[M]-[D]T[H]:[m]:[s].[f1]"],
      at(2018, 0, 1, 0, 0, 1, 19),
    ],
    ["$toMillis", ["Hello", "Hello"], nothing],
    ["$toMillis", ["2018x", "[Y]"], nothing],
    ["$toMillis", ["2018-22", "[Y]-[D]"], "D3136"],
    ["$toMillis", ["2018-01-01 5", "[Y]-[M]-[D] [h]"], "D3136"],
    ["$toMillis", ["2018-W05-3", "[X0001]-W[W01]-[F1]"], "D3136"],
    ["$toMillis", ["2018", "[YN]"], "D3133"],
  ]);
});

describe("values", () => {
  rows([
    ["$boolean", [[[0], []]], false],
    ["$boolean", [[[], [1]]], true],
    ["$boolean", [nothing], nothing],
    ["$not", [""], true],
    ["$exists", [nothing], false],
    ["$exists", [null], true],
    ["$type", [null], "null"],
    ["$type", [[]], "array"],
    ["$type", [matcher(/a/g)], "function"],
    ["$error", ["too much"], "D3137"],
    ["$assert", [true], nothing],
    ["$assert", [false, "no"], "D3141"],
  ]);
});

describe("arrays", () => {
  const more = (a: number, b: number) => a > b;
  const byTens = (a: number, b: number) => Math.trunc(a / 10) > Math.trunc(b / 10);
  rows([
    ["$append", [1, [2, 3]], [1, 2, 3]],
    ["$append", [nothing, 1], 1],
    ["$append", [[1], nothing], [1]],
    ["$sort", [[3, 1, 22]], [1, 3, 22]],
    ["$sort", [["b", "B", "a"]], ["B", "a", "b"]],
    ["$sort", [[3, 1, 2], more], [1, 2, 3]],
    ["$sort", [[31, 12, 35, 11, 30], byTens], [12, 11, 31, 35, 30]],
    ["$sort", [[1, "a"]], "D3070"],
    ["$reverse", [[1, 2, 3]], [3, 2, 1]],
    ["$shuffle", [[1, 2, 3, 4]], [4, 3, 1, 2]],
    ["$distinct", [[1, "1", 1, { a: 1, b: 2 }, { b: 2, a: 1 }]], [1, "1", { a: 1, b: 2 }]],
    ["$distinct", ["x"], "x"],
    [
      "$zip",
      [
        [1, 2, 3],
        [4, 5],
      ],
      [
        [1, 4],
        [2, 5],
      ],
    ],
    ["$zip", [[1], nothing], []],
  ]);
});

describe("objects", () => {
  const proto: unknown = JSON.parse('{"__proto__":1}');
  rows([
    ["$keys", [[{ a: 1 }, { b: 2 }, { a: 3 }]], ["a", "b"]],
    ["$keys", [{}], nothing],
    ["$keys", [{ a: 1 }], "a"],
    ["$lookup", [{ a: 1 }, "constructor"], nothing],
    ["$lookup", ["text", "length"], nothing],
    ["$lookup", [[{ a: [1, 2] }, { b: 2 }, { a: null }], "a"], [1, 2, null]],
    ["$spread", [{ a: 1, b: 2 }], [{ a: 1 }, { b: 2 }]],
    ["$spread", [[1, { a: 2 }]], [1, { a: 2 }]],
    ["$spread", ["x"], "x"],
    ["$merge", [[{ a: 1 }, { b: 2, a: 3 }]], { a: 3, b: 2 }],
    ["$merge", [[proto]], proto],
    ["$clone", [{ a: [proto] }], { a: [proto] }],
  ]);
});

describe("higher-order functions", () => {
  const argumentsOf = (...given: readonly unknown[]) => given.length;
  const isOdd = (n: number) => n % 2 === 1;
  const listed = (value: unknown) => [value];
  rows([
    ["$map", [[1, 2], (n: number) => n * n], [1, 4]],
    ["$map", [[1], listed], [1]],
    ["$map", [[1, 2], listed], [[1], [2]]],
    ["$map", [[1, 2], () => nothing], nothing],
    ["$map", [["a", "b"], argumentsOf], [3, 3]],
    ["$map", [[1, 2], functions.$string], ["1", "2"]],
    ["$filter", [[1, 2, 3], isOdd], [1, 3]],
    ["$filter", [[1, 2], isOdd], 1],
    ["$single", [[1, 2], isOdd], 1],
    ["$single", [[1, 3], isOdd], "D3138"],
    ["$single", [[2], isOdd], "D3139"],
    ["$single", [[5]], 5],
    ["$reduce", [[1, 2, 3], (sum: number, n: number) => sum + n], 6],
    ["$reduce", [[1, 2, 3], (sum: number, n: number) => sum + n, 10], 16],
    ["$reduce", [[], (sum: number, n: number) => sum + n], nothing],
    ["$reduce", [[1, 2], (n: number) => n], "D3050"],
    ["$reduce", [[1, 2], functions.$append], [1, 2]],
    ["$each", [{ a: 1, b: 2 }, (value: number, key: string) => key + value], ["a1", "b2"]],
    ["$sift", [{ a: 1, b: 2 }, isOdd], { a: 1 }],
    ["$sift", [{ b: 2 }, isOdd], nothing],
  ]);
});

describe("functions of AWS", () => {
  rows([
    ["$partition", [[1, 2, 3], 2.9], [[1, 2], [3]]],
    ["$partition", [[1], 0], nothing],
    ["$partition", [[1], -1], "D3137"],
    ["$partition", [[1, 2], -0.5], nothing],
    ["$partition", [[1, 2]], [[1, 2]]],
    ["$partition", [[]], [[]]],
    ["$partition", [[], 2], nothing],
    ["$range", [0, 9, 3], [0, 3, 6, 9]],
    ["$range", [-1.7, 2, 1], [-1, 0, 1, 2]],
    ["$range", [3, 1, -1], [3, 2, 1]],
    ["$range", [1, 9, 9], 1],
    ["$range", [1, 2, 0], nothing],
    ["$range", [1, 2], nothing],
    ["$range", [1], "T0410"],
    ["$range", [1, 1e9, 1], "U1001"],
    ["$hash", ["input", "SHA-1"], "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"],
    ["$hash", ["", "MD5"], "d41d8cd98f00b204e9800998ecf8427e"],
    ["$hash", ["a", "md5"], "D3137"],
    ["$hash", ["a"], nothing],
    ["$hash", ["a", 5], "T0410"],
    ["$random", [42], 0.7275636800328681],
    ["$random", [], 0.25],
    ["$parse", ['{"a":[1]}'], { a: [1] }],
    ["$parse", ["-0"], 0],
    ["$parse", ["{"], "D3137"],
    ["$parse", [""], "D3137"],
  ]);

  test("$hash takes texts of any length", () => {
    expect(called("$hash", ["a".repeat(20_000), "SHA-512"])).toHaveLength(128);
  });

  test("$uuid gives version 4", () => {
    expect(called("$uuid", [])).toBe("44444444-4444-4444-8444-444444444444");
  });
});

test("dates are those of JavaScript, in every year of four digits", () => {
  const day = 86_400_000;
  for (
    let at = Date.UTC(2000, 0, 1) - 730_485 * day;
    at < Date.UTC(10_000, 0, 2);
    at += 29.3 * day
  ) {
    const millis = Math.floor(at);
    const text = new Date(millis).toISOString();
    expect(called("isoFromMillis", [millis])).toBe(text);
    if (/^[1-9]/.test(text)) expect(called("isoToMillis", [text])).toBe(millis);
  }
});

describe("more arguments than a function takes", () => {
  test.each([5, 6, 7])("%i", (count) => {
    const given = Array.from({ length: count }, () => "x");
    const error = thrown(() => called("$replace", given));
    expect(error).toMatchObject({ code: "T0410", index: 4, value: "x" });
    expect(called("$zip", given)).toEqual([given]);
  });
});

function thrown(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

test("a function given by name takes as many arguments as it is documented with", () => {
  const arities: { readonly [name: string]: number } = Object.fromEntries(
    Object.entries(functions).map(([name, { arity }]) => [name, arity]),
  );
  expect(arities).toMatchObject({
    ...{ $string: 1, $substring: 3, $pad: 3, $split: 3, $join: 2, $match: 3, $replace: 4 },
    ...{ $round: 2, $formatNumber: 3, $formatBase: 2, $zip: 0, $sort: 2, $sift: 2, $reduce: 3 },
    ...{ $error: 1, $assert: 2, $now: 2, $millis: 0, $fromMillis: 3, $toMillis: 2, $random: 0 },
  });
});
