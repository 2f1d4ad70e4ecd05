import { describe, expect, test } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";
import { renderCatalogue } from "../../compiler/diagnostics/document.js";
import { located } from "../../compiler/diagnostics/located.js";
import { sarif } from "../../compiler/diagnostics/sarif.js";
import { didYouMean, oneOf, suggest } from "../../compiler/diagnostics/suggest.js";

describe("suggest", () => {
  const states = ["Fulfil", "ChargeCard", "Charge Back", "Pass", "Wait", "a", "OK"];
  test.each([
    ["Fulfill", "Fulfil"],
    ["fulfil", "Fulfil"],
    ["Fulifl", "Fulfil"],
    ["Chargecard", "ChargeCard"],
    ["Charge_Card", "ChargeCard"],
    ["CHARGE BACK", "Charge Back"],
    ["Pas", "Pass"],
    ["Paas", "Pass"],
    ["Wiat", "Wait"],
    ["A", "a"],
    ["Ok", "OK"],
    ["Chargecar", "ChargeCard"],
    ["Passes", "Pass"],
    ["Nothing", undefined],
    ["b", undefined],
    ["", undefined],
    ["Fulfil", undefined],
  ])("%s → %s", (name, meant) => {
    expect(suggest(name, states)).toBe(meant);
  });
  test.each([
    ["SHA-3", ["SHA-1", "SHA-256", "SHA-384"], "SHA-384"],
    ["Timeout", ["Comment", "TimeoutSeconds", "TimeoutSecondsPath"], "TimeoutSeconds"],
    ["Charge", ["ChargeCustomer", "ChargeBackground"], undefined],
    ["Retries", ["Resource", "Retry"], "Retry"],
  ])("%s among %j → %s", (name, names, meant) => {
    expect(suggest(name, names)).toBe(meant);
  });
  test("the nearest wins, the first of equals", () => {
    expect(suggest("Stat1", ["State2", "State1", "Stat2"])).toBe("State1");
    expect(suggest("catA", ["catB", "catC"])).toBe("catB");
    expect(suggest("next", ["Text", "Next"])).toBe("Next");
  });
  test("texts", () => {
    expect(didYouMean("Nxt", ["Next"])).toBe('Did you mean "Next"?');
    expect(didYouMean("x", ["Next"])).toBeUndefined();
    expect([oneOf([]), oneOf(["a"]), oneOf(["a", "b"]), oneOf(["a", "b", "c"])]).toEqual([
      "",
      '"a"',
      '"a" or "b"',
      '"a", "b" or "c"',
    ]);
    expect(oneOf(["a", "b", "c"], { most: 2 })).toBe('"a", "b", …');
  });
});

const source = { fileName: "flows/order flow.json", text: '{\n  "Next": "B"\n}' };

function found() {
  const diagnostics = new Diagnostics(source);
  diagnostics.report("unknown-state", {
    path: "/Next",
    span: { start: 12, end: 15 },
    message: 'No state is called "B".',
    help: 'Did you mean "A"?',
    related: [{ message: "Its scope.", path: "", span: { start: 0, end: 1 } }],
  });
  diagnostics.report("unused-definition", { path: "", message: "Nothing is called so." });
  return diagnostics.sorted;
}

describe("diagnostics", () => {
  test("take their severity from the catalogue, and come in the order of the text", () => {
    const diagnostics = new Diagnostics();
    expect(diagnostics.hasErrors).toBe(false);
    diagnostics.report("unused-definition", { path: "", message: "x", span: { start: 5, end: 6 } });
    expect(diagnostics.hasErrors).toBe(false);
    diagnostics.report("json-syntax", { path: "", message: "y", span: { start: 1, end: 2 } });
    expect(diagnostics.hasErrors).toBe(true);
    expect(diagnostics.sorted.map(({ severity }) => severity)).toEqual(["error", "warning"]);
  });
  test("name the file that they were led to", () => {
    const diagnostics = new Diagnostics(source);
    diagnostics.follow({ fileName: "other.json", text: "" });
    diagnostics.report("json-syntax", { path: "", message: "x" });
    expect(diagnostics.sorted).toMatchObject([{ fileName: "other.json" }]);
    expect(diagnostics.source?.fileName).toBe("other.json");
  });
  test("are about another file where the report says so, and come last then", () => {
    const diagnostics = new Diagnostics(source);
    const span = { start: 9, end: 12 };
    diagnostics.report("bad-schema", { path: "/input", message: "x", fileName: "s.json" });
    diagnostics.report("unknown-state", { path: "/Next", span, message: "y" });
    expect(diagnostics.sorted).toMatchObject([
      { code: "unknown-state" },
      { code: "bad-schema", fileName: "s.json" },
    ]);
  });
  test("are taken back where one about the whole is made", () => {
    const diagnostics = new Diagnostics(source);
    const at = (start: number, end: number) => ({ path: "", message: "x", span: { start, end } });
    for (const [start, end] of [
      [4, 6],
      [2, 9],
    ] as const)
      diagnostics.report("unresolved-function", at(start, end));
    diagnostics.report("unknown-state", at(4, 6));
    diagnostics.withdraw("unresolved-function", { start: 3, end: 7 });
    expect(diagnostics.sorted.map(({ code, span }) => [code, span?.start])).toEqual([
      ["unresolved-function", 2],
      ["unknown-state", 4],
    ]);
  });
  test("are located for other programs", () => {
    expect(located(found(), source)).toMatchObject([
      { fileName: "flows/order flow.json", code: "unused-definition" },
      { code: "unknown-state", line: 2, column: 11, endLine: 2, endColumn: 14 },
    ]);
  });
});

test("SARIF", () => {
  const log = sarif([{ source, diagnostics: found() }], { version: "1.2.3" });
  const codes = Object.keys(catalogue);
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        tool: { driver: { name: "heaviside", version: "1.2.3" } },
        artifacts: [{ location: { uri: "flows/order%20flow.json" } }],
        results: [
          {
            ruleId: "unused-definition",
            level: "warning",
            locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }],
          },
          {
            ruleId: "unknown-state",
            ruleIndex: codes.indexOf("unknown-state"),
            level: "error",
            message: { text: 'No state is called "B". Did you mean "A"?' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "flows/order%20flow.json", index: 0 },
                  region: {
                    startLine: 2,
                    startColumn: 11,
                    endLine: 2,
                    endColumn: 14,
                    charOffset: 12,
                    charLength: 3,
                  },
                },
                logicalLocations: [{ name: "Next", fullyQualifiedName: "/Next" }],
              },
            ],
            relatedLocations: [{ id: 0, message: { text: "Its scope." } }],
          },
        ],
      },
    ],
  });
  const rules = Object(log).runs[0].tool.driver.rules;
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(codes);
});

describe("the catalogue", () => {
  test.each(Object.entries(catalogue))("%s", (code, { severity, about, section }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(["error", "warning"]).toContain(severity);
    expect(about).toMatch(/^(?:[A-Z]|heaviside ).*\.$/s);
    expect(section).not.toBe("");
  });
  test("docs/diagnostics.md is made of it (vitest -u writes it)", async () => {
    await expect(renderCatalogue()).toMatchFileSnapshot("../../docs/diagnostics.md");
  });
});
