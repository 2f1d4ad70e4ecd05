import type { Definition } from "./machines.js";

type State = { readonly [field: string]: unknown };

/** How many states one group has, those inside its Map and Parallel included. */
const groupSize = 10;

/** An order flow of so many states, a multiple of ten: groups of all the usual states, one after the other. */
export function largeDefinition(count: number): Definition {
  const groups = Math.floor(count / groupSize);
  const States = Object.fromEntries(
    Array.from({ length: groups }, (_, group) => groupOf(group, group + 1 === groups)).flat(),
  );
  return { StartAt: "Check stock 0", States };
}

function groupOf(group: number, isLast: boolean): readonly (readonly [string, State])[] {
  const named = (name: string) => `${name} ${group}`;
  const onwards = isLast ? { End: true } : { Next: `Check stock ${group + 1}` };
  return [
    [
      named("Check stock"),
      {
        Type: "Task",
        Resource: lambda(`check-stock-${group}`),
        Parameters: {
          "orderId.$": "$.order.id",
          "items.$": "$.order.items[*].sku",
          warehouse: group,
        },
        ResultSelector: { "inStock.$": "$.available", "checkedAt.$": "$.time" },
        ResultPath: "$.stock",
        TimeoutSeconds: 30,
        Retry: retry,
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: named("Reject") }],
        Next: named("Is in stock?"),
      },
    ],
    [
      named("Is in stock?"),
      {
        Type: "Choice",
        Choices: [
          {
            And: [
              { Variable: "$.stock.inStock", BooleanEquals: true },
              { Variable: "$.order.total", NumericGreaterThan: group },
            ],
            Next: named("Price"),
          },
          { Variable: "$.order.kind", StringMatches: "pre-*", Next: named("Wait for stock") },
        ],
        Default: named("Reject"),
      },
    ],
    [named("Wait for stock"), { Type: "Wait", Seconds: 3600, Next: named("Check stock") }],
    [
      named("Price"),
      {
        Type: "Pass",
        Parameters: {
          "amount.$": "States.MathAdd($.order.total, 5)",
          "text.$": "States.Format('Order {} of {}', $.order.id, $.order.customer.name)",
          currency: "EUR",
        },
        ResultPath: "$.price",
        Next: named("Pack all"),
      },
    ],
    [named("Pack all"), packAll(group, named)],
    [named("Finish"), finish(group, named, onwards)],
    [named("Reject"), { Type: "Fail", Error: "OrderRejected", Cause: `Rejected in step ${group}` }],
  ];
}

function packAll(group: number, named: (name: string) => string): State {
  const pack = {
    Type: "Task",
    Resource: lambda(`pack-${group}`),
    Retry: retry,
    End: true,
  };
  return {
    Type: "Map",
    ItemsPath: "$.order.items",
    ItemSelector: { "orderId.$": "$.order.id", "sku.$": "$$.Map.Item.Value.sku" },
    MaxConcurrency: 5,
    ItemProcessor: { StartAt: named("Pack"), States: { [named("Pack")]: pack } },
    ResultPath: "$.packed",
    Next: named("Finish"),
  };
}

function finish(group: number, named: (name: string) => string, onwards: State): State {
  const branch = (name: string, Parameters: State) => ({
    StartAt: named(name),
    States: {
      [named(name)]: {
        Type: "Task",
        Resource: lambda(`${name.toLowerCase()}-${group}`),
        Parameters,
        End: true,
      },
    },
  });
  return {
    Type: "Parallel",
    Branches: [
      branch("Charge", { "amount.$": "$.price.amount", "currency.$": "$.price.currency" }),
      branch("Mail", { "to.$": "$.order.customer.email", "boxes.$": "$.packed[*].box" }),
    ],
    ResultPath: "$.finished",
    Catch: [{ ErrorEquals: ["CardDeclined"], ResultPath: "$.error", Next: named("Reject") }],
    ...onwards,
  };
}

const retry = [
  {
    ErrorEquals: ["Lambda.ServiceException", "States.Timeout"],
    IntervalSeconds: 2,
    MaxAttempts: 5,
    BackoffRate: 2,
  },
];

function lambda(name: string): string {
  return `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
}
