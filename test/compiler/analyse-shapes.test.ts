import { describe, expect, test } from "vitest";
import type { Machine } from "../../compiler/3-lower/machine.js";
import type { SchemaFacts } from "../../compiler/4-analyse/schemas.js";
import { shapes } from "../../compiler/4-analyse/shapes.js";
import { unknown, type ObjectShape, type Shape } from "../../compiler/4-analyse/shape.js";
import { typeText } from "../../compiler/4-analyse/type-text.js";
import { machineOf, task } from "./lowered.js";

const field = (shape: Shape, optional = false) => ({ shape, optional });
const string: Shape = { kind: "string" };
const number: Shape = { kind: "number" };
const item: ObjectShape = {
  kind: "object",
  fields: new Map([["sku", field(string)]]),
  type: "Item",
};
const order: ObjectShape = {
  kind: "object",
  type: "Order",
  fields: new Map([
    ["id", field(string)],
    ["note", field(string, true)],
    ["items", field({ kind: "array", items: item })],
  ]),
};
const charge: ObjectShape = {
  kind: "object",
  type: "Charge",
  fields: new Map([["amount", field(number)]]),
};

/** The input is an Order, and what Tasks give is as told. */
function schemasOf(results: Record<string, Shape> = {}): SchemaFacts {
  return {
    inputShape: order,
    resultShape: ({ name }) => results[name] ?? unknown,
    resultValidator: () => undefined,
    typeNames: [],
    imports: () => [],
    files: {},
  };
}

function inputs(machine: Machine, results?: Record<string, Shape>) {
  const found = shapes(machine, schemasOf(results));
  return (name: string) => typeText(found.of(name).input);
}

test("without schemas nothing is known of the input", () => {
  const found = shapes(machineOf({ A: { Type: "Pass", Next: "B" }, B: { Type: "Succeed" } }));
  expect(found.of("B").input).toEqual(unknown);
});

test("a Task's result is placed by ResultSelector, ResultPath and OutputPath", () => {
  const machine = machineOf({
    Charge: task({ ResultPath: "$.payment", Next: "Select" }),
    Select: task({
      ResultSelector: { "paid.$": "$.amount" },
      ResultPath: "$.receipt",
      Next: "Discard",
    }),
    Discard: task({ ResultPath: null, OutputPath: "$.receipt", Next: "Replace" }),
    Replace: task({ Next: "Nothing" }),
    Nothing: task({ OutputPath: null, Next: "End" }),
    End: { Type: "Succeed" },
  });
  const input = inputs(machine, { Charge: charge, Select: charge, Replace: charge });
  expect(input("Charge")).toBe("Order");
  expect(input("Select")).toBe("{ id: string; note?: string; items: Item[]; payment: Charge }");
  expect(input("Discard")).toMatch(/payment: Charge; receipt: \{ paid: number \} \}$/);
  expect(input("Replace")).toBe("{ paid: number }");
  expect(input("Nothing")).toBe("Charge");
  expect(input("End")).toBe("Record<string, never>");
});

test("a Pass gives its Result, its Parameters or its input", () => {
  const machine = machineOf({
    Keep: { Type: "Pass", InputPath: "$.items", ResultPath: "$.copy", Next: "Build" },
    Build: { Type: "Pass", Parameters: { "first.$": "$.items[0]", kind: "x" }, Next: "Constant" },
    Constant: { Type: "Pass", Result: [1, "a"], ResultPath: "$.list", Next: "Big" },
    Big: {
      Type: "Pass",
      Result: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, i])),
      ResultPath: "$.big",
      Next: "End",
    },
    End: { Type: "Succeed" },
  });
  const input = inputs(machine);
  expect(input("Build")).toMatch(/copy: Item\[\] \}$/);
  expect(input("Constant")).toBe("{ first: Item | null; kind: string }");
  expect(input("Big")).toBe("{ first: Item | null; kind: string; list: (number | string)[] }");
  expect(input("End")).toMatch(/; big: unknown \}$/);
});

test("where ways meet, what only some bring is optional", () => {
  const machine = machineOf({
    Charge: task({
      ResultPath: "$.payment",
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Reject" }],
      Next: "Paid?",
    }),
    "Paid?": {
      Type: "Choice",
      Choices: [{ Variable: "$.payment.amount", NumericGreaterThan: 0, Next: "Done" }],
      Default: "Reject",
    },
    Done: { Type: "Succeed" },
    Reject: { Type: "Fail" },
  });
  const input = inputs(machine, { Charge: charge });
  expect(input("Done")).toMatch(/items: Item\[\]; payment: Charge \}$/);
  expect(input("Reject")).toMatch(
    /; (payment\?: Charge; error\?: ErrorOutput|error\?: ErrorOutput; payment\?: Charge) \}$/,
  );
});

test("a Parallel gives a tuple, a Map an array, and each its scopes their inputs", () => {
  const machine = machineOf({
    Both: {
      Type: "Parallel",
      Parameters: { "order.$": "$.id" },
      Branches: [
        { StartAt: "One", States: { One: task() } },
        { StartAt: "Two", States: { Two: { Type: "Pass", End: true } } },
      ],
      ResultPath: "$.both",
      Next: "Each",
    },
    Each: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: {
        StartAt: "Pack",
        States: { Pack: { Type: "Pass", Parameters: { "s.$": "$.sku" }, End: true } },
      },
      Next: "Select",
    },
    Select: {
      Type: "Map",
      ItemSelector: { "sku.$": "$$.Map.Item.Value.s", n: 1 },
      ItemProcessor: { StartAt: "Selected", States: { Selected: { Type: "Succeed" } } },
      Next: "End",
    },
    End: { Type: "Succeed" },
  });
  const input = inputs(machine, { One: charge });
  expect(input("Two")).toBe("{ order: string }");
  expect(input("Each")).toMatch(/both: \[Charge, \{ order: string \}\] \}$/);
  expect(input("Pack")).toBe("Item");
  expect(input("Select")).toBe("{ s: string }[]");
  expect(input("Selected")).toBe("{ sku: string; n: number }");
  expect(input("End")).toBe("{ sku: string; n: number }[]");
});

test("what comes after a branch that always fails is unknown, and analysed", () => {
  const machine = machineOf({
    P: {
      Type: "Parallel",
      Branches: [{ StartAt: "F", States: { F: { Type: "Fail" } } }],
      Next: "A",
    },
    A: { Type: "Pass", Result: 1, Next: "B" },
    B: { Type: "Succeed" },
  });
  expect(inputs(machine)("A")).toBe("[unknown]");
  expect(inputs(machine)("B")).toBe("number");
});

describe("cycles", () => {
  test("settle on what holds every time around", () => {
    const machine = machineOf({
      Start: { Type: "Pass", Result: 0, ResultPath: "$.n", Next: "Count" },
      Count: {
        Type: "Pass",
        Parameters: { "n.$": "States.MathAdd($.n, 1)" },
        ResultPath: "$.n",
        Next: "Again?",
      },
      "Again?": {
        Type: "Choice",
        Choices: [{ Variable: "$.n", NumericEquals: 3, Next: "Done" }],
        Default: "Count",
      },
      Done: { Type: "Succeed" },
    });
    const input = inputs(machine);
    expect(input("Start")).toBe("Order");
    expect(input("Done")).toMatch(/; n: \{ n: number \} \}$/);
    expect(input("Count")).toMatch(
      /; n: (number \| \{ n: number \}|\{ n: number \} \| number) \}$/,
    );
  });

  test("end even where the data grows for ever", () => {
    const machine = machineOf({
      Nest: { Type: "Pass", Parameters: { "inner.$": "$" }, Next: "More?" },
      "More?": {
        Type: "Choice",
        Choices: [{ Variable: "$.inner", IsNull: true, Next: "Done" }],
        Default: "Nest",
      },
      Done: { Type: "Succeed" },
    });
    expect(inputs(machine)("Done")).toMatch(/unknown/);
  });
});

test("the work grows with the number of states", () => {
  const chain = (length: number) =>
    machineOf(
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `S${i}`,
          i % 10 === 9
            ? {
                Type: "Choice",
                Choices: [{ Variable: "$.a", IsNull: true, Next: `S${i - 9}` }],
                Default: `S${i + 1}`,
              }
            : {
                Type: "Pass",
                Result: { a: i },
                ResultPath: `$.k${i % 40}`,
                ...(i === length - 1 ? { End: true } : { Next: `S${i + 1}` }),
              },
        ]),
      ),
    );
  const machine = chain(995);
  expect(inputs(machine)("S994")).toMatch(/; k38: \{ a: number \} \}$/);
});
