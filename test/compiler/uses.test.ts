import { describe, expect, test } from "vitest";
import { withoutTexts } from "../../compiler/5-emit/code-text.js";
import { uses } from "../../compiler/5-emit/uses.js";

describe("what emitted code refers to", () => {
  const rows: readonly [code: string, name: string, is: boolean][] = [
    ["f($)", "$", true],
    ["f($.a, $$)", "$$", true],
    ["f($$)", "$", false],
    ["a.$", "$", false],
    ["{ ...$, a }", "$", true],
    ["{ $: 1 }", "$", false],
    ['f("$")', "$", false],
    ["f('$')", "$", false],
    ["`$`", "$", false],
    ["`a ${$.b} c`", "$", true],
    ["`a ${b} $`", "$", false],
    ["`${f({ a: 1 })} $ ${b}`", "$", false],
    ["`${f({ a: 1 })} $ ${$.b}`", "$", true],
    ["`${text(`x ${text($$.a)}/`)}/`", "$", false],
    ["`${text(`x ${text($.a)}/`)}/`", "$", true],
    ["`\\${$}`", "$", false],
    ["`it's ${text($)} isn't`", "text", true],
    ['`say "${text($)}`', "text", true],
    ["// it's $\ng()", "$", false],
    ["/** don't ` */ text()", "text", true],
    ["f(/[\"'`/]$/.test(a), text)", "text", true],
    ["f(/[\"'`/]$/.test(a), text)", "$", false],
    ["a / text / $", "$", true],
  ];
  test.each(rows)("%s: %s", (code, name, is) => {
    expect(uses(name, code)).toBe(is);
  });
});

test("code that does not end is read to its end", () => {
  for (const code of ["`", "`a ${", "`a ${b", '"a', "'", "/", "/*", "}"])
    expect(() => withoutTexts(code)).not.toThrow();
});
