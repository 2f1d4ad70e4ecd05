import { describe, expect, test } from "vitest";
import { chain, found, one } from "../checked.js";

const processor = (config?: object, name = "A") => ({
  ...(config && { ProcessorConfig: config }),
  StartAt: name,
  States: { [name]: { Type: "Pass", End: true } },
});
const distributed = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
const map = (fields: object) =>
  one({ Type: "Map", ItemProcessor: processor(distributed), ...fields });
const reader = (ReaderConfig: object, Resource = "arn:aws:states:::s3:getObject") =>
  map({ ItemReader: { Resource, ReaderConfig } });
const config = "/States/S/ItemReader/ReaderConfig";

describe("Map states", () => {
  const rows: readonly [what: string, definition: object, want: readonly string[]][] = [
    ["the older names", one({ Type: "Map", Iterator: processor(), Parameters: {} }), []],
    ["no processor", one({ Type: "Map" }), ["missing-field /States/S"]],
    [
      "two processors",
      map({ Iterator: processor(undefined, "B") }),
      ["exclusive-fields /States/S/Iterator"],
    ],
    [
      "two selectors",
      map({ ItemSelector: {}, Parameters: {} }),
      ["exclusive-fields /States/S/Parameters"],
    ],
    [
      "a mode that is none",
      one({ Type: "Map", ItemProcessor: processor({ Mode: "Distributed" }) }),
      ["out-of-range /States/S/ItemProcessor/ProcessorConfig/Mode"],
    ],
    [
      "no ExecutionType",
      one({ Type: "Map", ItemProcessor: processor({ Mode: "DISTRIBUTED" }) }),
      ["missing-field /States/S/ItemProcessor/ProcessorConfig"],
    ],
    [
      "needs-distributed-map",
      one({
        Type: "Map",
        ItemProcessor: processor(),
        ItemReader: { Resource: "arn:aws:states:::s3:getObject" },
      }),
      ["needs-distributed-map /States/S/ItemReader"],
    ],
    ["a reader", reader({ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", MaxItems: 0 }), []],
    ["a reader of nothing", map({ ItemReader: {} }), ["missing-field /States/S/ItemReader"]],
    ["an unknown format", reader({ InputType: "XML" }), [`out-of-range ${config}/InputType`]],
    [
      "headers that are not given",
      reader({ InputType: "CSV", CSVHeaderLocation: "GIVEN" }),
      [`missing-field ${config}`],
    ],
    [
      "headers that are given twice",
      reader({ InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", CSVHeaders: ["a"] }),
      [`exclusive-fields ${config}/CSVHeaders`],
    ],
    [
      "two limits",
      reader({ MaxItems: 1, MaxItemsPath: "$.n" }),
      [`exclusive-fields ${config}/MaxItemsPath`],
    ],
    [
      "another service to read from",
      reader({}, "arn:aws:states:::dynamodb:getItem"),
      ["unknown-resource /States/S/ItemReader/Resource"],
    ],
    [
      "a batch of no size",
      map({ ItemBatcher: { BatchInput: {} } }),
      ["missing-field /States/S/ItemBatcher"],
    ],
    [
      "a batch of nothing",
      map({ ItemBatcher: { MaxItemsPerBatch: 0 } }),
      ["out-of-range /States/S/ItemBatcher/MaxItemsPerBatch"],
    ],
    ["a writer of nothing", map({ ResultWriter: {} }), ["missing-field /States/S/ResultWriter"]],
    ["a writer's form alone", map({ ResultWriter: { WriterConfig: { OutputType: "JSONL" } } }), []],
    [
      "more than all may fail",
      map({ ToleratedFailurePercentage: 101 }),
      ["out-of-range /States/S/ToleratedFailurePercentage"],
    ],
    ["bad-label", map({ Label: "my map" }), ["bad-label /States/S/Label"]],
    ["a long Label", map({ Label: "l".repeat(41) }), ["bad-label /States/S/Label"]],
    [
      "duplicate-label",
      chain({
        M: { Type: "Map", Label: "l", ItemProcessor: processor(distributed, "A") },
        N: { Type: "Map", Label: "l", ItemProcessor: processor(distributed, "B") },
      }),
      ["duplicate-label /States/N/Label"],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });
});
