import { expect, test } from "vitest";
import * as text from "../../compiler/5-emit/text.js";

const awkward = [
  "",
  "plain",
  `"'\`\${x}\\`,
  "\n\r\t\0\x7f\u2028\u2029",
  "\ud800 \udc00 😀",
  "\u202eabc\u200b\ufeff",
  "*/ alert(1) /*",
  "// x",
  "__proto__",
];
// Everything that a review would not show.
const hidden =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])/;
const evaluated = (code: string): unknown => new Function(`return (${code});`)();

test.each(awkward)("%j is the same in quotes", (value) => {
  expect(evaluated(text.quote(value))).toBe(value);
  expect(text.quote(value)).not.toMatch(hidden);
});

test.each(awkward)("%j is the same in a template literal", (value) => {
  const code = text.template([value, { code: "1 + 1" }, value]);
  expect(evaluated(code)).toBe(`${value}2${value}`);
  expect(code).not.toMatch(hidden);
});

test.each(awkward)("%j is an own key, and read by it", (name) => {
  const object = evaluated(`{ ${text.key(name)}: 1 }`) as object;
  expect(Object.keys(object)).toEqual([name]);
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(evaluated(`({ ${text.key(name)}: 1 })${text.member(name)}`)).toBe(1);
  expect(evaluated(`({ ${text.key(name)}: 1 })${text.optionalMember(name)}`)).toBe(1);
});

test.each(awkward)("%j stays inside its comment", (value) => {
  expect(evaluated(`1 ${text.comment(value)} + 1`)).toBe(2);
  expect(evaluated(`1 ${text.comment(`first\n${value}`)} + 1`)).toBe(2);
  expect(text.comment(value)).not.toMatch(hidden);
  expect(text.lineComment(value)).not.toContain("\n");
  expect(text.lineComment(value)).not.toMatch(hidden);
});

test("comments of one line and of several", () => {
  expect(text.comment("Take an order.")).toBe("/** Take an order. */");
  expect(text.comment("One.\r\n\r\nTwo.\n")).toBe("/**\n * One.\n *\n * Two.\n */");
  const long = Array.from({ length: 30 }, () => "seven").join(" ");
  expect(text.comment(long)).toBe(`/**\n * ${long.slice(0, 89)}\n * ${long.slice(90)}\n */`);
  // Nobody tells TypeScript what to overlook.
  expect(text.comment("Takes an order.\n @ts-ignore")).toBe(
    "/**\n * Takes an order.\n * \\@ts-ignore\n */",
  );
  expect(text.lineComment("@ts-expect-error")).toBe("// \\@ts-expect-error");
  // The word would be a tag where it began a line.
  const tagged = `${"-".repeat(85)} @internal`;
  expect(text.comment(tagged)).toBe(`/** ${tagged} */`);
});

test("a field whose value has its name is written once", () => {
  expect(text.property("error", "error")).toBe("error");
  expect(text.property("error", "error.Cause")).toBe("error: error.Cause");
  expect(text.property("a-b", '"a-b"')).toBe('"a-b": "a-b"');
  for (const word of ["null", "true", "false"])
    expect(evaluated(`{ ${text.property(word, word)} }`)).toEqual({ [word]: JSON.parse(word) });
});

test("identifiers are written as they are", () => {
  expect(text.key("größe")).toBe("größe");
  expect(text.key("a-b")).toBe('"a-b"');
  expect(text.key("1")).toBe('"1"');
  expect(text.member("class")).toBe(".class");
  expect(text.member("a b")).toBe('["a b"]');
});

test("literals", () => {
  const value = { a: [1, -0, null, true, "x"], "b c": {}, ["__proto__"]: { z: 1 } };
  expect(evaluated(text.literal(value))).toEqual(value);
  expect(Object.keys(evaluated(text.literal(value)) as object)).toEqual(["a", "b c", "__proto__"]);
});

test.each([
  ["a/b", "a/b"],
  ["[/]\\/", "//"],
  ["a\nb", "a\nb"],
  ["\u2028|\\\u202e", "\u202e"],
  ["", ""],
])("the regular expression %j stays one", (source, matching) => {
  const code = text.regex(`^(?:${source})$`, "");
  expect(code).not.toMatch(hidden);
  expect(code).not.toContain("\n");
  expect((evaluated(code) as RegExp).test(matching)).toBe(true);
});
