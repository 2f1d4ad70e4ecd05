import { describe, expect, test } from "vitest";
import type { Json } from "../../compiler/1-parse/document.js";
import { expression } from "../../compiler/expression.js";
import { testState } from "../../local/index.js";
import {
  JsonataError,
  $random,
  $uuid,
  call,
  filter,
  keepArray,
  follow,
  path,
  startClock,
} from "../../runtime/jsonata/index.js";

async function valueOf(text: string, data?: Json, bindings?: { readonly [name: string]: Json }) {
  return (await expression("JSONata", text))(data, bindings);
}

async function codeOf(text: string, data?: Json): Promise<unknown> {
  try {
    return await valueOf(text, data);
  } catch (error) {
    return error instanceof JsonataError ? error.code : error;
  }
}

describe("sequences", () => {
  const data: Json = {
    one: [1],
    nested: [[1], [2, 3]],
    items: [{ a: 1, b: [1, 2] }, { a: 2, b: [3] }, { c: 0 }],
    nothing: null,
    empty: [],
  };
  const rows: readonly (readonly [text: string, want: Json | undefined])[] = [
    ["one", [1]],
    ["items.a", [1, 2]],
    ["items[a = 2].a", 2],
    ["items[a = 2].a[]", [2]],
    ["items.b", [1, 2, 3]],
    ["items.b[0]", [1, 3]],
    ["(items.b)[0]", 1],
    ["items[-1].c", 0],
    ["items[[0, 2]].a", 1],
    ["nested.$", [1, 2, 3]],
    ["nested.$count($)", [1, 2]],
    ["items.[a]", [[1], [2], []]],
    ["nothing", null],
    ["nothing.a", undefined],
    ["empty", []],
    ["empty.a", undefined],
    ["items.x", undefined],
    ["$map(one, function($v) { $v })", 1],
    ["[one, one]", [1, 1]],
    ["[[one]]", [[1]]],
    ["items{$string(a): b}", { "1": [1, 2], "2": [3] }],
  ];
  test.each(rows)("%s", async (text, want) => {
    expect(await valueOf(text, data)).toEqual(want);
  });
});

describe("names that every object of JavaScript has", () => {
  const names = ["constructor", "__proto__", "toString", "length", "hasOwnProperty", "0"];
  test.each(names)("%s is a field of the data only", async (name) => {
    const quoted = `\`${name}\``;
    const data = JSON.parse(`{"a": {"${name}": 1}, "b": {}, "c": "text", "d": [{}]}`) as Json;
    expect(await valueOf(`a.${quoted}`, data)).toBe(1);
    expect(await valueOf(`[b, c, d].${quoted}`, data)).toBeUndefined();
    expect(await valueOf(`$lookup(b, "${name}")`, data)).toBeUndefined();
    expect(JSON.stringify(await valueOf(`{"${name}": 2}`))).toBe(`{"${name}":2}`);
    expect(JSON.stringify(await valueOf(`a{"${name}": 2}`, data))).toBe(`{"${name}":2}`);
    expect(await valueOf(`($${/^\d/.test(name) ? "x" : name} := 3; 4)`)).toBe(4);
  });
});

describe("limits", () => {
  const endless = [
    "($f := function() { $f() }; $f())",
    "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
    "($f := function($n) { $map([$n], $f) }; $f(0))",
    "($a := [1..1000]; $a.($a.($a)))",
    "($a := [1..1000]; $map($a, function($x) { $map($a, function($y) { $filter($a, function($z) { $z = 0 }) }) }))",
    "($fib := function($n) { $n < 2 ? $n : $fib($n - 1) + $fib($n - 2) }; $fib(90))",
  ];
  test.each(endless)("%s ends", { timeout: 10_000 }, async (text) => {
    expect(await codeOf(text)).toBe("U1001");
  });

  test("calls may be as deep as the stack, and last calls any number", async () => {
    const sum = "($f := function($n) { $n = 0 ? 0 : $n + $f($n - 1) }; $f(2400))";
    expect(await valueOf(sum)).toBe((2400 * 2401) / 2);
    const last = "($f := function($n, $s) { $n = 0 ? $s : $f($n - 1, $s + $n) }; $f(100000, 0))";
    expect(await valueOf(last)).toBe(5000050000);
    const both =
      "($even := function($n) { $n = 0 ? true : $odd($n - 1) }; $odd := function($n) { $n = 0 ? false : $even($n - 1) }; $even(50001))";
    expect(await valueOf(both)).toBe(false);
  });

  test("in a state calls are no deeper than the service allows", () => {
    const deep = (left: number): unknown => (left === 0 ? 0 : call(() => deep(left - 1)));
    startClock();
    expect(deep(100)).toBe(0);
    startClock();
    expect(() => deep(101)).toThrow(JsonataError);
  });

  const hungry = [
    ["a range", "$count([1..900000])"],
    ["$range", "$count($range(1, 900000, 1))"],
    ["a width", "$length($pad('', 99999999))"],
    ["a list that doubles", "$count($reduce([1..60], function($a, $i) { $append($a, $a) }, [1]))"],
    [
      "an array that doubles",
      "($f := function($a, $n) { $n = 0 ? $a : $f([$a, $a], $n - 1) }; $count($f([1], 60)))",
    ],
    ["many lists", "$count([1..300000].([1..300000]))"],
    [
      "a text that doubles",
      "($f := function($a, $n) { $n = 0 ? $a : $f($a & $a, $n - 1) }; $length($f('x', 60)))",
    ],
  ] as const;
  test.each(hungry)("in a state the service has no memory for %s", async (_, text) => {
    const state = { QueryLanguage: "JSONata", Type: "Pass", Output: `{% ${text} %}`, End: true };
    const { error, cause } = await testState(state, { input: "{}" });
    expect(error).toBe("States.QueryEvaluationError");
    expect(cause).toMatch(/evaluation: (?:Expression evaluation |Invalid string length)/);
  });

  test("a loop of long lists ends after a second", { timeout: 10_000 }, async () => {
    expect(await codeOf("[1..1000000].($count([1..1000000]))")).toBe("U1001");
  });

  test("in a state a list is as long as the service was seen to take", async () => {
    const state = {
      QueryLanguage: "JSONata",
      Type: "Pass",
      Output: "{% $count([1..360145]) %}",
      End: true,
    };
    expect(await testState(state, { input: "{}" })).toMatchObject({ output: 360145 });
  });

  test("a range has ten million items at most", async () => {
    expect(await codeOf("[1..10000001]")).toBe("D2014");
    expect(await valueOf("$count([1..100000])")).toBe(100000);
  });
});

describe("functions", () => {
  const rows: readonly (readonly [text: string, want: unknown])[] = [
    ["$length(5)", "T0410"],
    ["5.0 ~> $uppercase", "T0410"],
    ["(5).$length()", "T0411"],
    ["$sum(['a'])", "T0412"],
    ["$sum('a')", "T0412"],
    ["$substring('hello', 1, 2)", "el"],
    ["('hello').$substring(1, 2)", "el"],
    ["('hello').$substring($, 1)", "ello"],
    ["(function($a, $b)<s-n:s> { $a & $b })('x', 1)", "x1"],
    ["('x').(function($a, $b)<s-n:s> { $a & $b })(1)", "x1"],
    ["(function($a)<a<n>:n> { $a })(1)", [1]],
    ["(function($a)<n> { $a })('x')", "T0410"],
    ["$nope()", "T1006"],
    ["sum(1)", "T1005"],
    ["sum(?)", "T1007"],
    ["$nope(?)", "T1008"],
    ["1 ~> 2", "T2006"],
    ["$eval('1')", "T1006"],
    ["($f := $uppercase ~> $lowercase; $f('aB'))", "ab"],
    ["$map(['a', 'b'], $uppercase)", ["A", "B"]],
    ["($f := $substring(?, 1, ?); $f('hello', 2))", "el"],
    ["$map([1..3], function($v, $i, $a) { $v * $i * $count($a) })", [0, 6, 18]],
    ["$random(42)", 0.7275636800328681],
    ["$partition([1, 2, 3], 2)", [[1, 2], [3]]],
    ["$range(1, 9, 3)", [1, 4, 7]],
    ["$parse('{\"a\": 1}').a", 1],
    ["$now() = $now() and $millis() = $millis()", true],
  ];
  test.each(rows)("%s", async (text, want) => {
    expect(await codeOf(text)).toEqual(want);
  });

  test("what is random depends on the environment alone", () => {
    const world = { now: 0, random: () => 0.5 };
    expect($random(world)).toBe(0.5);
    expect($uuid(world)).toBe($uuid(world));
  });
});

describe("operators", () => {
  const rows: readonly (readonly [text: string, want: unknown])[] = [
    ["nothing = nothing", false],
    ["nothing != 1", false],
    ["nothing < 1", undefined],
    ["nothing < true", "T2010"],
    ["1 < 'a'", "T2009"],
    ["nothing + 1", undefined],
    ["nothing + 'a'", "T2002"],
    ["'a' + nothing", "T2001"],
    ["1 / 0 + 1", "D1001"],
    ["-'a'", "D1002"],
    ["'a' & nothing & null & [1] & 1.5", "anull[1]1.5"],
    ["false and $error()", false],
    ["true or $error()", true],
    ["[1] in [[1]]", false],
    ["1 in 1", true],
    ["{'a': [1, {'b': null}]} = {'a': [1, {'b': null}]}", true],
    ["['a'..2]", "T2003"],
    ["[1..'a']", "T2004"],
    ["[3..1]", []],
    ["{1: 2}", "T1003"],
    ["{'a': 1, 'a': 2}", "D1009"],
    ["[{'a': 3}, {'a': -1}, {'a': 2}]^(a).a", [-1, 2, 3]],
    ["[{'a': 3}, {'a': -1}, {'a': 2}]^(>a).a", [3, 2, -1]],
    ["[{'a': 3}, {'b': 0}, {'a': 2}]^(>a).(a ? a : 'none')", [3, 2, "none"]],
    ["[{'a': 1, 'b': 2}, {'a': 0}, {'a': 1, 'b': 1}]^(a, b).b", [1, 2]],
    ["[{'a': 1, 'b': 2}, {'a': 1, 'b': 'x'}, {'a': 2}]^(>a, b)", "T2007"],
    ["[1..20].{'a': -$}^(a)[0].a", -20],
    ["[{'a': 'x'}, {'a': 1}]^(a)", "T2007"],
    ["[{'a': true}, {'a': 1}]^(a)", "T2008"],
    ["{'a': 1} ~> |$|5|", "T2011"],
    ["{'a': 1} ~> |$|{}, 5|", "T2012"],
    ["null ?? 1", null],
    ["nothing ?? 1", 1],
    ["0 ?: 1", 1],
  ];
  test.each(rows)("%s", async (text, want) => {
    expect(await codeOf(text)).toEqual(want);
  });
});

describe("paths", () => {
  test("leave the data as it is", async () => {
    const data: Json = { a: [{ b: 2 }, { b: 1 }], c: [] };
    const before = structuredClone(data);
    for (const text of [
      "a^(b)",
      "a ~> |$|{'x': 1}, 'b'|",
      "$sort(a.b)",
      "$reverse(a)",
      "c{'x': $}",
    ])
      await valueOf(text, data);
    expect(data).toEqual(before);
  });

  test("go through objects, lists and predicates", () => {
    const data = { a: { b: [{ c: 1 }, { c: 2 }, { d: 3 }] } };
    expect(path(data, "a", "b", "c")).toEqual([1, 2]);
    expect(follow(data, "a", "b", -1, "d")).toBe(3);
    expect(
      follow(
        data,
        "a",
        "b",
        filter(({ c }) => c === 2),
        "c",
      ),
    ).toBe(2);
    expect(follow(data, "a", "b", "d", keepArray)).toEqual([3]);
    expect(path(undefined, "a")).toBeUndefined();
  });

  // What the interpreter gives.
  const found: readonly (readonly [text: string, want: Json | undefined])[] = [
    ["list[a = 3]", { a: 3 }],
    ["list[1 in a].a", [1, 2, 1]],
    ["list.{'a': a, 'b': b}", [{ a: [1, 2], b: "x" }, { a: 3 }, {}, {}, {}, { a: 1 }, {}]],
    ["list.[a]", [[1, 2], [3], [], [], [], [1], []]],
    ["list[$count(a) = 2]", [{ a: 1, b: "x" }, { a: 2 }]],
    ["list[length = 4 or map]", undefined],
    ["list{$string(a): b}", { "[1,2]": "x" }],
    ["flat^(>a, b).b", ["x", "y", "z"]],
    ["flat{b: a}", { z: 1, x: 2, y: 2 }],
  ];
  test.each(found)(
    "read the fields of items that are lists, or no objects: %s",
    async (text, want) => {
      const list = [[{ a: 1, b: "x" }, { a: 2 }], { a: 3 }, 5, "text", null, [[{ a: 1 }]], []];
      const flat = [{ a: 1, b: "z" }, { a: 2, b: "x" }, [{ a: 2, b: "y" }]];
      expect(await valueOf(text, { list, flat })).toEqual(want);
    },
  );

  // A list of the data stays one; of what a path has found, one value is that value.
  test.each([
    ["$distinct(raw)", [{ a: 1 }]],
    ["$distinct(raw[a = 1])", { a: 1 }],
    ["$distinct(items.of)", { a: 1 }],
    ["$distinct(items.of[])", { a: 1 }],
    ["$distinct([items.of])", [{ a: 1 }]],
    ["$distinct(items.[n])", [1]],
    ["$distinct(items.n)", 1],
    ["$distinct($map(items, function($i) { $i.of }))", { a: 1 }],
  ])("find values that are all the same: %s", async (text, want) => {
    const item = { of: { a: 1 }, n: 1 };
    const data = { raw: [{ a: 1 }, { a: 1 }], items: [item, structuredClone(item)] };
    expect(await valueOf(text, data)).toEqual(want);
  });

  test("bind values, positions and parents", async () => {
    const data: Json = {
      loans: [{ isbn: 1, to: "x" }],
      books: [
        { isbn: 1, title: "A" },
        { isbn: 2, title: "B" },
      ],
      orders: [{ id: 7, lines: [{ n: 1 }, { n: 2 }] }],
    };
    const joined = "loans@$l.books@$b[$l.isbn = $b.isbn].($l.to & $b.title)";
    expect(await valueOf(joined, data)).toBe("xA");
    expect(await valueOf("books#$i[$i = 1].title", data)).toBe("B");
    expect(await valueOf("orders.lines.{'id': %.id, 'n': n}", data)).toEqual([
      { id: 7, n: 1 },
      { id: 7, n: 2 },
    ]);
  });
});
