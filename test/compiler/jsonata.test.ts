import { describe, expect, test } from "vitest";
import { objectShape, unknown, type Shape } from "../../compiler/4-analyse/shape.js";
import { emitJsonata } from "../../compiler/jsonata/emit.js";
import { parseJsonata } from "../../compiler/jsonata/parse.js";
import { contextReads, newerOperators } from "../../compiler/jsonata/restrictions.js";
import type { EmittedJsonata } from "../../compiler/jsonata/scope.js";
import type { Tree } from "../../compiler/jsonata/tree.js";
import * as intrinsics from "../../runtime/intrinsics/index.js";
import * as runtime from "../../runtime/jsonata/index.js";
import { kinds } from "../../compiler/jsonata/kinds.js";
import * as v1 from "../../runtime/v1.js";

/** An expression of a state, as it is written where `$` is known to be of a shape. */
function emitted(text: string, input: Shape = unknown): EmittedJsonata {
  return emitJsonata(treeOf(text), {
    states: {
      input: { text: "$", shape: input },
      context: { text: "contextObject($$)", shape: unknown },
    },
    variable: (name) =>
      name === "rate" ? { text: "$$.Variables.rate", shape: unknown } : undefined,
    environment: "environment($$)",
    imports: { jsonata: (name) => name, safely: (name) => name },
    isTyped: true,
  });
}

function treeOf(text: string): Tree {
  const parsed = parseJsonata(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.tree;
}

describe("what is written", () => {
  const rows: readonly (readonly [what: string, jsonata: string, typescript: string])[] = [
    [
      "a condition",
      "$states.input.order.total > 100 and $states.input.order.country = 'DE'",
      'gt(path($, "order", "total"), 100) && path($, "order", "country") === "DE"',
    ],
    [
      "a comparison that may give nothing",
      "$states.input.total > 100",
      'whenDefined(gt, path($, "total"), 100)',
    ],
    [
      "a predicate",
      "$states.input.items[price > 10].name",
      'follow($, "items", filter(({ price }) => gt(price, 10)), "name")',
    ],
    [
      "a predicate on more than names",
      "$states.input.items[price > 10 and address.city = 'Bonn' and $count($) = 1]",
      'follow($, "items", filter(({ price }, item) => gt(price, 10) && path(item, "address", "city") === "Bonn" && $count(item) === 1))',
    ],
    [
      "fields of which TypeScript would know too much, or that have the names of helpers and words of JavaScript",
      "$states.input.items[(text = 'a' or text = 'b') and `in` = 'c' and text = 'd' and `a b` = 1 and toString = 1 and own = 1]",
      'follow($, "items", filter(({ text: text2, in: in2, own: own2 }, item) => (text2 === "a" || text2 === "b") && in2 === "c" && eq(text2, "d") && path(item, "a b") === 1 && follow(item, field("toString")) === 1 && own2 === 1))',
    ],
    ["an index", "$states.input.items[-1].sku", 'follow($, "items", -1, "sku")'],
    [
      "a predicate of which only its value tells what it is",
      "$states.input.items[$rate]",
      'follow($, "items", choose(() => $$.Variables.rate))',
    ],
    [
      "an expression for each item",
      "$sum($states.input.items.(price * quantity))",
      '$sum(follow($, "items", ({ price, quantity }) => multiply(price, quantity)))',
    ],
    ["texts", "'Order ' & $states.input.id & ' is late'", '`Order ${text(path($, "id"))} is late`'],
    ["an object", "{'id': $states.input.id, 'n': 1}", 'record({ id: path($, "id"), n: 1 })'],
    ["an object of which all is known", "{'a': 1, 'true': [2]}", "{ a: 1, true: [2] }"],
    ["a key that is no key elsewhere", "{'__proto__': 1}", '{ ["__proto__"]: 1 }'],
    [
      "an object of each item, which may be a list",
      "$states.input.tags.{'name': $}",
      'follow($, "tags", (_, tag) => record({ name: lone(tag) }))',
    ],
    ["computed keys", "{$rate: 1}", "entries([$$.Variables.rate, () => 1])"],
    [
      "an order",
      "$states.input.items^(>price, name)",
      'follow($, "items", orderBy(descending("price"), ascending("name")))',
    ],
    [
      "an order by what is computed",
      "$states.input.items^(price * quantity)",
      'follow($, "items", orderBy(ascending(({ price, quantity }) => multiply(price, quantity))))',
    ],
    [
      "a grouping",
      "$states.input.items{category: $count($)}",
      'follow($, "items", groupBy(pair("category", (items) => $count(items))))',
    ],
    [
      "a grouping by what is computed",
      "$states.input.orders{$string(year): $sum(total)}",
      'follow($, "orders", groupBy(pair(({ year }) => $string(year), (orders) => $sum(path(orders, "total")))))',
    ],
    ["a range", "[1..$rate]", "[...range(1, $$.Variables.rate)]"],
    [
      "a constant list",
      "$states.input.country in ['DE', 'AT']",
      'isIn(path($, "country"), ["DE", "AT"])',
    ],
    ["a list kept", "$states.input.tags[]", 'follow($, "tags", keepArray)'],
    ["names every object has", "$states.input.constructor", 'follow($, field("constructor"))'],
    [
      "a choice",
      "$exists($states.input.a) ? $rate : 'no'",
      'path($, "a") !== undefined ? $$.Variables.rate : "no"',
    ],
    [
      "a text that is split by a text",
      "$split($states.input.a, ',')",
      'splitText(path($, "a"), ",")',
    ],
    [
      "a text that is split by anything",
      "$split($states.input.a, $states.input.b)",
      '$split(path($, "a"), path($, "b"))',
    ],
    ["a negation", "$not($exists($states.input.a))", 'path($, "a") === undefined'],
    [
      "what stands in",
      "$states.input.a ?? ($rate ?: 1)",
      'ifMissing(path($, "a"), () => ifFalse($$.Variables.rate, () => 1))',
    ],
    [
      "a regular expression",
      "$contains($rate, /^a\\/b/i)",
      "$contains($$.Variables.rate, matcher(/^a\\/b/gi))",
    ],
    ["the time", "$now()", "isoNow(environment($$))"],
    ["a chain", "$rate ~> $string ~> $length()", "$length(chain($$.Variables.rate, $string))"],
    ["a partial application", "$substring(?, 0, 2)", "partial($substring, open, 0, 2)"],
    [
      "a lambda",
      "$map($rate, function($v, $i) { $v })",
      "$map($$.Variables.rate, ($v: unknown, _i: unknown) => $v)",
    ],
    [
      "a lambda of which it only counts whether what it gives is true",
      "$filter($rate, function($v) { $v.a > 1 and $v.b }) ~> $map(function($v) { $v.a > 1 })",
      "$map($filter($$.Variables.rate, each(({ a, b }) => gt(a, 1) && isTrue(b))), each(({ a }) => whenDefined(gt, a, 1)))",
    ],
    [
      "a lambda that reads more of an item than fields",
      "$map($rate, function($v) { $v.a & $v.b.c })",
      '$map($$.Variables.rate, ($v: unknown) => `${text(path($v, "a"))}${text(path($v, "b", "c"))}`)',
    ],
    [
      "fields of the same name, of several items",
      "$states.input.items.$map(list, function($v, $i) { $v.a + a + $v.n[a = $v.a] + $i })",
      'follow($, "items", ({ list, a }) => $map(list, ($v: unknown, $i: unknown) => add(add(add(path($v, "a"), a), follow($v, "n", filter(({ a }) => eq(a, path($v, "a"))))), $i)))',
    ],
    [
      "fields of the same name, of several items of which only fields are read",
      "$states.input.items.$map(list, function($v, $i) { $v.a + a + b[a = $v.a] + $i })",
      'follow($, "items", ({ list, a: a2 }, item) => $map(list, each(({ a }, $i: unknown) => add(add(add(a, a2), follow(item, "b", filter(({ a: a2 }) => eq(a2, a)))), $i))))',
    ],
    [
      "a transform",
      "$rate ~> |a|{'b': 1}, 'c'|",
      'chain($$.Variables.rate, transform((item) => path(item, "a"), () => ({ b: 1 }), () => "c"))',
    ],
    [
      "tuples",
      "$states.input.loans@$l.books[$l.isbn = isbn]#$i.{'n': $i}",
      'follow($, tuples(bind("loans", { focus: "$l" }), bind("books"), only(({ item: book, $l }) => eq(path($l, "isbn"), path(book, "isbn"))), numbered("$i"), bind(({ $i }) => record({ n: $i }))))',
    ],
    [
      "a parent",
      "$states.input.orders.items.%.id",
      'follow($, "orders", tuples(bind("items", { parent: "parent" }), bind(({ parent }) => parent), bind("id")))',
    ],
    ["a function that there is not", "$nope(1)", "call(undefined, 1)"],
    ["a name without its dollar", "sum(1)", 'call(named(undefined, "sum", "T1005"), 1)'],
  ];
  test.each(rows)("%s", (_, jsonata, typescript) => {
    expect(emitted(jsonata).text).toBe(typescript);
  });
});

describe("variables", () => {
  const rows: readonly (readonly [what: string, jsonata: string, body: string])[] = [
    [
      "that are assigned once",
      "($a := $rate; $a + $a)",
      "const $a = $$.Variables.rate;\nreturn add($a, $a);",
    ],
    ["that nothing reads", "($a := 1; $b := $error('x'); 2)", '$error("x");\nreturn 2;'],
    [
      "that are assigned again",
      "($a := $rate; $a := $a + 1; $a)",
      "let $a: unknown;\n$a = $$.Variables.rate;\n$a = add($a, 1);\nreturn $a;",
    ],
    [
      "of a block within",
      "($a := $rate; $b := ($a := 2; $a + 1); $a + $b)",
      "const $a = $$.Variables.rate;\nconst $b = (() => {\nconst $a2 = 2;\nreturn $a2 + 1;\n})();\nreturn add($a, $b);",
    ],
    [
      "that a function reads before they are assigned",
      "($f := function() { $a }; $b := $f(); $a := 1; $b)",
      "let $a: unknown;\nconst $f = () => $a;\nconst $b = $f();\n$a = 1;\nreturn $b;",
    ],
    [
      "that stand for another one until they are assigned",
      "($a := $rate; ($f := function() { $a }; $b := $f(); $a := 1; $b))",
      "const $a = $$.Variables.rate;\nreturn (() => {\nlet $a2: unknown = unset;\nconst $f = () => $a2 === unset ? $a : $a2;\nconst $b = $f();\n$a2 = 1;\nreturn $b;\n})();",
    ],
    [
      "of functions that call each other",
      "($even := function($n) { $n = 0 or $odd($n - 1) }; $odd := function($n) { $n != 0 and $even($n - 1) }; $even(4))",
      "const $even = ($n: unknown) => $n === 0 || isTrue(call($odd, subtract($n, 1)));\nconst $odd = ($n: unknown) => ne($n, 0) && isTrue($even(subtract($n, 1)));\nreturn $even(4);",
    ],
    [
      "of a function that calls itself",
      "($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(5))",
      "const $f = ($n: unknown): unknown => le($n, 1) ? 1 : multiply($n, call($f, subtract($n, 1)));\nreturn $f(5);",
    ],
    [
      "of a function that ends with a call of itself",
      "($f := function($n, $s) { $n = 0 ? $s : $f($n - 1, $s + $n) }; $f(9, 0))",
      "const $f = lambda(($n: unknown, $s: unknown): unknown => $n === 0 ? $s : tail($f, subtract($n, 1), add($s, $n)));\nreturn call($f, 9, 0);",
    ],
    ["named like a function", "($sum := 1; $sum)", "const $sum2 = 1;\nreturn $sum2;"],
  ];
  test.each(rows)("%s", (_, jsonata, body) => {
    expect(emitted(jsonata).body).toBe(`{\n${body}\n}`);
  });
});

describe("what is known of the input", () => {
  const field = (shape: Shape, optional = false) => ({ shape, optional });
  const number: Shape = { kind: "number" };
  const string: Shape = { kind: "string" };
  const item = objectShape(new Map([["sku", field(string)]]), undefined);
  const order = objectShape(
    new Map([
      ["id", field(string)],
      ["total", field(number)],
      ["discount", field(number, true)],
      ["items", field({ kind: "array", items: item })],
    ]),
    undefined,
  );
  const input = objectShape(new Map([["order", field(order)]]), undefined);
  const rows: readonly (readonly [jsonata: string, typescript: string])[] = [
    [
      "$states.input.order.total > 100 and $states.input.order.id = 'x'",
      '$.order.total > 100 && $.order.id === "x"',
    ],
    ["$states.input.order.total * 1.19 >= 5", "$.order.total * 1.19 >= 5"],
    ["'Order ' & $states.input.order.id", "`Order ${$.order.id}`"],
    ["$states.input.order.discount", "$.order.discount"],
    ["$states.input.order.discount ?? 0", "$.order.discount ?? 0"],
    ["$states.input.order.items[0].sku", "$.order.items[0]?.sku"],
    ["$states.input.order.items[-1].sku", "$.order.items.at(-1)?.sku"],
    ["$states.input.order.items.sku", 'path($.order.items, "sku")'],
    ["{'id': $states.input.order.id}", "{ id: $.order.id }"],
  ];
  test.each(rows)("%s", (jsonata, typescript) => {
    expect(emitted(jsonata, input).text).toBe(typescript);
  });

  test("tells of the value", () => {
    expect(emitted("$states.input.order.discount", input)).toMatchObject({
      shape: number,
      missing: true,
      kinds: kinds.number | kinds.missing,
    });
    expect(emitted("{'id': $states.input.order.id, 'n': $rate}", input).shape).toEqual(
      objectShape(
        new Map([
          ["id", field(string)],
          ["n", field(unknown)],
        ]),
        undefined,
      ),
    );
    expect(emitted("$states.input.order.total > 1", input).kinds).toBe(kinds.boolean);
  });
});

describe("what cannot be", () => {
  test.each([
    ["a +", "S0207", 3],
    ["'abc", "S0101", 4],
    ["a := 1", "S0212", 1],
    ["function($x)<s<n>>{1}", "S0401", undefined],
  ])("%s", (text, code, position) => {
    const parsed = parseJsonata(text);
    expect(parsed).toMatchObject({ ok: false, code, ...(position && { position }) });
  });

  // What a validation by the service names, and what it accepts.
  test.each([
    ["name", ["name 4"]],
    ["name[0].b", ["name 4"]],
    ["-name", ["name 5"]],
    ["(name).b", ["name 5"]],
    ["[name].b", ["name 5"]],
    ["name(1)", ["name 4"]],
    ["name ~> $string()", ["name 4"]],
    ["{name: 1}", ["name 5"]],
    ["($x := name; $x)", ["name 11"]],
    ["$count(name[other])", ["name 11"]],
    ["name.**.b", ["name 4"]],
    ["name + name", ["name 4"]],
    ["b & a", ["b 1", "a 5"]],
    ["$.a", ["$ 1"]],
    ["$[0]", ["$ 1"]],
    ["$string($)", ["$ 9"]],
    ["$map($states.input.a, function($x){ $ })", ["$ 37"]],
    ["$map($states.input, function($v) { $v.a & b })", ["b 43"]],
    ["$$.a", ["$$ 2"]],
    ["{'a': b, 'c': $sum(d)}", ["b 7", "d 20"]],
    ["$states.input.items[price > 3].($ + name)", []],
    ["$states.input.a^(b)", []],
    ["$states.input.a{'k': b}", []],
    ["$states.input.a.$b", []],
    ["$states.input.a[0][b]", []],
    ["$states.input ~> |$|{'a': b}|", []],
    ["$states.input{a: $}", []],
    ["{'k': 1}.k", []],
    ["function($x){ $x.a }", []],
  ])("reads the context item that a state lacks: %s", (text, want) => {
    const found = contextReads(treeOf(text)).filter(
      ({ kind, isTop }) => isTop && kind !== "wildcard",
    );
    expect(found.map(({ token, position }) => `${token} ${position}`)).toEqual(want);
  });

  test("finds nothing, which the service accepts", () => {
    const found = contextReads(treeOf("[**.a, *, $states.input.items[price > $$.x]]"));
    expect(found.map(({ kind, token, isTop }) => [kind, token, isTop])).toEqual([
      ["wildcard", "**", true],
      ["wildcard", "*", true],
      ["root", "$$", false],
    ]);
  });

  test("what is newer than the service", () => {
    expect(newerOperators(treeOf("($a ?? 1) + ($b ?: 2)"))).toEqual([
      { token: "??", position: 6 },
      { token: "?:", position: 18 },
    ]);
  });
});

test.each([
  ["lists in lists", "[(", ").b]"],
  ["counts", "$count((", ").b)"],
  ["objects of items", "(", ").{'a': 1}"],
  ["what may be missing", "$exists((", ").b) ? 1 : 2"],
  ["indices", "$map(", ", function($x) { $x.a })[0]"],
])("however deep %s are in each other, they are written once", (_, open, close) => {
  // Three times as long for each: what were tried twice would take half a minute.
  const nested = (depth: number) =>
    emitted(`${open.repeat(depth)}$states.input.x${close.repeat(depth)}`).text;
  expect(nested(14).length).toBeGreaterThan(nested(2).length);
});

test("the three parts of the runtime give no name twice", () => {
  const names = [v1, intrinsics, runtime].flatMap((one) => Object.keys(one));
  expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
});
