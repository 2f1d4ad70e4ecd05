import type { Json } from "../../local/index.js";

/** What a Task's work comes to: an output, a failure, or a token that somebody uses later. */
export type Work =
  | { readonly output: Json }
  | { readonly error: string }
  /** A job that runs for so many seconds. */
  | { readonly job: { readonly output: Json } | { readonly error: string }; readonly lasts: number }
  /** The worker beats at these seconds and then answers, or never does. */
  | { readonly callback: Json | undefined; readonly beats: readonly number[]; readonly at: number }
  /** The worker says after so many seconds that it has failed. */
  | { readonly refused: string; readonly at: number }
  /** It never ends. */
  | { readonly hangs: true };

/** A machine whose outcome does not depend on when what happens, and on nothing that happens twice. */
export interface Simulated {
  readonly title: string;
  readonly definition: object;
  readonly input: Json;
  /** Whether Tasks of one function run in place. */
  readonly fuse?: true;
  /** Somebody stops it after so many seconds. */
  readonly stopped?: number;
  /** By `"bucket/key"`. */
  readonly objects?: { readonly [name: string]: string };
  /** The same for the same input, however often. */
  readonly work: (state: string, given: Json) => Work;
}

const crashes = { ErrorEquals: ["Crash"], IntervalSeconds: 1, MaxAttempts: 99, BackoffRate: 1 };
const arn = (name: string): string => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
interface Fields {
  readonly Next?: string;
  readonly Retry?: readonly object[];
  readonly [field: string]: unknown;
}
const state = (Resource: string, { Retry = [], ...fields }: Fields = {}) => ({
  ...{ Type: "Task", Resource, Retry: [...Retry, crashes] },
  ...(fields.Next === undefined ? { End: true } : {}),
  ...fields,
});
const task = (name: string, fields?: Fields) => state(arn(name), fields);
const service = (fields?: Fields) => state("arn:aws:states:::sqs:sendMessage", fields);
const job = (fields?: Fields) => state("arn:aws:states:::athena:startQueryExecution.sync", fields);
const token = (fields?: Fields) =>
  state("arn:aws:states:::sqs:sendMessage.waitForTaskToken", fields);
const scope = (States: { readonly [name: string]: object }) => ({
  StartAt: Object.keys(States)[0],
  States,
});
const echo = (name: string, given: Json): Work => ({ output: [name, given] });
const numbers = (count: number): Json => Array.from({ length: count }, (_, index) => index);

const distributed = (States: { readonly [name: string]: object }) => ({
  ...scope(States),
  ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
});

export const machines: readonly Simulated[] = [
  {
    title: "a line of Tasks and control states",
    definition: scope({
      A: task("a", { ResultPath: "$.a", Next: "P" }),
      P: { Type: "Pass", Parameters: { "a.$": "$.a", "n.$": "$$.Execution.Input.n" }, Next: "B" },
      B: task("b", { Next: "W" }),
      W: { Type: "Wait", Seconds: 2000, Next: "C" },
      C: task("c"),
    }),
    input: { n: 7 },
    work: echo,
  },
  {
    title: "a loop of one Task",
    definition: scope({
      Count: task("count", { ResultPath: "$.n", Next: "Enough" }),
      Enough: {
        Type: "Choice",
        Choices: [{ Variable: "$.n", NumericLessThan: 6, Next: "Count" }],
        Default: "Done",
      },
      Done: { Type: "Succeed" },
    }),
    input: { n: 0 },
    work: (_, given) => ({ output: (given as { readonly n: number }).n + 1 }),
  },
  {
    title: "a Task that is busy until it is tried again, and one whose failure is caught",
    definition: scope({
      A: task("a", {
        Parameters: { "retries.$": "$$.State.RetryCount" },
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 30 }],
        Next: "B",
      }),
      B: task("b", {
        Catch: [{ ErrorEquals: ["No"], ResultPath: "$.caught", Next: "C" }],
        Next: "Never",
      }),
      C: task("c"),
      Never: { Type: "Fail" },
    }),
    input: {},
    work(name, given) {
      if (name === "B") return { error: "No" };
      if (name === "C") return { output: given };
      const { retries } = given as { readonly retries: number };
      return retries > 0 ? { output: {} } : { error: "Busy" };
    },
  },
  {
    title: "a failure that nobody catches",
    definition: scope({ A: task("a", { Next: "B" }), B: task("b") }),
    input: 1,
    work: (name, given) => (name === "B" ? { error: "Broken" } : { output: given }),
  },
  {
    title: "branches of different lengths, with Waits, one of them without a Task",
    definition: scope({
      Both: {
        Type: "Parallel",
        Branches: [
          scope({ A: task("a") }),
          scope({
            B: task("b", { Next: "W" }),
            W: { Type: "Wait", Seconds: 40, Next: "C" },
            C: task("c", { Next: "D" }),
            D: task("d"),
          }),
          scope({ P: { Type: "Pass", Result: "p", End: true } }),
          scope({ V: { Type: "Wait", Seconds: 5, End: true } }),
        ],
        ResultPath: "$.both",
        Next: "E",
      },
      E: task("e"),
    }),
    input: { n: 1 },
    work: echo,
  },
  {
    title: "items three at a time, some of which end at once",
    definition: scope({
      Begin: task("begin", { Next: "Each" }),
      Each: {
        Type: "Map",
        MaxConcurrency: 3,
        ItemProcessor: scope({
          Which: {
            Type: "Choice",
            Choices: [{ Variable: "$.n", NumericEquals: 4, Next: "P" }],
            Default: "A",
          },
          P: { Type: "Pass", End: true },
          A: task("a", { Next: "B" }),
          B: task("b"),
        }),
        ItemSelector: { "n.$": "$$.Map.Item.Value", "at.$": "$$.Map.Item.Index" },
        Next: "After",
      },
      After: task("after"),
    }),
    input: numbers(9),
    work: (name, given) => (name === "Begin" ? { output: given } : echo(name, given)),
  },
  {
    title: "a Parallel in each item of a Map in a branch of a Parallel",
    definition: scope({
      Outer: {
        Type: "Parallel",
        Branches: [
          scope({
            Each: {
              Type: "Map",
              MaxConcurrency: 2,
              ItemProcessor: scope({
                Inner: {
                  Type: "Parallel",
                  Branches: [scope({ A: task("a") }), scope({ B: task("b") })],
                  End: true,
                },
              }),
              Next: "C",
            },
            C: task("c"),
          }),
          scope({ D: task("d") }),
        ],
        End: true,
      },
    }),
    input: numbers(4),
    work: echo,
  },
  {
    title: "services, in place, between Tasks and in branches",
    definition: scope({
      S: service({ Next: "A" }),
      A: task("a", { Next: "T" }),
      T: service({ Next: "Both" }),
      Both: {
        Type: "Parallel",
        Branches: [
          scope({ U: service({ Next: "B" }), B: task("b", { Next: "V" }), V: service() }),
          scope({ X: service() }),
        ],
        Next: "Y",
      },
      Y: service({ Next: "Z" }),
      Z: service(),
    }),
    input: "in",
    work: echo,
  },
  {
    title: "a branch that fails: the Parallel is tried again, then caught",
    definition: scope({
      Both: {
        Type: "Parallel",
        Branches: [scope({ A: task("a", { Next: "B" }), B: task("b") }), scope({ C: task("c") })],
        Retry: [{ ErrorEquals: ["No"], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["No"], ResultPath: "$.no", Next: "After" }],
        Next: "After",
      },
      After: task("after"),
    }),
    input: {},
    work: (name, given) => (name === "C" ? { error: "No" } : { output: given }),
  },
  {
    title: "items that fail",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({ A: task("a") }),
        Catch: [{ ErrorEquals: ["Odd"], ResultPath: "$[0]", Next: "After" }],
        Next: "Never",
      },
      Never: { Type: "Fail" },
      After: { Type: "Pass", Result: "caught", End: true },
    }),
    input: numbers(6),
    work: (_, given) => (given === 3 ? { error: "Odd" } : { output: given }),
  },
  {
    title: "a callback that comes, with heartbeats before it, and one that never does",
    definition: scope({
      A: token({
        Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
        HeartbeatSeconds: 1000,
        TimeoutSeconds: 2500,
        ResultPath: "$.a",
        Next: "B",
      }),
      B: token({
        Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
        HeartbeatSeconds: 200,
        Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.late", Next: "C" }],
        Next: "Never",
      }),
      Never: { Type: "Fail" },
      C: task("c"),
    }),
    input: {},
    work(name, given) {
      if (name === "A") return { callback: "yes", beats: [500, 1000], at: 1500 };
      if (name === "B") return { callback: undefined, beats: [100], at: 0 };
      return { output: given };
    },
  },
  {
    title: "callbacks in branches",
    definition: scope({
      Each: {
        Type: "Map",
        ItemProcessor: scope({
          A: token({
            Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
            Next: "B",
          }),
          B: task("b"),
        }),
        End: true,
      },
    }),
    input: numbers(3),
    work: (name, given) =>
      name === "A" ? { callback: "yes", beats: [], at: 20 } : { output: given },
  },
  {
    title: "Tasks of one function, without hops between them",
    definition: scope({
      A: task("ab", { ResultPath: "$.a", Next: "B" }),
      B: task("ab", {
        Parameters: { "retries.$": "$$.State.RetryCount" },
        Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3, MaxAttempts: 1 }],
        ResultPath: "$.b",
        Next: "S",
      }),
      S: service({ ResultPath: "$.s", Next: "C" }),
      C: task("ab", {
        Catch: [{ ErrorEquals: ["No"], ResultPath: "$.no", Next: "D" }],
        Next: "Never",
      }),
      Never: { Type: "Fail" },
      D: task("d", { ResultPath: "$.d", Next: "Both" }),
      Both: {
        Type: "Parallel",
        Branches: [
          scope({ E: task("ab", { Next: "F" }), F: task("ab", { Next: "G" }), G: task("d") }),
          scope({ H: task("d", { Next: "I" }), I: task("ab") }),
        ],
        ResultPath: "$.both",
        Next: "J",
      },
      J: task("ab", { Next: "K" }),
      K: task("ab"),
    }),
    input: {},
    fuse: true,
    work(name, given) {
      if (name === "C") return { error: "No" };
      if (name !== "B") return "EFGHIJK".includes(name) ? echo(name, given) : { output: name };
      const { retries } = given as { readonly retries: number };
      return retries > 0 ? { output: "b" } : { error: "Busy" };
    },
  },
  {
    title: "a loop of one Task, in one call as long as there is time",
    definition: scope({
      Count: task("count", { ResultPath: "$.n", Next: "Enough" }),
      Enough: {
        Type: "Choice",
        Choices: [{ Variable: "$.n", NumericLessThan: 12, Next: "Count" }],
        Default: "Done",
      },
      Done: { Type: "Succeed" },
    }),
    input: { n: 0 },
    fuse: true,
    work: (_, given) => ({ output: (given as { readonly n: number }).n + 1 }),
  },
  {
    title: "a job that runs a while, one that fails once, and one that takes too long",
    definition: scope({
      A: job({ ResultPath: "$.a", Next: "B" }),
      B: job({
        Parameters: { "retries.$": "$$.State.RetryCount" },
        Retry: [{ ErrorEquals: ["No"], IntervalSeconds: 5, MaxAttempts: 1 }],
        ResultPath: "$.b",
        Next: "T",
      }),
      T: task("t", { ResultPath: "$.t", Next: "C" }),
      C: job({
        TimeoutSeconds: 100,
        Retry: [{ ErrorEquals: ["States.Timeout"], MaxAttempts: 0 }],
        Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.late", Next: "D" }],
        Next: "Never",
      }),
      Never: { Type: "Fail" },
      D: job(),
    }),
    input: {},
    work(name, given) {
      if (name === "T") return { output: "t" };
      if (name === "C") return { job: { output: "c" }, lasts: 1_000_000 };
      if (name === "D") return { job: { output: given }, lasts: 0 };
      if (name === "A") return { job: { output: "a" }, lasts: 700 };
      const { retries } = given as { readonly retries: number };
      return { job: retries > 0 ? { output: "b" } : { error: "No" }, lasts: 10 };
    },
  },
  {
    title: "jobs in the items of a Map, after Tasks and before them",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          A: job({ Next: "B" }),
          B: task("b", { Next: "C" }),
          C: job(),
        }),
        Next: "After",
      },
      After: job(),
    }),
    input: numbers(5),
    work: (name, given) =>
      name === "B" ? echo(name, given) : { job: { output: [name, given] }, lasts: 15 },
  },
  {
    title: "a job in a branch whose sibling fails",
    definition: scope({
      Both: {
        Type: "Parallel",
        Branches: [scope({ A: job() }), scope({ B: task("b") })],
        Catch: [{ ErrorEquals: ["No"], ResultPath: "$.no", Next: "After" }],
        Next: "Never",
      },
      Never: { Type: "Fail" },
      After: { Type: "Pass", Result: "caught", End: true },
    }),
    input: {},
    work: (name) => (name === "B" ? { error: "No" } : { job: { output: "a" }, lasts: 1_000_000 }),
  },
  {
    title: "variables, inner ones and outer ones",
    definition: scope({
      A: task("a", { Assign: { "a.$": "$" }, Next: "Each" }),
      Each: {
        Type: "Map",
        ItemProcessor: scope({
          P: { Type: "Pass", Assign: { "i.$": "$" }, Next: "B" },
          B: task("b", { Parameters: { "i.$": "$i", "a.$": "$a" } }),
        }),
        ItemsPath: "$.items",
        Next: "C",
      },
      C: task("c", { Parameters: { "a.$": "$a" } }),
    }),
    input: {},
    work: (name, given) => (name === "A" ? { output: { items: [1, 2] } } : echo(name, given)),
  },
  {
    title: "items of an object, some of which may fail",
    definition: scope({
      Begin: task("begin", { Next: "Each" }),
      Each: {
        Type: "Map",
        MaxConcurrency: 3,
        ToleratedFailureCount: 2,
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
          Parameters: { Bucket: "in", Key: "numbers.csv" },
        },
        ItemSelector: { "n.$": "$$.Map.Item.Value.n", "of.$": "$" },
        ItemProcessor: distributed({
          Which: {
            Type: "Choice",
            Choices: [{ Variable: "$.n", StringEquals: "4", Next: "No" }],
            Default: "A",
          },
          No: { Type: "Fail" },
          A: task("a", { Next: "Both" }),
          Both: {
            Type: "Parallel",
            Branches: [
              scope({
                B: task("b", { Parameters: { "of.$": "$$.Execution.Input", "n.$": "$.n" } }),
              }),
              scope({ C: task("c") }),
            ],
            End: true,
          },
        }),
        // What has failed is a record with a name and times in it.
        ResultSelector: { "first.$": "$[0]", "last.$": "$[8]", "count.$": "States.ArrayLength($)" },
        Next: "After",
      },
      After: task("after"),
    }),
    input: "in",
    objects: { "in/numbers.csv": `n\n${[0, 1, 2, 3, 4, 5, 6, 7, 8].join("\n")}` },
    work(name, given) {
      if (name === "B" && (given as { readonly n: string }).n === "5")
        return { error: "States.Runtime" };
      return name === "After" ? echo(name, given) : { output: given };
    },
  },
  {
    title: "items of which one too many fails: the Map is tried again, and then caught",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ToleratedFailurePercentage: 30,
        ItemBatcher: { MaxItemsPerBatch: 2 },
        ItemProcessor: distributed({ A: task("a") }),
        ResultWriter: {
          Resource: "arn:aws:states:::s3:putObject",
          Parameters: { Bucket: "out", Prefix: "failed" },
        },
        Retry: [{ ErrorEquals: ["States.ExceedToleratedFailureThreshold"], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$[0]", Next: "After" }],
        Next: "Never",
      },
      Never: { Type: "Fail" },
      After: task("after"),
    }),
    input: numbers(12),
    work(name, given) {
      if (name === "After") return echo(name, given);
      const { Items } = given as { readonly Items: readonly number[] };
      return Items.some((each) => each % 4 === 0) ? { error: "Fourth" } : { output: null };
    },
  },
  {
    title: "results that are written, and read by what follows",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ToleratedFailurePercentage: 50,
        ItemReader: {
          Resource: "arn:aws:states:::s3:listObjectsV2",
          ReaderConfig: { Transformation: "LOAD_AND_FLATTEN", InputType: "JSONL" },
          Parameters: { Bucket: "in", Prefix: "lines/" },
        },
        ItemProcessor: distributed({
          A: task("a", { Next: "W" }),
          W: { Type: "Wait", Seconds: 7, Next: "B" },
          B: task("b"),
        }),
        ResultWriter: {
          Resource: "arn:aws:states:::s3:putObject",
          Parameters: { Bucket: "out", Prefix: "written" },
          WriterConfig: { Transformation: "COMPACT", OutputType: "JSON" },
        },
        ResultSelector: {
          "Bucket.$": "$.ResultWriterDetails.Bucket",
          "folder.$": "States.ArrayGetItem(States.StringSplit($.ResultWriterDetails.Key, '/'), 0)",
        },
        Next: "After",
      },
      After: task("after"),
    }),
    input: {},
    objects: { "in/lines/a": "1\n2\n3", "in/lines/b": '{"n":4}\n5', "in/other": "6" },
    work: (name, given) =>
      name === "B" && given === 2
        ? { error: "Two" }
        : { output: name === "A" ? given : [name, given] },
  },
  {
    title:
      "a Map in each item of a Map, both two at a time, with Waits and Tasks that are tried again",
    definition: scope({
      Outer: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          A: task("a", { ResultPath: "$.a", Next: "Inner" }),
          Inner: {
            Type: "Map",
            ItemsPath: "$.items",
            MaxConcurrency: 2,
            ItemProcessor: scope({
              W: { Type: "Wait", Seconds: 3, Next: "B" },
              B: task("b", {
                Parameters: { "n.$": "$", "retries.$": "$$.State.RetryCount" },
                Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, MaxAttempts: 1 }],
              }),
            }),
            ResultPath: "$.b",
            Next: "C",
          },
          C: task("c"),
        }),
        Next: "After",
      },
      After: task("after"),
    }),
    input: [3, 0, 4, 1].map((count) => ({ items: numbers(count) })),
    work(name, given) {
      if (name !== "B") return name === "A" ? { output: "a" } : echo(name, given);
      const { n, retries } = given as { readonly n: number; readonly retries: number };
      return n === 1 && retries === 0 ? { error: "Busy" } : { output: n };
    },
  },
  {
    title: "held back items, in several parts: large ones of different sizes, and variables",
    definition: scope({
      A: task("a", { Assign: { "a.$": "$[0]", b: "b" }, ResultPath: null, Next: "Each" }),
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemSelector: { "item.$": "$$.Map.Item.Value" },
        ItemProcessor: scope({
          // Read only where an item begins, in whichever function that is.
          P: {
            Type: "Pass",
            Parameters: { "n.$": "$.item.n", "first.$": "$$.Execution.Input[0].n", "a.$": "$a" },
            ResultPath: "$.p",
            Next: "W",
          },
          W: {
            Type: "Choice",
            Choices: [{ Variable: "$.item.n", NumericEquals: 3, Next: "Q" }],
            Default: "B",
          },
          B: task("b", { Parameters: { "p.$": "$.p", "n.$": "$$.Map.Item.Value.n" } }),
          Q: { Type: "Pass", OutputPath: "$.p", End: true },
        }),
        Next: "C",
      },
      C: task("c", { Parameters: { "b.$": "$b", "all.$": "$" } }),
    }),
    input: [900, 3000, 10, 1500, 1500, 6000, 10, 10].map((size, n) => ({ n, x: "x".repeat(size) })),
    work: (name, given) => (name === "A" ? { output: ["v"] } : echo(name, given)),
  },
  {
    title: "services, in place, first and last in items that are held back",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          S: service({ Next: "Both" }),
          Both: {
            Type: "Parallel",
            Branches: [scope({ T: service({ Next: "A" }), A: task("a") }), scope({ B: task("b") })],
            Next: "U",
          },
          U: service(),
        }),
        Next: "V",
      },
      V: service(),
    }),
    input: numbers(5),
    work: echo,
  },
  {
    title: "Tasks of one function in items, with a Parallel and a Wait between them",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          A: task("abc", { Next: "B" }),
          B: task("abc", { Next: "Both" }),
          Both: {
            Type: "Parallel",
            Branches: [
              scope({ C: task("abc", { Next: "D" }), D: task("abc") }),
              scope({ W: { Type: "Wait", Seconds: 2, Next: "E" }, E: task("abc") }),
            ],
            Next: "F",
          },
          F: task("abc", { Next: "G" }),
          G: task("abc"),
        }),
        Next: "H",
      },
      H: task("abc"),
    }),
    input: numbers(5),
    fuse: true,
    work: echo,
  },
  {
    title: "a Task that is called with a token again, after its worker has failed, in items",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          A: token({
            Parameters: {
              QueueUrl: "q",
              MessageBody: { "token.$": "$$.Task.Token", "retries.$": "$$.State.RetryCount" },
            },
            TimeoutSeconds: 900,
            Retry: [{ ErrorEquals: ["No"], IntervalSeconds: 5, MaxAttempts: 1 }],
            Next: "B",
          }),
          B: task("b"),
        }),
        Next: "After",
      },
      After: task("after"),
    }),
    input: numbers(5),
    work(name, given) {
      if (name !== "A") return echo(name, given);
      const { retries } = (given as { readonly MessageBody: { readonly retries: number } })
        .MessageBody;
      return retries > 0 ? { callback: "yes", beats: [], at: 10 } : { refused: "No", at: 10 };
    },
  },
  {
    title: "a Task that takes too long, alone and in a branch",
    definition: scope({
      A: task("a", {
        TimeoutSeconds: 20,
        Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.late", Next: "Both" }],
        Next: "Never",
      }),
      Both: {
        Type: "Parallel",
        Branches: [scope({ B: task("b", { TimeoutSeconds: 30 }) }), scope({ C: task("c") })],
        Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.again", Next: "D" }],
        Next: "Never",
      },
      Never: { Type: "Fail" },
      D: task("d"),
    }),
    input: {},
    work: (name, given) => ("AB".includes(name) ? { hangs: true } : echo(name, given)),
  },
  {
    title: "a failed call that leads another way than one that ends: both come to the same",
    definition: scope({
      A: task("a", {
        Retry: [{ ErrorEquals: ["Crash"], MaxAttempts: 0 }],
        Catch: [{ ErrorEquals: ["Crash"], ResultPath: "$.crash", Next: "Other" }],
        ResultPath: "$.a",
        Next: "Both",
      }),
      Both: {
        Type: "Parallel",
        Branches: [scope({ B: task("b") }), scope({ C: task("c", { Next: "D" }), D: task("d") })],
        Next: "P",
      },
      Other: {
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 1,
        ItemProcessor: scope({ E: task("e") }),
        Next: "P",
      },
      P: { Type: "Pass", Result: { items: [1, 2] }, Next: "F" },
      F: task("f"),
    }),
    input: { items: [1, 2, 3] },
    work: echo,
  },
  {
    title:
      "an execution whose time is over, in a Wait, a job, a callback and a Task that is tried again",
    definition: {
      ...scope({
        A: task("a", { Next: "All" }),
        All: {
          Type: "Parallel",
          Branches: [
            scope({ W: { Type: "Wait", Seconds: 1000, Next: "B" }, B: task("b") }),
            scope({ C: job() }),
            scope({
              D: token({
                Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
              }),
            }),
            scope({
              E: task("e", {
                Retry: [
                  { ErrorEquals: ["Busy"], IntervalSeconds: 100, MaxAttempts: 99, BackoffRate: 1 },
                ],
              }),
            }),
          ],
          End: true,
        },
      }),
      TimeoutSeconds: 600,
    },
    input: {},
    work(name, given) {
      if (name === "C") return { job: { output: "c" }, lasts: 1_000_000 };
      if (name === "D") return { callback: undefined, beats: [100], at: 0 };
      return name === "E" ? { error: "Busy" } : echo(name, given);
    },
  },
  {
    title: "an execution that is stopped, in a Wait, a job and a callback",
    definition: scope({
      A: task("a", { Next: "All" }),
      All: {
        Type: "Parallel",
        Branches: [
          scope({ W: { Type: "Wait", Seconds: 1000, End: true } }),
          scope({ C: job() }),
          scope({
            D: token({
              Parameters: { QueueUrl: "q", MessageBody: { "token.$": "$$.Task.Token" } },
            }),
          }),
        ],
        End: true,
      },
    }),
    input: {},
    stopped: 300,
    work(name, given) {
      if (name === "C") return { job: { output: "c" }, lasts: 1_000_000 };
      return name === "D" ? { callback: undefined, beats: [], at: 0 } : echo(name, given);
    },
  },
  {
    title: "items of a distributed Map in each item of a Map",
    definition: scope({
      Each: {
        Type: "Map",
        MaxConcurrency: 2,
        ItemProcessor: scope({
          A: task("a", { Next: "Children" }),
          Children: {
            Type: "Map",
            MaxConcurrency: 2,
            ToleratedFailureCount: 1,
            ItemProcessor: distributed({
              B: task("b", { Next: "W" }),
              W: { Type: "Wait", Seconds: 2, Next: "C" },
              C: task("c"),
            }),
            ResultSelector: { "last.$": "$[2]", "count.$": "States.ArrayLength($)" },
            End: true,
          },
        }),
        Next: "After",
      },
      After: task("after"),
    }),
    input: numbers(3),
    work(name, given) {
      if (name === "A") return { output: [given, 5, 6] };
      return name === "B" && given === 5 ? { error: "Five" } : { output: given };
    },
  },
  {
    title: "control states and a Wait alone",
    definition: scope({
      P: { Type: "Pass", Result: 1, ResultPath: "$.p", Next: "W" },
      W: { Type: "Wait", Seconds: 30, Next: "Q" },
      Q: { Type: "Pass", Result: 2, ResultPath: "$.q", End: true },
    }),
    input: {},
    work: echo,
  },
];

/** A Map whose ends are spread over several items. It takes longer: not for every seed. */
export const large: Simulated = {
  title: "450 items",
  definition: scope({
    Each: { Type: "Map", ItemProcessor: scope({ A: task("a") }), Next: "After" },
    After: { Type: "Pass", End: true },
  }),
  input: numbers(450),
  work: (_, given) => ({ output: given }),
};
