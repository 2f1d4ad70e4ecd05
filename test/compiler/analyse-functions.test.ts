import { describe, expect, test } from "vitest";
import { carried } from "../../compiler/4-analyse/carried.js";
import { contextReads } from "../../compiler/4-analyse/context-reads.js";
import { handOvers, type Reach } from "../../compiler/4-analyse/handovers.js";
import type { Machine } from "../../compiler/3-lower/machine.js";
import { lowered, machineOf, task } from "./lowered.js";

const service = (fields: object = { End: true }) =>
  task({ Resource: "arn:aws:states:::dynamodb:getItem", ...fields });
const pass = (fields: object = { End: true }) => ({ Type: "Pass", ...fields });
const wait = (fields: object = { End: true }) => ({ Type: "Wait", Seconds: 1, ...fields });
const scope = (States: Record<string, object>) => ({ StartAt: Object.keys(States)[0], States });
const retry = { Retry: [{ ErrorEquals: ["States.ALL"] }] };

/** By the name of a function's Task, "" for the start. */
function functions(
  machine: Machine,
  { start, functions: byTask } = handOvers(machine),
): readonly (readonly [name: string, reach: Reach])[] {
  return [["", start], ...[...byTask].map(([{ name }, reach]) => [name, reach] as const)];
}

describe("what a function can be woken for", () => {
  const wakes = (States: Record<string, object>) =>
    Object.fromEntries(
      functions(machineOf(States)).map(([name, reach]) => [
        name,
        reach.wakes.map(({ of, enters }) => `${of.name} → ${enters?.name ?? "end"}`),
      ]),
    );

  test.each<[string, Record<string, object>, Record<string, readonly string[]>]>([
    ["nothing", { A: task({ Next: "P" }), P: pass() }, { "": [], A: [] }],
    [
      "what follows a Wait, by the name of the Wait; not a Task with a function, nor the machine's end",
      {
        V: wait({ Next: "P" }),
        P: pass({ Next: "W" }),
        W: wait({ Next: "A" }),
        A: task({ Next: "X" }),
        X: wait(),
      },
      { "": ["V → P"], A: [] },
    ],
    [
      "a Task without a function",
      {
        A: task({ Next: "W" }),
        W: wait({ Next: "S" }),
        S: service({ Next: "T" }),
        T: service({ ...retry, Next: "U" }),
        U: service({ Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", Next: "X" }),
        X: service(),
      },
      { "": [], A: ["S → S", "T → T", "U → U", "X → X"] },
    ],
    [
      "a Parallel that something leaves, and the ends of branches",
      {
        A: task({ Next: "P" }),
        P: {
          Type: "Parallel",
          Branches: [scope({ V: wait({ Next: "W" }), W: wait() }), scope({ B: task() })],
          Next: "Q",
        },
        Q: { Type: "Parallel", Branches: [scope({ C: pass() })], Next: "R" },
        R: { Type: "Parallel", ...retry, Branches: [scope({ D: pass() })], End: true },
      },
      { "": [], A: ["P → P", "R → R", "V → W", "W → end"], B: ["R → R"] },
    ],
    [
      "what follows the join of branches that all have functions is not here, what catches is",
      {
        A: task({ Next: "P" }),
        P: {
          Type: "Parallel",
          Branches: [scope({ B: task() })],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "V" }],
          Next: "W",
        },
        V: wait({ Next: "X" }),
        W: wait({ Next: "X" }),
        X: pass(),
      },
      { "": [], A: ["P → P", "V → X"], B: ["V → X", "W → X"] },
    ],
    [
      "an iteration that had to wait is started where another ends",
      {
        M: {
          Type: "Map",
          MaxConcurrency: 1,
          ItemProcessor: scope({ W: wait({ Next: "P" }), P: pass({ Next: "A" }), A: task() }),
          End: true,
        },
      },
      { "": ["M → M", "W → P"], A: ["W → P"] },
    ],
  ])("%s", (_, states, expected) => expect(wakes(states)).toEqual(expected));

  test("is found for 1,000 states, one after the other, and for 100 inside each other", () => {
    const chain = Array.from({ length: 1000 }, (_, at): [string, object] => [
      `S${at}`,
      at % 2 ? task({ Next: `S${at + 1}` }) : wait({ Next: `S${at + 1}` }),
    ]);
    expect(functions(machineOf({ ...Object.fromEntries(chain), S1000: pass() }))).toHaveLength(501);
    let inner: Record<string, object> = { A: task() };
    for (let depth = 0; depth < 100; depth++)
      inner = { [`P${depth}`]: { Type: "Parallel", Branches: [scope(inner)], End: true } };
    const [, [, reach]] = functions(machineOf(inner)) as [unknown, [string, Reach]];
    expect(reach.left.size).toBe(101);
  });
});

describe("what is sent on", () => {
  const sent = (machine: Machine) => {
    const found = handOvers(machine);
    const all = carried(machine, found);
    return Object.fromEntries(
      functions(machine, found).map(([name, reach]) => {
        const { reads = [], drops = [] } = all.get(reach) ?? {};
        return [name, [...reads, ...drops.map((variable) => `-${variable}`)].join(" ")];
      }),
    );
  };
  const reading = (path: string, fields: object = { End: true }) =>
    task({ Parameters: { "x.$": path }, ...fields });

  test.each<[string, Record<string, object>, Record<string, string>]>([
    [
      "the execution's input as far as somebody reads it",
      {
        A: task({ Next: "B" }),
        B: pass({ Next: "C" }),
        C: reading("$$.Execution.Input.a", { Next: "D" }),
        D: task(),
      },
      { "": "Execution.Input", A: "Execution.Input", C: "", D: "" },
    ],
    [
      "and through branches to what follows them; an item only inside of its Map",
      {
        M: {
          Type: "Map",
          ItemProcessor: scope({ A: task({ Next: "B" }), B: reading("$$.Map.Item.Index") }),
          Next: "C",
        },
        C: reading("$$.Execution.Input"),
      },
      {
        "": "Execution.Input Map.Item",
        A: "Execution.Input Map.Item",
        B: "Execution.Input",
        C: "",
      },
    ],
    [
      "an ItemSelector has an item of its own",
      {
        A: task({ Next: "M" }),
        M: {
          Type: "Map",
          ItemSelector: { "x.$": "$$.Map.Item.Value" },
          ItemProcessor: scope({ B: task() }),
          End: true,
        },
      },
      { "": "", A: "", B: "" },
    ],
    [
      "a variable until nobody reads it before it is set again",
      {
        P: pass({ Assign: { a: 1, b: 2 }, Next: "A" }),
        A: task({ Next: "B" }),
        B: reading("$a", { Assign: { a: 3 }, Next: "C" }),
        C: task({ Next: "D" }),
        D: reading("$a"),
      },
      { "": "-b", A: "", B: "", C: "", D: "" },
    ],
    [
      "where it dies it stays behind, and is not spoken of any more",
      {
        P: pass({ Assign: { a: 1 }, Next: "A" }),
        A: task({ Next: "B" }),
        B: reading("$a", { Next: "C" }),
        C: task({ Next: "D" }),
        D: task(),
      },
      { "": "", A: "", B: "-a", C: "", D: "" },
    ],
    [
      "a variable that only one of two ways needs dies on the other",
      {
        P: pass({ Assign: { a: 1 }, Next: "Q" }),
        Q: {
          Type: "Choice",
          Choices: [{ Variable: "$.x", IsPresent: true, Next: "A" }],
          Default: "B",
        },
        A: reading("$a"),
        B: task({ Next: "C" }),
        C: task(),
      },
      { "": "", A: "", B: "-a", C: "" },
    ],
    [
      "what comes after a join has it from what was parked: branches leave it behind, and whoever may join",
      {
        P: pass({ Assign: { a: 1 }, Next: "Both" }),
        Both: {
          Type: "Parallel",
          Branches: [scope({ A: task({ Next: "B" }), B: task() })],
          Next: "C",
        },
        C: reading("$a", { Next: "D" }),
        D: task(),
      },
      { "": "-a", A: "-a", B: "", C: "-a", D: "" },
    ],
  ])("%s", (_, states, expected) => expect(sent(machineOf(states))).toEqual(expected));

  test("a machine without Assign drops nothing", () => {
    expect(sent(machineOf({ A: reading("$$.Execution.Id", { Next: "B" }), B: task() }))).toEqual({
      "": "",
      A: "",
      B: "",
    });
  });
});

describe("what a state reads beside its input", () => {
  const reads = (state: object): readonly string[] => {
    const machine = lowered({ StartAt: "S", States: { S: state } });
    const [read] = [...machine.scope.states.values()].map(contextReads);
    return [...(read ?? [])].sort();
  };
  const path = (text: string) => reads(pass({ Parameters: { "x.$": text }, End: true }));
  const jsonata = (text: string) =>
    reads(pass({ QueryLanguage: "JSONata", Output: { x: `{% ${text} %}` }, End: true }));
  const all = ["Execution.Input", "Map.Item"];

  test.each([
    ["$.a", []],
    ["$$", all],
    ["$$.Execution", ["Execution.Input"]],
    ["$$.Execution.Input.a[0]", ["Execution.Input"]],
    ["$$.Execution.Id", []],
    ["$$.State.Name", []],
    ["$$..Input", all],
    ["$$.Map.Item.Value", ["Map.Item"]],
    ["$a.b", ["$a"]],
    ["States.Format('{} {}', $a, $$.Map.Item.Index)", ["$a", "Map.Item"]],
  ])("%s", (text, expected) => expect(path(text)).toEqual(expected));

  test.each([
    ["$states.input.a", []],
    ["$states.context", all],
    ["$states", all],
    ["$states.*", all],
    ["$states.context.Execution", ["Execution.Input"]],
    ["$states.context.Execution.Input.a", ["Execution.Input"]],
    ["$states.context.Execution.StartTime", []],
    ["$states.context.*", all],
    ["$states.context[true].State", all],
    ["$states.context.Map.Item.Value & $a", ["$a", "Map.Item"]],
    ["$states.input.list[x = $a]", ["$a"]],
    ["$states.context.State.Name.%.%.Execution", all],
    ['$lookup($states.context, "Map")', ["$lookup", ...all]],
  ])("%s", (text, expected) => expect(jsonata(text)).toEqual(expected));
});
