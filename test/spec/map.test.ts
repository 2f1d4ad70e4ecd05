import { describe } from "vitest";
import type { States } from "./rows.js";
import { rows, scope, task } from "./rows.js";

// ASL, "Map State".

const echo = scope({ I: { Type: "Pass" } });
const pass = { Type: "Pass" };
const map = (fields: object): States[string] => ({ Type: "Map", ItemProcessor: echo, ...fields });

describe("Map", () => {
  rows([
    {
      rule: "goes over its input where it says nothing else",
      states: { M: map({}) },
      input: [1, null, [2]],
      output: [1, null, [2]],
    },
    {
      rule: "goes over what ItemsPath finds in what InputPath gave",
      states: { M: map({ InputPath: "$.a", ItemsPath: "$.l", ResultPath: "$.r" }) },
      input: { a: { l: [1, 2] } },
      output: { a: { l: [1, 2] }, r: [1, 2] },
    },
    {
      rule: "goes over a list in the Context Object or a variable",
      states: {
        A: { Type: "Pass", Assign: { l: [1, 2] }, Next: "M" },
        M: map({ ItemsPath: "$l", ResultPath: "$.r", Next: "N" }),
        N: map({
          ItemsPath: "$$.Execution.Input.l",
          ResultPath: "$.s",
          ItemProcessor: scope({ J: pass }),
        }),
      },
      input: { l: [3] },
      output: { l: [3], r: [1, 2], s: [3] },
    },
    {
      rule: "of nothing gives nothing",
      states: { M: map({}) },
      input: [],
      output: [],
      entered: ["M"],
    },
    {
      rule: "cannot go over an object",
      states: { M: map({ ItemsPath: "$.o" }) },
      input: { o: { a: 1 } },
      error: "States.Runtime",
      cause: 'Reference path "$.o" must point to array.',
    },
    {
      rule: "cannot go over what is not there",
      states: { M: map({ ItemsPath: "$.l" }) },
      input: { o: 1 },
      error: "States.ReferencePathConflict",
      cause: 'Unable to apply step "l" to input {"o":1}',
    },
    {
      rule: "gives each iteration what ItemSelector makes of the item, its index and the effective input",
      states: {
        M: map({
          InputPath: "$.a",
          ItemsPath: "$.l",
          ItemSelector: {
            "i.$": "$$.Map.Item.Index",
            "v.$": "$$.Map.Item.Value.x",
            "rest.$": "$.rest",
            "text.$": "States.Format('{}/{}', $$.Map.Item.Index, $$.Map.Item.Value)",
            deep: [{ "v.$": "$$.Map.Item.Value" }],
          },
        }),
      },
      input: { a: { l: [{ x: "p" }, { x: "q" }], rest: 0 } },
      output: [
        { i: 0, v: "p", rest: 0, text: "0/{x=p}", deep: [{ v: { x: "p" } }] },
        { i: 1, v: "q", rest: 0, text: "1/{x=q}", deep: [{ v: { x: "q" } }] },
      ],
    },
    {
      rule: "of the older form has Iterator and Parameters",
      states: {
        M: {
          Type: "Map",
          Iterator: echo,
          ItemsPath: "$.l",
          Parameters: { "v.$": "$$.Map.Item.Value", "k.$": "$.k" },
        },
      },
      input: { l: [1, 2], k: 3 },
      output: [
        { v: 1, k: 3 },
        { v: 2, k: 3 },
      ],
    },
    {
      rule: "gives the results in the order of the items, whoever ends first",
      states: { M: map({ ItemProcessor: scope({ W: { Type: "Wait", SecondsPath: "$" } }) }) },
      input: [3, 1, 2],
      output: [3, 1, 2],
      seconds: 3,
    },
    {
      rule: "does one item after the other with MaxConcurrency 1",
      states: {
        M: map({
          MaxConcurrency: 1,
          ItemProcessor: scope({ W: { Type: "Wait", SecondsPath: "$", Next: "E" }, E: pass }),
        }),
      },
      input: [3, 1, 2],
      output: [3, 1, 2],
      seconds: 6,
      entered: ["M", "W", "E", "W", "E", "W", "E"],
    },
    {
      rule: "starts the next item when one has ended, with MaxConcurrency 2",
      states: {
        M: map({
          MaxConcurrencyPath: "$.k",
          ItemsPath: "$.l",
          ItemProcessor: scope({ W: { Type: "Wait", SecondsPath: "$" } }),
        }),
      },
      input: { k: 2, l: [5, 1, 3, 2] },
      output: [5, 1, 3, 2],
      seconds: 6,
    },
    {
      rule: "with MaxConcurrency 0 does all at the same time",
      states: {
        M: map({ MaxConcurrency: 0, ItemProcessor: scope({ W: { Type: "Wait", Seconds: 1 } }) }),
      },
      input: [1, 2, 3],
      seconds: 1,
    },
    {
      rule: "selects from and places the list of results",
      states: {
        M: map({
          ItemsPath: "$.l",
          ResultSelector: { "n.$": "States.ArrayLength($)", "first.$": "$[0]" },
          ResultPath: "$.r",
          OutputPath: "$.r",
        }),
      },
      input: { l: ["a", "b"] },
      output: { n: 2, first: "a" },
    },
    {
      rule: "lies inside a Map: the inner item hides the outer one until the inner Map has ended",
      states: {
        M: map({
          ItemProcessor: scope({
            N: map({
              ItemSelector: { "i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value" },
              Next: "E",
            }),
            E: { Type: "Pass", Parameters: { "i.$": "$$.Map.Item.Index", "all.$": "$" } },
          }),
        }),
      },
      input: [["a"], ["b", "c"]],
      output: [
        { i: 0, all: [{ i: 0, v: "a" }] },
        {
          i: 1,
          all: [
            { i: 0, v: "b" },
            { i: 1, v: "c" },
          ],
        },
      ],
    },
    {
      rule: "lies inside a Parallel inside a Map",
      states: {
        M: map({
          ItemProcessor: scope({
            P: {
              Type: "Parallel",
              Branches: [
                scope({ N: map({ ItemsPath: "$.l", ItemProcessor: scope({ T: task() }) }) }),
                scope({ A: { Type: "Pass", OutputPath: "$.k" } }),
              ],
            },
          }),
        }),
      },
      input: [
        { l: [1, 2], k: "x" },
        { l: [], k: "y" },
      ],
      options: { mock: ({ arguments: value }) => ({ output: [value] }) },
      output: [
        [[[1], [2]], "x"],
        [[], "y"],
      ],
    },
    {
      rule: "fails with its first iteration that fails, and stops the others",
      states: {
        M: map({
          ItemProcessor: scope({
            W: { Type: "Wait", SecondsPath: "$", Next: "F" },
            F: { Type: "Fail", ErrorPath: "States.Format('E{}', $)", Cause: "c" },
          }),
        }),
      },
      input: [3, 2, 9],
      error: "E2",
      cause: "c",
      seconds: 2,
    },
    {
      rule: "starts no more items after one has failed",
      states: { M: map({ MaxConcurrency: 1, ItemProcessor: scope({ A: task() }) }) },
      input: [1, 2, 3],
      tasks: { A: [{ output: 1 }, { error: "E" }] },
      calls: [1, 2],
      error: "E",
    },
    {
      rule: "refuses a MaxConcurrencyPath to a text that is no number",
      states: { M: map({ MaxConcurrencyPath: "$.k", ItemsPath: "$.l" }) },
      input: { k: "x", l: [] },
      error: "States.Runtime",
      cause: 'The MaxConcurrencyPath field refers to value "x" which is not a valid integer: $.k',
    },
    {
      rule: "writes its history",
      states: { M: map({}) },
      input: ["a"],
      events: [
        "ExecutionStarted",
        "MapStateEntered",
        "MapStateStarted",
        "MapIterationStarted",
        "PassStateEntered",
        "PassStateExited",
        "MapIterationSucceeded",
        "MapStateSucceeded",
        "MapStateExited",
        "ExecutionSucceeded",
      ],
    },
  ]);
});

describe("distributed Map", () => {
  const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
  const distributed = (fields: object, states: States = { I: pass }): States[string] => ({
    Type: "Map",
    ItemProcessor: { ...scope(states), ProcessorConfig },
    ...fields,
  });
  const failing: States = {
    Q: {
      Type: "Choice",
      Choices: [{ Variable: "$", NumericGreaterThan: 0, Next: "I" }],
      Default: "F",
    },
    I: pass,
    F: { Type: "Fail", Error: "E" },
  };
  const reader = (key: string, ReaderConfig: object) => ({
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig,
      Parameters: { Bucket: "b", Key: key },
    },
  });
  const exceeded = {
    error: "States.ExceedToleratedFailureThreshold",
    cause: "The specified tolerated failure threshold was exceeded",
  };
  rows([
    {
      rule: "gives the results of its child executions",
      states: { M: distributed({}) },
      input: [1, 2],
      output: [1, 2],
    },
    {
      rule: "fails with the threshold's error",
      states: { M: distributed({}, failing) },
      input: [1, 0],
      ...exceeded,
    },
    {
      rule: "bears as many failures as it is told",
      states: { M: distributed({ ToleratedFailureCount: 1 }, failing) },
      input: [1, 0],
      status: "SUCCEEDED",
    },
    {
      rule: "tells how the ones failed that it bears",
      states: { M: distributed({ ToleratedFailureCount: 1 }, failing) },
      input: [1, 0],
      output: [1, { Error: "E", Status: "FAILED" }],
    },
    {
      rule: "bears none where it is told of no number but 0",
      states: { M: distributed({ ToleratedFailureCount: 0 }, failing) },
      input: [1, 0],
      ...exceeded,
    },
    {
      rule: "counts by the percentage where the number is 0",
      states: {
        M: distributed({ ToleratedFailureCount: 0, ToleratedFailurePercentage: 50 }, failing),
      },
      input: [1, 0],
      status: "SUCCEEDED",
    },
    {
      rule: "goes over the members of an object",
      states: { M: distributed({ ItemsPath: "$.o" }) },
      input: { o: { a: 1, b: [2] } },
      output: [
        { Key: "a", Value: 1 },
        { Key: "b", Value: [2] },
      ],
    },
    {
      rule: "does not bear one more",
      states: { M: distributed({ ToleratedFailureCountPath: "$.t", ItemsPath: "$.l" }, failing) },
      input: { t: 1, l: [0, 1, 0] },
      ...exceeded,
    },
    {
      rule: "bears a share of failures",
      states: { M: distributed({ ToleratedFailurePercentage: 50 }, failing) },
      input: [1, 0],
      status: "SUCCEEDED",
    },
    {
      rule: "does not bear more than the share",
      states: { M: distributed({ ToleratedFailurePercentage: 50 }, failing) },
      input: [1, 0, 0],
      ...exceeded,
    },
    {
      rule: "is caught by the threshold's name",
      states: {
        M: distributed(
          {
            Catch: [
              {
                ErrorEquals: ["States.ExceedToleratedFailureThreshold"],
                ResultPath: null,
                Next: "N",
              },
            ],
          },
          failing,
        ),
        N: pass,
      },
      input: [0],
      output: [0],
      entered: ["M", "N"],
    },
    {
      rule: "reads a list from an object",
      states: { M: distributed(reader("l.json", { InputType: "JSON", MaxItems: 2 })) },
      options: { objects: { "b/l.json": '[{"a":1},2,3]' } },
      output: [{ a: 1 }, 2],
    },
    {
      rule: "reads lines of values with a header",
      states: {
        M: distributed(reader("t.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" })),
      },
      options: { objects: { "b/t.csv": 'id,n\n1,"a, b"\n2\n' } },
      output: [
        { id: "1", n: "a, b" },
        { id: "2", n: "" },
      ],
    },
    {
      rule: "takes an object that is not there for a failed reading",
      states: {
        M: distributed({
          ...reader("no.json", { InputType: "JSON" }),
          Catch: [{ ErrorEquals: ["States.ItemReaderFailed"], Next: "N" }],
        }),
        N: { Type: "Pass", OutputPath: "$.Error" },
      },
      output: "States.ItemReaderFailed",
    },
    {
      rule: "puts items into batches",
      states: {
        M: distributed({
          ItemsPath: "$.l",
          ItemSelector: { "v.$": "$$.Map.Item.Value" },
          ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "k.$": "$.k" } },
        }),
      },
      input: { l: [1, 2, 3], k: "x" },
      output: [
        { BatchInput: { k: "x" }, Items: [{ v: 1 }, { v: 2 }] },
        { BatchInput: { k: "x" }, Items: [{ v: 3 }] },
      ],
    },
    {
      rule: "keeps variables of the machine from its child executions",
      states: {
        A: { Type: "Pass", Assign: { x: 1 }, Next: "M" },
        M: distributed(
          { ItemSelector: { "v.$": "$$.Map.Item.Value", "x.$": "$x" } },
          { I: { Type: "Pass", OutputPath: "$.x" } },
        ),
      },
      input: ["a"],
      output: [1],
    },
  ]);
});
