import { expect, test } from "vitest";
import type { Node } from "../../compiler/1-parse/document.js";
import { toJson } from "../../compiler/1-parse/value.js";
import { parseYaml } from "../../compiler/1-parse/yaml.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

function read(text: string) {
  const diagnostics = new Diagnostics();
  const document = parseYaml({ fileName: "x.asl.yaml", text }, diagnostics);
  return { document, value: document && toJson(document.root), found: diagnostics.sorted };
}

test.each([
  ["a: 1\nb:\n  - x\n  - {c: 'q'}\n# end\n", { a: 1, b: ["x", { c: "q" }] }],
  [
    "StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n",
    { StartAt: "A", States: { A: { Type: "Pass", End: true } } },
  ],
  ["a: 1\na: 2", { a: 2 }],
  [
    "a: yes\nb: no\nc: on\nd: 2016-03-14\ne: 08\nf: 1e3\ng: 0x1F\nh: 0o17\ni: ~\nj: null",
    { a: "yes", b: "no", c: "on", d: "2016-03-14", e: 8, f: 1000, g: 31, h: 15, i: null, j: null },
  ],
  ["1: x\ntrue: y\nnull: z", { "1": "x", true: "y", null: "z" }],
  ["a: |\n  one\n  two\nb: >-\n  one\n  two\n", { a: "one\ntwo\n", b: "one two" }],
  ["a: &x {k: 1}\nb: *x\n", { a: { k: 1 }, b: { k: 1 } }],
  [
    "a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n  m: 4\n",
    { a: { k: 1, l: 2 }, b: { k: 1, l: 3, m: 4 } },
  ],
  [
    "a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc:\n  <<: [*x, *y]\n",
    { a: { k: 1 }, b: { k: 2, l: 2 }, c: { k: 1, l: 2 } },
  ],
  ['"<<": 1', { "<<": 1 }],
  ["a: &x 1\nb: *x\nc: &x 2\nd: *x", { a: 1, b: 1, c: 2, d: 2 }],
  ["&k key: 1\n*k : 2", { key: 2 }],
  ['{"a": [1, "b"]}', { a: [1, "b"] }],
  ["a: !!str 1\nb: !!int '2'", { a: "1", b: 2 }],
  ["a: !Ref X", { a: { Ref: "X" } }],
  ["a: !GetAtt F.Nested.Arn", { a: { "Fn::GetAtt": ["F", "Nested.Arn"] } }],
  ["a: !GetAtt [F, Arn]", { a: { "Fn::GetAtt": ["F", "Arn"] } }],
  ["a: !Sub 'x${Y}'", { a: { "Fn::Sub": "x${Y}" } }],
  ["a: !Join\n  - ','\n  - - x\n    - !Ref Y\n", { a: { "Fn::Join": [",", ["x", { Ref: "Y" }]] } }],
  [
    "a: !If [C, !Sub b, !Ref AWS::NoValue]",
    { a: { "Fn::If": ["C", { "Fn::Sub": "b" }, { Ref: "AWS::NoValue" }] } },
  ],
  ["a: !Condition B", { a: { Condition: "B" } }],
  ["__proto__: {x: 1}", JSON.parse('{"__proto__": {"x": 1}}')],
])("reads %j", (text, value) => {
  expect(read(text)).toMatchObject({ value, found: [] });
});

test("spans are what was written, without what follows a block", () => {
  const text = "StartAt: A\nStates:\n  A:\n    Type: Pass\n\n    Items: !Sub 'x'\n\n# end\n";
  const slices: string[] = [];
  const note = ({ start, end }: { start: number; end: number }) =>
    slices.push(text.slice(start, end));
  const visit = (node: Node): void => {
    if (node.kind !== "object") return void note(node.span);
    for (const { keySpan, value } of node.members) {
      note(keySpan);
      visit(value);
    }
  };
  const { document } = read(text);
  if (document) visit(document.root);
  expect(slices).toEqual(["StartAt", "A", "States", "A", "Type", "Pass", "Items", "!Sub", "'x'"]);
  expect(document && text.slice(document.root.span.start, document.root.span.end)).toBe(
    text.slice(0, text.indexOf("\n\n#")),
  );
});

test.each([
  ["", 0, 0],
  ["a: *nope", 3, 8],
  ["a: &a [*a]", 7, 9],
  ["a: .inf", 3, 7],
  ["a: -.nan\nb: .nan", 9 + 3, 9 + 7],
  ["a:\n\tb: 1", 3, 4],
  ["a: b: c", 3, 4],
  ["- 1\n---\n- 2", 4, 7],
  ['a: "x', 5, 5],
  ["a: [1, 2", 8, 8],
  ["? [a]\n: 1", 2, 5],
  ["a: !Foo 1", 3, 7],
  ["a: !!binary aa", 3, 11],
  ["!!set {a, b}", 0, 5],
  ["a: {<<: [1]}", 9, 10],
  ['"\\q": 1', 1, 2],
])("refuses %j once", (text, start, end) => {
  const { document, found } = read(text);
  expect(document).toBeUndefined();
  expect(found).toMatchObject([{ code: "json-syntax", span: { start, end } }]);
  expect(found[0]?.help).toBeDefined();
});

test("all problems of the YAML are reported, one a line", () => {
  const { found } = read("a: b: c\nd: 'x\n");
  expect(found.length).toBeGreaterThan(1);
});

test("aliases of aliases are stopped", () => {
  const row = (at: number) =>
    `a${at}: &a${at} [${Array(10)
      .fill(`*a${at - 1}`)
      .join(",")}]\n`;
  const bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + [1, 2, 3, 4, 5, 6, 7, 8].map(row).join("");
  expect(read(bomb).found).toMatchObject([{ code: "json-syntax" }]);
});

test("nesting beyond all measure is refused, not thrown", () => {
  for (const text of [
    "[".repeat(1e5),
    "- ".repeat(5000) + "1",
    "[".repeat(501) + "]".repeat(501),
  ]) {
    expect(read(text).found).toMatchObject([{ code: "too-deeply-nested" }]);
  }
});
