import { expect, test } from "vitest";
import type { Json } from "../../compiler/1-parse/document.js";
import { parseJson } from "../../compiler/1-parse/json.js";
import {
  placeholdersOf,
  splitPlaceholders,
  substitute,
  wholePlaceholder,
} from "../../compiler/1-parse/placeholders.js";
import { toJson } from "../../compiler/1-parse/value.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

test.each([
  ["plain", ["plain"]],
  ["", []],
  ["${A}", [{ name: "A" }]],
  ["x${A.Arn}y${AWS::Region}", ["x", { name: "A.Arn" }, "y", { name: "AWS::Region" }]],
  ["${ a }${b_c-d}", [{ name: "a" }, { name: "b_c-d" }]],
  ["${module.x[0].arn}${f(x)}", [{ name: "module.x[0].arn" }, { name: "f(x)" }]],
  ["${file.x}", [{ name: "file.x" }]],
  ["${!Literal}", ["${!Literal}"]],
  ['${"a": 1}', ['${"a": 1}']],
  ["${a: 1}", ["${a: 1}"]],
  ["${}", ["${}"]],
  ["${ }", ["${ }"]],
  ["${open", ["${open"]],
  ["$${A}", ["$", { name: "A" }]],
])("splits %j", (text, parts) => {
  expect(splitPlaceholders(text)).toEqual(parts);
});

test("tells whether a text is one placeholder", () => {
  expect(["${A}", "${A}${B}", " ${A}", "A", "${!A}"].map(wholePlaceholder)).toEqual([
    "A",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

function apply(text: string, values: { readonly [name: string]: Json }) {
  const document = parseJson({ fileName: "x.json", text }, new Diagnostics());
  const diagnostics = new Diagnostics();
  const result = document && substitute(document, values, diagnostics);
  return { document, result, value: result && toJson(result.root), found: diagnostics.sorted };
}

test.each<[string, { readonly [name: string]: Json }, Json]>([
  ['["${A}"]', { A: "x" }, ["x"]],
  ['["${A}", "${A}-${B}"]', { A: 1, B: true }, [1, "1-true"]],
  ['["${A}"]', { A: { b: [1] } }, [{ b: [1] }]],
  ['["a ${A} b"]', { A: { b: null } }, ['a {"b":null} b']],
  ['["${A}"]', { A: null }, [null]],
  ['["${A}"]', { A: "5" }, ["5"]],
  ["[{}, ${A}]", { A: 5 }, [{}, 5]],
  ['{"n": ${A}, "t": ${T}, "s": "${A}"}', { A: "5", T: "${Unit}" }, { n: 5, t: "${Unit}", s: "5" }],
  ['{"${K}": 1, "x-${K}.$": 2}', { K: "key" }, { key: 1, "x-key.$": 2 }],
  ['{"${K}": 1}', { K: 7 }, { "${K}": 1 }],
  ['["${A}"]', { A: "x${B}y", B: "${C}" }, ["x${C}y"]],
  ['["${A}"]', { A: "${A}" }, ["${A}"]],
  ['["${A}"]', { A: "${B}", B: "<${A}>" }, ["<${A}>"]],
  ['["${!A}"]', { A: 1 }, ["${!A}"]],
  ['["${A.Arn}", "${AWS::Region}"]', { "A.Arn": "x", "AWS::Region": "y" }, ["x", "y"]],
  ['["${toString}"]', {}, ["${toString}"]],
  ['["${toString}", "${A}"]', { A: 1 }, ["${toString}", 1]],
])("substitutes in %s", (text, values, expected) => {
  expect(apply(text, values).value).toEqual(expected);
});

test("new parts keep the span of the placeholder", () => {
  const { result } = apply('["${A}"]', { A: { b: 1 } });
  const item = result?.root.kind === "array" ? result.root.items[0] : undefined;
  expect(item).toMatchObject({
    span: { start: 1, end: 7 },
    members: [{ key: "b", keySpan: { start: 1, end: 7 }, value: { span: { start: 1, end: 7 } } }],
  });
});

test("values that nothing asks for are reported, with what was meant", () => {
  const { found } = apply('["${TableName}", "${Other}"]', { TabelName: "x", Other: "y", Zzz: 1 });
  expect(found).toMatchObject([
    { code: "unused-definition", severity: "warning", help: 'Did you mean "TableName"?' },
    { code: "unused-definition", help: expect.stringContaining('"TableName"') },
  ]);
});

test("lists the placeholders with their first place", () => {
  const text = '{"${K}": ["${A}${B}", "${A}"]}';
  const document = parseJson({ fileName: "x", text }, new Diagnostics());
  expect(document && [...placeholdersOf(document)]).toEqual([
    ["K", { start: 1, end: 7 }],
    ["A", { start: 10, end: 20 }],
    ["B", { start: 10, end: 20 }],
  ]);
});
