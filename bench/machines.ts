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

/** A Map over `$.items` with one Task, called Work, so many at a time; 0 for all. */
export function itemMap(
  Resource = "arn:aws:lambda:eu-west-1:123456789012:function:work",
  MaxConcurrency = 0,
): Definition {
  return {
    StartAt: "Each item",
    States: {
      "Each item": {
        Type: "Map",
        ItemsPath: "$.items",
        ...(MaxConcurrency > 0 && { MaxConcurrency }),
        ItemProcessor: {
          StartAt: "Work",
          States: { Work: { Type: "Task", Resource, End: true } },
        },
        End: true,
      },
    },
  };
}

/** Tasks in a row, `Task1` to `Task<length>`. */
export function linear(length: number, resource: (n: number) => string): Definition {
  const States = Array.from({ length }, (_, index) => {
    const next = index + 1 < length ? { Next: `Task${index + 2}` } : { End: true };
    return [`Task${index + 1}`, { Type: "Task", Resource: resource(index + 1), ...next }] as const;
  });
  return { StartAt: "Task1", States: Object.fromEntries(States) };
}

/** So many branches of one Task each, and a Task after them. */
export function fanOut(count: number, resource: string): Definition {
  const branch = (index: number) => ({
    StartAt: `Branch${index}`,
    States: { [`Branch${index}`]: { Type: "Task", Resource: resource, End: true } },
  });
  const Branches = Array.from({ length: count }, (_, index) => branch(index));
  return {
    StartAt: "Fan out",
    States: {
      "Fan out": { Type: "Parallel", Branches, Next: "After" },
      After: { Type: "Task", Resource: resource, End: true },
    },
  };
}
