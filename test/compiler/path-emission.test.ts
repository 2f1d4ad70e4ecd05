import { describe, expect, test } from "vitest";
import { parsePath } from "../../compiler/3-lower/path.js";
import { anyVariables } from "../../compiler/4-analyse/readable.js";
import { unknown, type Shape } from "../../compiler/4-analyse/shape.js";
import { importing } from "../../compiler/5-emit/imports.js";
import { emitPath } from "../../compiler/5-emit/paths.js";

function emitted(text: string, shape: Shape) {
  const path = parsePath(text);
  if (!path.ok) throw new Error(path.message);
  return emitPath(path.value, {
    $: { text: "$", shape },
    variables: anyVariables,
    imports: importing(),
  });
}

describe("where nothing is known of $", () => {
  test.each<[string, string]>([
    ["$", "$"],
    ["$.order.id", "$?.order?.id"],
    ["$['a b']['c']", '$?.["a b"]?.c'],
    ["$.items[0].sku", "at($?.items, 0)?.sku"],
    ["$.a.length.b", 'own($?.a, "length")?.b'],
    ["$.__proto__", 'own($, "__proto__")'],
    ["$.n.1", 'own($?.n, "1")'],
    ["$.name", "$?.name"],
    ["$.${Key}.x", 'own($, setting("Key"))?.x'],
    ["$['a-${Key}']", 'own($, `a-${setting("Key")}`)'],
    ["$$", "contextObject($$)"],
    ["$$.State.Name", "$$.State.Name"],
    ["$$.Execution.Input.id", "$$.Execution.Input?.id"],
    ["$$.Map.Item.Value.sku", "$$.Map?.Item.Value?.sku"],
    ["$$.Variables", 'own(contextObject($$), "Variables")'],
    ["$$..Name", 'select(contextObject($$), descend("Name"))'],
    ["$total", "$$.Variables.total"],
    ["$total.eur[1]", 'at(own($$.Variables.total, "eur"), 1)'],
    ["$constructor", 'own($$.Variables, "constructor")'],
    ["$['id','total']", 'find($, pick("id", "total"))'],
    ["$.items[(@.length-1)].sku", 'find($?.items, fromEnd(1), "sku")'],
    ["$.items[*].sku", 'select($, "items", all, "sku")'],
    ["$.items[0,2]", 'select($, "items", indices(0, 2))'],
    ["$.items[-2:]", 'select($, "items", slice(-2))'],
    ["$.items[:-1]", 'select($, "items", slice(0, -1))'],
    ["$.items[1:-1]", 'select($, "items", slice(1, 0))'],
    ["$..[0].x", 'select($, descend(0), "x")'],
    ["$....x", 'select($, descend(descend("x")))'],
    [
      "$.items[?(@.price > 10 && @.qty == 1)].sku",
      'select($, "items", where((item) => is(item?.price, ">", 10) && is(item?.qty, "==", 1)), "sku")',
    ],
    // A species that is a number fails the path, so the service's order counts: from the last to the first.
    [
      "$.pets[?(@.species == 'dog' && @.age >= 5)]",
      'select($, "pets", where((pet) => is(pet?.age, ">=", 5) && is(pet?.species, "==", "dog")))',
    ],
    [
      "$.entries[?(@.a || @.b && !@.c)]",
      'select($, "entries", where((entry) => entry?.a != null || (entry?.b != null && entry?.c == null)))',
    ],
    [
      "$.Records[?(@.name =~ /a|b/i)]",
      'select($, "Records", where((record) => fits(record?.name, /^(?:a|b)$/i)))',
    ],
    [
      "$.ids[?(@ >= $.limits[0])]",
      'select($, "ids", where((item) => (item !== undefined && compare(item, ">=", read($, "limits", 0)))))',
    ],
    ["$.a[?('x' == $.b)]", 'select($, "a", where(() => compare("x", "==", $?.b)))'],
    ["$.a[?(@.b[0] == 1)]", 'select($, "a", where((item) => is(read(item, "b", 0), "==", 1)))'],
  ])("%s", (text, code) => {
    expect(emitted(text, unknown).text).toBe(code);
  });

  test("what may find nothing says so", () => {
    expect(emitted("$", unknown).missing).toBe(false);
    expect(emitted("$.a", unknown).missing).toBe(true);
    expect(emitted("$[*]", unknown).missing).toBe(true);
    expect(emitted("$$.State.Name", unknown)).toMatchObject({
      missing: false,
      shape: { kind: "string" },
    });
    expect(emitted("$$.State.RetryCount", unknown).missing).toBe(true);
    expect(emitted("$x", unknown).missing).toBe(true);
  });
});

describe("where $ is proven", () => {
  const string: Shape = { kind: "string" };
  const number: Shape = { kind: "number" };
  const array = (items: Shape): Shape => ({ kind: "array", items });
  const object = (fields: { readonly [name: string]: Shape }): Shape => ({
    kind: "object",
    fields: new Map(
      Object.entries(fields).map(([name, shape]) => [
        name.replace("?", ""),
        { shape, optional: name.endsWith("?") },
      ]),
    ),
  });
  const order = object({
    id: string,
    "note?": string,
    length: number,
    items: array(
      object({ sku: string, price: number, tags: array(string), paid: { kind: "boolean" } }),
    ),
    "customer?": object({ name: string }),
    owner: { kind: "union", members: [object({ name: string }), { kind: "null" }] },
    pair: { kind: "tuple", items: [string, object({ x: number })] },
    matrix: array(array(number)),
    any: unknown,
  });

  test.each<[string, string, boolean]>([
    ["$.id", "$.id", false],
    ["$.note", "$.note", true],
    ["$.length", "$.length", false],
    ["$.customer.name", "$.customer?.name", true],
    ["$.owner.name", "$.owner?.name", true],
    ["$.any.a", "$.any?.a", true],
    ["$.items[0].sku", "$.items[0]?.sku", true],
    ["$.pair[1].x", "$.pair[1].x", false],
    ["$.id.length", 'own($.id, "length")', true],
    ["$.nothing", 'own($, "nothing")', true],
    ["$.toString", 'own($, "toString")', true],
    ["$.items[*]", "$.items", false],
    ["$.items[*].sku", "$.items.map((item) => item.sku)", false],
    ["$.items[*].tags[*]", "$.items.flatMap((item) => item.tags)", false],
    ["$.matrix[*][*]", "$.matrix.flat()", false],
    ["$.items[1:].price", "$.items.slice(1).map((item) => item.price)", false],
    [
      "$.items[?(@.price > 10)].sku",
      "$.items.filter((item) => item.price > 10).map((item) => item.sku)",
      false,
    ],
    [
      "$.items[?(@.sku != 'a' || @.paid == false)]",
      '$.items.filter((item) => item.sku !== "a" || !item.paid)',
      false,
    ],
    ["$.items[?(@.sku =~ /a.*/)]", "$.items.filter((item) => /^a.*$/.test(item.sku))", false],
    ["$.items[?(@.price == $.length)]", "$.items.filter((item) => item.price === $.length)", false],
    // Texts in order, and a number that would compare with text, are not TypeScript's.
    ["$.items[?(@.sku > 'a')]", 'select($.items, where((item) => is(item?.sku, ">", "a")))', true],
    ["$.items[?(@.sku == 1)]", 'select($.items, where((item) => is(item?.sku, "==", 1)))', true],
    ["$.items[0,1]", "select($.items, indices(0, 1))", true],
    ["$.customer[*]", 'select($, "customer", all)', true],
    ["$..sku", 'select($, descend("sku"))', true],
  ])("%s", (text, code, missing) => {
    expect(emitted(text, order)).toMatchObject({ text: code, missing });
  });

  test("the shape is that of the text", () => {
    expect(emitted("$.items[*].sku", order).shape).toEqual(array(string));
    expect(emitted("$.items[0,1]", order).shape).toEqual(array(unknown));
    expect(emitted("$.id.length", order).shape).toEqual(unknown);
    expect(emitted("$.customer.name", order).shape).toEqual(string);
  });
});
