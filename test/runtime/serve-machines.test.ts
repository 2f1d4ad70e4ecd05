import { describe, expect, test } from "vitest";
import { Orders } from "../../examples/orders/orders.js";
import { run, type Json, type ScriptedResult } from "../../local/index.js";
import type { Carrier } from "../../runtime/carrier.js";
import { deployed, execute, now, scripted, type Deployed, type Observed } from "./functions.js";

// Machines executed by functions, each Task its own, come to what they come to in one process.

const resource = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const task = (name: string, fields: object = {}) => ({
  ...{ Type: "Task", Resource: resource(name), End: true },
  ...("Next" in fields && { End: undefined }),
  ...fields,
});

/** An execution of a machine, and the state of every hand-over in it. */
interface Row {
  readonly title: string;
  readonly definition: object;
  readonly input?: Json;
  readonly tasks?: { readonly [state: string]: readonly ScriptedResult[] };
  readonly states?: readonly string[];
  readonly seconds?: number;
  /** Whether the numbers of events differ: branches do not know of each other's. */
  readonly isNumberedApart?: boolean;
}

const rows: readonly Row[] = [
  {
    title: "a Task, control states and a Task: a hand-over each, none for the control states",
    definition: {
      StartAt: "First",
      States: {
        First: { Type: "Pass", Result: 1, ResultPath: "$.n", Next: "A" },
        A: task("a", { ResultPath: "$.a", Next: "Which" }),
        Which: {
          Type: "Choice",
          Choices: [{ Variable: "$.a", NumericGreaterThan: 0, Next: "B" }],
          Default: "No",
        },
        B: task("b", { Parameters: { "sum.$": "States.MathAdd($.n, $.a)" }, ResultPath: "$.b" }),
        No: { Type: "Fail", Error: "No" },
      },
    },
    tasks: { A: [{ output: 2 }], B: [{ output: "x" }] },
    states: ["A", "B"],
  },
  {
    title: "JSONata that asks for the time and for chance",
    definition: {
      QueryLanguage: "JSONata",
      StartAt: "A",
      States: {
        A: {
          ...{ Type: "Task", Resource: resource("a"), End: true },
          Output: "{% { 'at': $now(), 'isLess': $random() < 1 } %}",
        },
      },
    },
    tasks: { A: [{ output: 1 }] },
    states: ["A"],
  },
  {
    title: "no Task at all",
    definition: { StartAt: "P", States: { P: { Type: "Pass", Result: [1], End: true } } },
    states: [],
  },
  {
    title: "Waits before a Task, before a control state, and at the end",
    definition: {
      StartAt: "W1",
      States: {
        W1: { Type: "Wait", Seconds: 5, Next: "P" },
        P: { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime" }, Next: "W2" },
        W2: { Type: "Wait", Timestamp: "2026-01-01T01:00:00Z", Next: "A" },
        A: task("a", { ResultPath: "$.a", Next: "W3" }),
        W3: { Type: "Wait", Seconds: 2000, Next: "Q" },
        Q: { Type: "Pass", Next: "W4" },
        W4: { Type: "Wait", Seconds: 0, End: true },
      },
    },
    tasks: { A: [{ output: 2 }] },
    states: ["W1", "A", "W3", ""],
    seconds: 5600,
  },
  {
    title: "a Parallel that is tried again: what the Context Object tells of it",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", { Next: "Both" }),
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "B", States: { B: task("b", { End: true }) } },
            { StartAt: "C", States: { C: task("c", { End: true }) } },
          ],
          ResultSelector: { "given.$": "$", "after.$": "$$.State.RetryCount" },
          Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 3 }],
          End: true,
        },
      },
    },
    tasks: { A: [{ output: 1 }], B: [{ error: "Busy" }, { output: 2 }], C: [{ output: 3 }] },
    states: ["A", "B", "C", "Both", "B", "C"],
    seconds: 3,
  },
  {
    title: "Retry: delays, attempts of each retrier, what the Context Object tells of them",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", {
          Parameters: {
            "retries.$": "$$.State.RetryCount",
            "since.$": "$$.State.EnteredTime",
          },
          Retry: [
            { ErrorEquals: ["Busy"], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 3 },
            { ErrorEquals: ["States.Timeout"], IntervalSeconds: 100, JitterStrategy: "FULL" },
            { ErrorEquals: ["Late"], MaxAttempts: 0 },
          ],
          TimeoutSeconds: 7,
          Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "P" }],
          Next: "P",
        }),
        P: { Type: "Pass", End: true },
      },
    },
    tasks: {
      A: [{ error: "Busy" }, { error: "Busy", cause: "c" }, { hang: true }, { error: "Busy" }],
    },
    states: ["A", "A", "A", "A"],
    seconds: 3 + 9 + 7 + 50,
  },
  {
    title: "an error that nobody catches, with the handler's own words",
    definition: { StartAt: "A", States: { A: task("a") } },
    tasks: { A: [{ error: "Broken", cause: "in two" }] },
    states: ["A"],
  },
  {
    title: "an expression that fails, after a retry: the number of its event is the service's",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", { Retry: [{ ErrorEquals: ["Busy"] }], ResultPath: "$.a", Next: "P" }),
        P: { Type: "Pass", InputPath: "$.no", Next: "B" },
        B: task("b"),
      },
    },
    tasks: { A: [{ error: "Busy" }, { output: 1 }] },
  },
  {
    title: "the machine's own time is up, in a Wait",
    definition: {
      StartAt: "A",
      TimeoutSeconds: 60,
      States: {
        A: task("a", { Next: "W" }),
        W: { Type: "Wait", Seconds: 600, Next: "B" },
        B: task("b"),
      },
    },
    tasks: { A: [{ output: 1 }], B: [{ output: 1 }] },
    seconds: 60,
  },
  {
    title: "and while a Task is waited for that has more of it",
    definition: {
      StartAt: "A",
      TimeoutSeconds: 60,
      States: { A: task("a", { TimeoutSeconds: 100, Catch: all("P") }), P: { Type: "Succeed" } },
    },
    tasks: { A: [{ hang: true }] },
    seconds: 60,
  },
  {
    title: "variables, in the functions after the state that assigns them",
    definition: {
      StartAt: "P",
      States: {
        P: { Type: "Pass", Assign: { "x.$": "$.i", list: [1, 2] }, Next: "A" },
        A: task("a", { Assign: { "y.$": "$.r" }, Next: "Each" }),
        Each: {
          Type: "Map",
          ItemsPath: "$list",
          ItemProcessor: {
            StartAt: "B",
            States: {
              B: task("b", {
                Parameters: { "x.$": "$x", "y.$": "$y", "i.$": "$" },
                Assign: { z: 1 },
                Next: "C",
              }),
              C: { Type: "Pass", Parameters: { "z.$": "$z", "x.$": "$x" }, End: true },
            },
          },
          Next: "D",
        },
        D: task("d", { Parameters: { "y.$": "$y" }, ResultPath: "$[2]" }),
      },
    },
    input: { i: 7 },
    tasks: { A: [{ output: { r: 8 } }], B: [{ output: 0 }], D: [{ output: "end" }] },
    states: ["A", "B", "B", "D"],
  },
  {
    title: "the Context Object: the execution and its input, the item of the Map around",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", { ResultPath: "$.items", Next: "Each" }),
        Each: {
          Type: "Map",
          ItemsPath: "$.items",
          MaxConcurrency: 1,
          ItemSelector: { "i.$": "$$.Map.Item.Value", first: true },
          ItemProcessor: {
            StartAt: "B",
            States: {
              B: task("b", { Next: "Inner" }),
              Inner: {
                Type: "Map",
                ItemsPath: "$.list",
                ItemProcessor: { StartAt: "C", States: { C: task("c") } },
                ResultPath: "$.inner",
                Next: "P",
              },
              P: {
                Type: "Pass",
                Parameters: {
                  "item.$": "$$.Map.Item",
                  "input.$": "$$.Execution.Input",
                  "inner.$": "$.inner",
                },
                End: true,
              },
            },
          },
          End: true,
        },
      },
    },
    input: { original: true },
    tasks: {
      A: [{ output: ["x", "y", "z"] }],
      B: [{ output: { list: [1, 2] } }],
      C: [{ output: "c" }],
    },
  },
  {
    title: "a Parallel in a Map in a Parallel",
    definition: nested(),
    input: { orders: [{ lines: [1, 2, 3] }, { lines: [] }, { lines: [4] }] },
    tasks: { Ship: [{ output: "shipped" }], Bill: [{ output: "billed" }], Log: [{ output: 0 }] },
  },
  {
    title: "a failure deep inside is caught further out",
    definition: nested({ Catch: [{ ErrorEquals: ["Lost"], ResultPath: "$.e", Next: "After" }] }),
    input: { orders: [{ lines: [1, 2] }, { lines: [3] }] },
    tasks: { Ship: [{ error: "Lost" }], Bill: [{ output: 1 }], Log: [{ output: 0 }] },
  },
  {
    title: "what nobody can catch ends the execution from inside of a branch",
    definition: {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "A",
              States: {
                A: task("a", { Next: "P" }),
                P: { Type: "Pass", InputPath: "$.no", End: true },
              },
            },
            { StartAt: "W", States: { W: { Type: "Wait", Seconds: 9, End: true } } },
          ],
          Catch: all("Never"),
          End: true,
        },
        Never: { Type: "Succeed" },
      },
    },
    tasks: { A: [{ output: 1 }] },
    isNumberedApart: true,
  },
  {
    title: "branches of control states alone need no table, and an empty Map none either",
    definition: {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "P", States: { P: { Type: "Pass", Result: 1, End: true } } },
            {
              StartAt: "M",
              States: {
                M: {
                  Type: "Map",
                  ItemsPath: "$.none",
                  ItemProcessor: { StartAt: "A", States: { A: task("a") } },
                  End: true,
                },
              },
            },
          ],
          ResultPath: "$.both",
          Next: "B",
        },
        B: task("b", { Parameters: { "all.$": "$" } }),
      },
    },
    input: { none: [] },
    tasks: { B: [{ output: 1 }] },
    states: ["B"],
  },
  {
    title: "branches that end here, there, after a Wait, and after a Wait alone",
    definition: {
      StartAt: "All",
      States: {
        All: {
          Type: "Parallel",
          Branches: [
            { StartAt: "P", States: { P: { Type: "Pass", Result: "here", End: true } } },
            { StartAt: "A", States: { A: task("a") } },
            {
              StartAt: "W",
              States: {
                W: { Type: "Wait", Seconds: 10, Next: "Q" },
                Q: { Type: "Pass", Result: "woken", End: true },
              },
            },
            { StartAt: "V", States: { V: { Type: "Wait", Seconds: 20, End: true } } },
          ],
          Next: "P2",
        },
        P2: { Type: "Pass", InputPath: "$[4]", End: true },
      },
    },
    tasks: { A: [{ output: "there" }] },
    states: ["A", "W", "V"],
    seconds: 20,
  },
  {
    title: "a Parallel is tried again where it was forked, and its join is a new one",
    definition: {
      StartAt: "T",
      States: {
        T: task("t", { ResultPath: null, Next: "Both" }),
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "A", States: { A: task("a") } },
            { StartAt: "B", States: { B: task("b") } },
          ],
          Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 4, MaxAttempts: 2 }],
          Catch: all("P"),
          Next: "P",
        },
        P: { Type: "Pass", Parameters: { "at.$": "$$.State.EnteredTime", "r.$": "$" }, End: true },
      },
    },
    tasks: { T: [{ output: 0 }], A: [{ output: "a" }], B: [{ error: "Busy" }, { output: "b" }] },
    states: ["T", "A", "B", "Both", "A", "B"],
    seconds: 4,
  },
  {
    title: "and gives up when its attempts are used",
    definition: {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemProcessor: { StartAt: "A", States: { A: task("a") } },
          Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 1, MaxAttempts: 2 }],
          End: true,
        },
      },
    },
    input: [1],
    tasks: { A: [{ error: "Busy", cause: "always" }] },
    states: ["A", "Each", "A", "Each", "A"],
    seconds: 3,
  },
  {
    title: "an iteration that ends in place makes room for the next",
    definition: {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          MaxConcurrency: 2,
          ItemProcessor: {
            StartAt: "Which",
            States: {
              Which: {
                Type: "Choice",
                Choices: [{ Variable: "$", NumericGreaterThan: 2, Next: "A" }],
                Default: "P",
              },
              A: task("a"),
              P: { Type: "Pass", End: true },
            },
          },
          End: true,
        },
      },
    },
    input: [1, 5, 2, 1, 6, 7, 1, 1, 8, 2],
    tasks: { A: [{ output: "far" }] },
    states: ["A", "A", "A", "A"],
  },
  {
    title: "ItemSelector that fails for an item meets the Map's own Catch",
    definition: {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemSelector: { "x.$": "States.StringToJson($$.Map.Item.Value)" },
          ItemProcessor: { StartAt: "A", States: { A: task("a") } },
          Catch: all("P"),
          End: true,
        },
        P: { Type: "Pass", End: true },
      },
    },
    input: ["1", "{"],
    states: [],
  },
  {
    title: "a Task without a function of its own runs where it is reached, and tries again there",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", { Next: "Put" }),
        Put: {
          Type: "Task",
          Resource: "arn:aws:states:::dynamodb:putItem",
          Parameters: { "x.$": "$" },
          Retry: [{ ErrorEquals: ["DynamoDB.Busy"], IntervalSeconds: 6 }],
          Next: "W",
        },
        W: { Type: "Wait", Seconds: 1, Next: "Get" },
        Get: { Type: "Task", Resource: "arn:aws:states:::dynamodb:getItem", End: true },
      },
    },
    tasks: {
      A: [{ output: 1 }],
      Put: [{ error: "DynamoDB.Busy" }, { output: {} }],
      Get: [{ output: { Item: 1 } }],
    },
    states: ["A", "Put", "Get"],
    seconds: 7,
  },
  {
    title: "a cycle through functions",
    definition: {
      StartAt: "A",
      States: {
        A: task("a", { ResultPath: "$.n", Next: "Which" }),
        Which: {
          Type: "Choice",
          Choices: [{ Variable: "$.n", NumericLessThan: 20, Next: "A" }],
          Default: "End",
        },
        End: { Type: "Succeed" },
      },
    },
    tasks: { A: Array.from({ length: 20 }, (_, index) => ({ output: index + 1 })) },
    states: Array.from({ length: 20 }, () => "A"),
  },
  {
    title: "results that are too large together",
    definition: {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemProcessor: { StartAt: "A", States: { A: task("a") } },
          Catch: all("P"),
          End: true,
        },
        P: { Type: "Pass", End: true },
      },
    },
    input: [1, 2, 3],
    tasks: { A: [{ output: "x".repeat(100_000) }] },
  },
];

describe("as in one process", () => {
  test.each(rows.map((row) => [row.title, row] as const))("%s", async (_, row) => {
    const { definition, input = {}, tasks = {}, states, seconds, isNumberedApart } = row;
    const got = await compared(await deployed(definition), input, tasks, isNumberedApart);
    if (states) expect(got.deliveries.map(stateAt)).toEqual(states);
    if (seconds !== undefined) expect(got.milliseconds).toBe(seconds * 1000);
  });

  test("a Map of 50, three at a time", async () => {
    const each = await deployed({
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          MaxConcurrency: 3,
          ItemProcessor: { StartAt: "A", States: { A: task("a", { Next: "B" }), B: task("b") } },
          Next: "After",
        },
        After: task("after"),
      },
    });
    const items = Array.from({ length: 50 }, (_, index) => index);
    const { calls, outcomes, waiting } = await execute(each, items, (state, input) =>
      state === "After" ? input : Number(input) + 1,
    );
    expect(outcomes).toEqual([{ status: "SUCCEEDED", output: items.map((item) => item + 2) }]);
    expect(Object.fromEntries(calls)).toEqual({ A: 50, B: 50, After: 1 });
    expect(waiting).toBe(3);
  });

  test("a Map of 2,000 control states stays in its function", async () => {
    const each = await deployed({
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          MaxConcurrency: 3,
          ItemProcessor: { StartAt: "P", States: { P: { Type: "Pass", End: true } } },
          End: true,
        },
      },
    });
    const items = Array.from({ length: 2000 }, (_, index) => index);
    expect((await compared(each, items, {})).deliveries).toEqual([]);
  });
});

describe("the orders machine", () => {
  const orders: Deployed = {
    machine: Orders as Deployed["machine"],
    addresses: new Map([
      ["ValidateOrder", resource("validate")],
      ["ChargeCard", resource("charge")],
      ["PackItem", resource("pack")],
      ["EmailReceipt", resource("email")],
    ]),
  };
  const skus = Array.from({ length: 9 }, (_, index) => `sku-${index}`);
  const items = skus.map((sku) => ({ sku, quantity: 1 }));
  const order = { orderId: "o-1", email: "a@b.c", total: 5, items };
  const restockDate = "2026-01-03T00:00:00Z";
  const charged = { output: { receiptId: "r", authorisedAt: restockDate } };
  const good = {
    ValidateOrder: [{ output: { inStock: true } }],
    ChargeCard: [charged],
    PackItem: [{ output: { sku: "s", box: 1 } }],
    EmailReceipt: [{ output: null }],
  };

  test.each([
    ["is shipped", order, good],
    [
      "waits",
      order,
      {
        ...good,
        ValidateOrder: [{ output: { inStock: false, restockDate } }, { output: { inStock: true } }],
      },
    ],
    ["is out of stock", order, { ...good, ValidateOrder: [{ output: { inStock: false } }] }],
    [
      "is charged in the end",
      order,
      { ...good, ChargeCard: [{ error: "GatewayBusy" }, { hang: true }, charged] },
    ],
    ["is never charged", order, { ...good, ChargeCard: [{ hang: true }] }],
    ["is declined", order, { ...good, ChargeCard: [{ error: "CardDeclined", cause: "no" }] }],
    [
      "is not packed",
      order,
      { ...good, PackItem: [{ output: { sku: "s", box: 1 } }, { error: "Lost" }] },
    ],
    ["has no items", { ...order, items: [] }, good],
    ["is no order", { orderId: 1 }, good],
    ["gets a result that is none", order, { ...good, ChargeCard: [{ output: { receipt: 1 } }] }],
  ] satisfies readonly (readonly [string, Json, Row["tasks"]])[])("%s", async (_, input, tasks) => {
    await compared(orders, input, tasks ?? {});
  });
});

/** Executes a machine by its functions; the outcome has to be that of `run`, told once. */
async function compared(
  each: Deployed,
  input: Json,
  tasks: NonNullable<Row["tasks"]>,
  isNumberedApart = false,
): Promise<Observed> {
  const context = { Execution: { Name: "test" } };
  const want = await run(each.machine, input, { mock: tasks, now, random: () => 0.5, context });
  const got = await execute(each, input, scripted(tasks));
  const told = (outcome: unknown): string =>
    JSON.stringify(outcome).replace(isNumberedApart ? /event id #\d+/ : "", "");
  expect(got.outcomes.map(told)).toEqual([told(want)]);
  return got;
}

function stateAt({ event }: { readonly event: string }): string {
  return (JSON.parse(event) as { readonly heaviside: Carrier }).heaviside.s;
}

function all(Next: string): readonly object[] {
  return [{ ErrorEquals: ["States.ALL"], Next }];
}

function nested(fields: object = {}): object {
  const order = {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "Lines",
            States: {
              Lines: {
                Type: "Map",
                ItemsPath: "$.lines",
                MaxConcurrency: 2,
                ItemProcessor: { StartAt: "Ship", States: { Ship: task("ship") } },
                End: true,
              },
            },
          },
          { StartAt: "Bill", States: { Bill: task("bill") } },
        ],
        End: true,
      },
    },
  };
  return {
    StartAt: "Outer",
    States: {
      Outer: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "Orders",
            States: {
              Orders: { Type: "Map", ItemsPath: "$.orders", ItemProcessor: order, End: true },
            },
          },
          { StartAt: "Log", States: { Log: task("log", { ResultPath: "$.logged" }) } },
        ],
        ResultPath: "$.done",
        ...fields,
        Next: "After",
      },
      After: { Type: "Pass", End: true },
    },
  };
}
