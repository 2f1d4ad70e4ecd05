import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { frame, label, type FrameOptions } from "../../compiler/diagnostics/frame.js";

const orders = `{
  "StartAt": "ChargeCard",
  "States": {
    "ChargeCard": {
      "Type": "Task",
      "ResultPath": "$.payment",
      "Next": "Fulfill"
    }
  }
}`;

/** The frame of a diagnostic at the first occurrence of a text. */
function frameAt(
  text: string,
  marked: string,
  more: Partial<Diagnostic> = {},
  options?: FrameOptions,
): string {
  const start = text.indexOf(marked);
  const diagnostic: Diagnostic = {
    code: "unknown-state",
    severity: "error",
    message: "It is wrong.",
    path: "/a",
    span: { start, end: start + marked.length },
    ...more,
  };
  return frame(diagnostic, { fileName: "orders.asl.json", text }, options);
}

test("is as the style guide shows it", () => {
  const text = "\n".repeat(17) + orders;
  const shown = frameAt(text, '"Fulfill"', {
    path: "/States/ChargeCard/Next",
    message: 'No state is called "Fulfill" in this scope.',
    help: 'Did you mean "Fulfil"?',
  });
  expect(shown).toBe(
    `orders.asl.json:24:15 error unknown-state                                     States.ChargeCard.Next
  23 |       "ResultPath": "$.payment",
  24 |       "Next": "Fulfill"
     |               ^^^^^^^^^ No state is called "Fulfill" in this scope.    help: Did you mean "Fulfil"?`,
  );
});

test("the first line has no line before it; a missing place is one mark", () => {
  expect(frameAt('{"a":}', "", { span: { start: 5, end: 5 }, path: "" })).toBe(
    ["orders.asl.json:1:6 error unknown-state", '   1 | {"a":}', "     |      ^ It is wrong."].join(
      "\n",
    ),
  );
});

test("without a span there is no source", () => {
  const diagnostic: Diagnostic = {
    code: "unused-definition",
    severity: "warning",
    message: "Nothing is called so.",
    path: "",
    help: "Type it.",
  };
  expect(frame(diagnostic, { fileName: "x.json", text: "" })).toBe(
    "x.json warning unused-definition\n  Nothing is called so.    help: Type it.",
  );
  expect(
    frame(
      { ...diagnostic, fileName: "other.json", span: { start: 3, end: 4 } },
      { fileName: "x.json", text: "" },
    ),
  ).toBe("other.json warning unused-definition\n  Nothing is called so.    help: Type it.");
});

test("several lines: the first is marked to its end", () => {
  const shown = frameAt(
    orders,
    orders.slice(orders.indexOf('{\n      "Type"'), orders.indexOf("\n  }")),
  );
  expect(shown.split("\n").slice(2)).toEqual([
    '   4 |     "ChargeCard": {',
    "     |                   ^… It is wrong.",
  ]);
});

test("what does not fit beside the marks stands below", () => {
  const help = "Type something that is long. ".repeat(4).trim();
  expect(frameAt(orders, '"Fulfill"', { help }).split("\n").slice(3)).toEqual([
    "     |               ^^^^^^^^^ It is wrong.",
    `     | help: ${help}`,
  ]);
  const message = "Something is quite wrong here, and it takes many words to say it. "
    .repeat(2)
    .trim();
  expect(frameAt(orders, '"Fulfill"', { message, help: "Type it." }).split("\n").slice(3)).toEqual([
    "     |               ^^^^^^^^^",
    `     | ${message}`,
    "     | help: Type it.",
  ]);
});

test("related places follow, with their lines", () => {
  const at = orders.indexOf('"ChargeCard": {');
  const related = [
    { message: "The scope begins here.", path: "/States", span: { start: at, end: at + 12 } },
    { message: "There is none.", path: "/States/Other" },
  ];
  expect(frameAt(orders, '"Fulfill"', { related }).split("\n").slice(4)).toEqual([
    '   4 |     "ChargeCard": {',
    "     |     ^^^^^^^^^^^^ The scope begins here.",
    "     | There is none. (States.Other)",
  ]);
});

describe("what a terminal draws wider or narrower", () => {
  test.each([
    ["tabs", '\t\t"a": x', "x", "         "],
    ["wide characters", '"日本": x', "x", "        "],
    ["emoji", '"👩‍👩‍👧😀": x', "x", "        "],
    ["combining marks", '"e\u0301": x', "x", "     "],
    ["control characters", '"\u0007": x', "x", "     "],
  ])("%s", (_, line, marked, indent) => {
    expect(frameAt(line, marked).split("\n").at(-1)).toBe(`     | ${indent}^ It is wrong.`);
  });
  test("wide characters are marked whole", () => {
    expect(frameAt('{"日本": 1}', '"日本"').split("\n").at(-1)).toBe("     |  ^^^^^^ It is wrong.");
  });
  test("control characters show as pictures", () => {
    expect(frameAt('"\u0007\u001b[31m"', "[").split("\n").at(1)).toBe('   1 | "␇␛[31m"');
  });
});

describe("long lines show what is around the place", () => {
  const long = `{${Array.from({ length: 200 }, (_, at) => `"key${at}":${at}`).join(",")}}`;
  test.each([['"key0"'], ['"key100"'], ["199}"]])("at %s", (marked) => {
    const [, line = "", marks = ""] = frameAt(long, marked).split("\n");
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe(marked);
    expect(line.endsWith("…")).toBe(marked !== "199}");
    expect(line.startsWith("   1 | …")).toBe(marked !== '"key0"');
  });
  test("marks end with the window", () => {
    const [, line = "", marks = ""] = frameAt(long, long).split("\n");
    expect(marks.trimEnd().lastIndexOf("^")).toBeLessThan(line.length);
  });
  test("a wide character on the edge leaves no half", () => {
    const wide = `"${"日".repeat(300)}x${"日".repeat(300)}"`;
    const [, line = "", marks = ""] = frameAt(wide, "x").split("\n");
    const before = line.slice(0, line.indexOf("x"));
    expect([...before].reduce((sum, unit) => sum + (unit === "日" ? 2 : 1), 0)).toBe(
      marks.indexOf("^"),
    );
  });
});

test("colour changes nothing but escape sequences", () => {
  const related = [{ message: "See here.", path: "", span: { start: 0, end: 1 } }];
  const more = { help: "Type it.", related };
  const coloured = frameAt(orders, '"Fulfill"', more, { colour: true });
  expect(coloured).toContain("\u001b[31m^^^^^^^^^\u001b[39m");
  expect(
    frameAt(orders, '"Fulfill"', { ...more, severity: "warning" }, { colour: true }),
  ).toContain("\u001b[33m");
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(frameAt(orders, '"Fulfill"', more));
});

test("the width is an option", () => {
  const [first = ""] = frameAt(
    orders,
    '"Fulfill"',
    { path: "/States/ChargeCard/Next" },
    { width: 80 },
  ).split("\n");
  expect(first).toHaveLength(80);
});

test.each([
  ["", ""],
  ["/States/Charge/Next", "States.Charge.Next"],
  ["/States/A/Choices/0/Next", "States.A.Choices[0].Next"],
  ["/States/Is it?/Parameters/x.$", 'States["Is it?"].Parameters["x.$"]'],
  ["/States/a~1b", 'States["a/b"]'],
])("label of %s", (path, expected) => {
  expect(label(path)).toBe(expected);
});
