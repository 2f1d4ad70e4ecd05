/** A definition: plain data, which both sides take. */
export type Definition = {
  StartAt: string;
  States: Record<string, Record<string, unknown>>;
};

/** Counts `$.n` up to `rounds`: a Pass and a Choice each, and a Succeed at the end. */
export function choiceLoop(rounds: number): Definition {
  return {
    StartAt: "Count",
    States: {
      Count: { Type: "Pass", Parameters: { "n.$": "States.MathAdd($.n, 1)" }, Next: "Is done?" },
      "Is done?": {
        Type: "Choice",
        Choices: [{ Variable: "$.n", NumericLessThan: rounds, Next: "Count" }],
        Default: "Done",
      },
      Done: { Type: "Succeed" },
    },
  };
}

/** Pass states in a row, each of which builds an object out of its input. */
export function passChain(length: number): Definition {
  const States = Array.from({ length }, (_, index) => {
    const next = index + 1 < length ? { Next: `Pass ${index + 1}` } : { End: true };
    const Parameters = { "id.$": "$.id", "order.$": "$.order", step: index };
    return [`Pass ${index}`, { Type: "Pass", Parameters, ...next }] as const;
  });
  return { StartAt: "Pass 0", States: Object.fromEntries(States) };
}

/** A Map over `$.items` with one Task, called Work. */
export function itemMap(): Definition {
  const Resource = "arn:aws:lambda:eu-west-1:123456789012:function:work";
  return {
    StartAt: "Each item",
    States: {
      "Each item": {
        Type: "Map",
        ItemsPath: "$.items",
        ItemProcessor: {
          StartAt: "Work",
          States: { Work: { Type: "Task", Resource, End: true } },
        },
        End: true,
      },
    },
  };
}
