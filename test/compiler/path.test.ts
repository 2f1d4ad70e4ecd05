import { describe, expect, test } from "vitest";
import type { Step } from "../../compiler/3-lower/machine.js";
import { parsePath, parseReferencePath } from "../../compiler/3-lower/path.js";

function stepsOf(text: string): readonly Step[] {
  const path = parsePath(text);
  if (!path.ok) throw new Error(path.message);
  return path.value.steps;
}
const name = (name: string) => ({ kind: "name", name });
const literal = (value: unknown) => ({ kind: "literal", value });

describe("the root of a path", () => {
  test.each([
    ["$", { kind: "input" }],
    ["$.a", { kind: "input" }],
    ["$[0]", { kind: "input" }],
    ["$$", { kind: "context" }],
    ["$$.State.Name", { kind: "context" }],
    ["$total", { kind: "variable", name: "total" }],
    ["$total.eur", { kind: "variable", name: "total" }],
    ["$größe[0]", { kind: "variable", name: "größe" }],
  ])("%s", (text, root) => {
    expect(parsePath(text)).toMatchObject({ ok: true, value: { root, text } });
  });
});

describe("steps", () => {
  test.each<[string, readonly unknown[]]>([
    ["$.a.b-c", [name("a"), name("b-c")]],
    ["$['a b']['c.d']", [name("a b"), name("c.d")]],
    ["$.items[0]", [name("items"), { kind: "index", index: 0 }]],
    ["$.items.[ 1 ]", [name("items"), { kind: "index", index: 1 }]],
    ["$.items[-0]", [name("items"), { kind: "index", index: 0 }]],
    ["$[(@.length-1)]", [{ kind: "last", offset: 1 }]],
    ["$[(@.size() - 2)]", [{ kind: "last", offset: 2 }]],
    ["$.*[*]", [{ kind: "wildcard" }, { kind: "wildcard" }]],
    ["$['a','b']", [{ kind: "names", names: ["a", "b"] }]],
    ["$[0, 2]", [{ kind: "indices", indices: [0, 2] }]],
    ["$[1:]", [{ kind: "slice", from: 1 }]],
    ["$[:-1]", [{ kind: "slice", to: -1 }]],
    ["$[0:9:2]", [{ kind: "slice", from: 0, to: 9 }]],
    ["$..a", [{ kind: "descend" }, name("a")]],
    ["$..[0]", [{ kind: "descend" }, { kind: "index", index: 0 }]],
    ["$.a.length()", [name("a"), name("length()")]],
    ["$.${Table.Key}.x", [name("${Table.Key}"), name("x")]],
    ["$.a ", [name("a")]],
  ])("%s", (text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });

  test.each([
    ["$.a['b'][0]", true],
    ["$[(@.length-1)]", true],
    ["$['a','b']", true],
    ["$[*]", false],
    ["$[0,1]", false],
    ["$[0:1]", false],
    ["$..a", false],
    ["$[?(@.a)]", false],
  ])("%s leads to one value: %s", (text, definite) => {
    expect(parsePath(text)).toMatchObject({ value: { definite } });
  });
});

describe("filters", () => {
  const only = (text: string) => {
    const [step] = stepsOf(text);
    return step?.kind === "filter" ? step.test : undefined;
  };
  const item = (...names: readonly string[]) => ({
    kind: "path",
    from: "item",
    path: { steps: names.map(name) },
  });

  test.each<[string, unknown]>([
    ["$[?(@.a.b)]", { kind: "exists", path: { steps: [name("a"), name("b")] } }],
    ["$[?(!@.a)]", { kind: "exists", negated: true }],
    ["$[?(@.a == 'x')]", { operator: "==", left: item("a"), right: literal("x") }],
    ["$[?(@.a==home)]", { right: literal("home") }],
    ["$[?('x' == @.a)]", { left: literal("x"), right: item("a") }],
    ["$[?(@.a >= 1.5)]", { operator: ">=", right: literal(1.5) }],
    ["$[?(@.a != 1.50)]", { operator: "!=", right: literal("1.50") }],
    ["$[?(@.a < '20')]", { right: literal("20") }],
    ["$[?(@.a == null)]", { right: literal(null) }],
    ["$[?(@.a == false)]", { right: literal(false) }],
    ["$[?(@.a == 'it\\'s')]", { right: literal("it's") }],
    ["$[?(@['a']<=$.k)]", { right: { kind: "path", from: "root" } }],
    ["$[?(@.a =~ /x.*/i)]", { operator: "=~", right: { source: "x.*", flags: "i" } }],
    ["$[?(@ > 1)]", { left: { kind: "path", path: { steps: [] } } }],
  ])("%s", (text, filter) => {
    expect(only(text)).toMatchObject(filter as object);
  });

  test("&& binds more tightly than ||, whatever the parentheses say", () => {
    const [a, b, c] = ["a", "b", "c"].map((one) => ({
      kind: "exists",
      path: { steps: [name(one)] },
    }));
    const wanted = { kind: "or", tests: [a, { kind: "and", tests: [b, c] }] };
    expect(only("$[?(@.a || @.b && @.c)]")).toMatchObject(wanted);
    expect(only("$[?((@.a || @.b) && @.c)]")).toMatchObject(wanted);
  });
});

describe("what the service cannot read", () => {
  test.each([
    ["", 0],
    ["id", 0],
    ["@.id", 0],
    [" $.a", 0],
    ["$.", 2],
    ["$.a.", 4],
    ["$a b", 2],
    ["$*", 1],
    ["${X}", 1],
    ["$. id", 2],
    ["$.a b", 3],
    ["$.a..", 3],
    ["$.items[", 7],
    ["$.items[]", 7],
    ["$.items[a]", 7],
    ['$["a"]', 2],
    ["$[:]", 1],
    ["$[::2]", 1],
    ["$[99999999999]", 1],
    ["$['a]b']", 1],
    ["$[?]", 2],
    ["$[?(@.a]", 2],
    ["$[?(@.a in ['x'])]", 2],
    ["$[?(@.a size 2)]", 2],
    ["$[?(@.a ==)]", 2],
    ["$[?(@..a == 1)]", 2],
    ["$[?(!@.a == 1)]", 2],
    ["$[?(!$.a)]", 2],
    ["$[?(@.a == 'x && y')]", 2],
    ["$[?(@.a =~ 'x')]", 2],
    ["$[?(@.a == /x/)]", 2],
    ["$[?(@.a =~ /x++/)]", 2],
    ["$[?(@.a =~ /\\Ax/)]", 2],
    ["$[?(@.a =~ /(/)]", 2],
  ])("%s", (text, offset) => {
    expect(parsePath(text)).toMatchObject({ ok: false, offset, message: expect.any(String) });
  });

  test.each([
    ["id", 'Write "$.id".'],
    ['$["a"]', "Write \"['a']\"."],
    ["$.items[sku]", "Write \"['sku']\" for a name."],
  ])("%s has help", (text, help) => {
    expect(parsePath(text)).toMatchObject({ ok: false, help });
  });
});

describe("reference paths", () => {
  test.each([
    ["$", []],
    ["$.a['b c'][2]", [name("a"), name("b c"), { kind: "index", index: 2 }]],
  ])("%s", (text, steps) => {
    expect(parseReferencePath(text)).toEqual({ ok: true, value: { text, steps } });
  });

  test.each(["$.a[*]", "$..a", "$$.a", "$v.a", "$['a','b']", "$[(@.length-1)]", "$.", "x"])(
    "%s is none",
    (text) => {
      expect(parseReferencePath(text)).toMatchObject({ ok: false });
    },
  );
});
