import { describe, expect, test } from "vitest";
import { chain, checked, found } from "../checked.js";

const pass = { Type: "Pass" };
const succeed = { Type: "Succeed" };
const branch = (name: string, state: object = { ...pass, End: true }) => ({
  StartAt: name,
  States: { [name]: state },
});

describe("transitions", () => {
  const rows: readonly [what: string, definition: unknown, want: readonly string[]][] = [
    [
      "unknown-state: Next",
      { StartAt: "A", States: { A: { ...pass, Next: "C" }, B: succeed } },
      ["unknown-state /States/A/Next"],
    ],
    [
      "unknown-state: StartAt",
      { StartAt: "X", States: { A: { ...pass, End: true } } },
      ["unknown-state /StartAt"],
    ],
    [
      "unknown-state: Default, Choices, Catch",
      {
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.x", IsNull: true, Next: "nowhere" }],
            Default: "elsewhere",
          },
          T: {
            Type: "Task",
            Resource: "a:b",
            Catch: [{ ErrorEquals: ["E"], Next: "away" }],
            End: true,
          },
        },
      },
      [
        "unknown-state /States/C/Choices/0/Next",
        "unknown-state /States/C/Default",
        "unknown-state /States/T/Catch/0/Next",
      ],
    ],
    [
      "transition-leaves-scope: into a branch",
      {
        StartAt: "P",
        States: { P: { Type: "Parallel", Branches: [branch("A")], Next: "A" }, S: succeed },
      },
      ["transition-leaves-scope /States/P/Next"],
    ],
    [
      "transition-leaves-scope: out of a processor",
      chain({ M: { Type: "Map", ItemProcessor: branch("A", { ...pass, Next: "S" }) }, S: pass }),
      ["transition-leaves-scope /States/M/ItemProcessor/States/A/Next"],
    ],
    [
      "duplicate-state-name: in another scope",
      chain({ A: { Type: "Parallel", Branches: [branch("B")] }, B: pass }),
      ["duplicate-state-name /States/B"],
    ],
    [
      "duplicate-state-name: twice in one object",
      '{"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}',
      ["duplicate-state-name /States/A"],
    ],
    [
      "state-name-too-long",
      chain({ ["n".repeat(81)]: pass }),
      [`state-name-too-long /States/${"n".repeat(81)}`],
    ],
    ["80 characters, not UTF-16 units", chain({ ["😀".repeat(80)]: pass }), []],
    ["unreachable-state", chain({ A: pass, B: pass }), []],
    [
      "a field that leads there, but that the state does not have",
      {
        StartAt: "A",
        States: {
          A: { ...pass, Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }], End: true },
          B: { ...pass, End: true },
        },
      },
      ["unknown-field /States/A/Catch"],
    ],
    [
      "unreachable-state: leads on, and nothing leads to it",
      { StartAt: "A", States: { A: { ...pass, End: true }, B: { ...pass, Next: "A" } } },
      ["unreachable-state /States/B"],
    ],
    [
      "nothing is said of what only follows: no StartAt",
      { States: { A: { ...pass, Next: "B" }, B: succeed } },
      ["missing-field "],
    ],
    [
      "nothing is said of what only follows: a Next that is no name, beside a state that nothing leads to",
      {
        StartAt: "A",
        States: { A: { ...pass, Next: ["B"] }, B: succeed, C: { ...pass, End: true } },
      },
      ["wrong-type /States/A/Next"],
    ],
    [
      "nothing is said of what a placeholder may lead to",
      {
        StartAt: "A",
        States: {
          A: { Type: "Task", Resource: "a:b", Catch: "${Catch}", End: true },
          B: succeed,
        },
      },
      [],
    ],
    [
      "unreachable-cycle: told of the circle before it",
      {
        StartAt: "A",
        States: {
          A: { ...pass, End: true },
          D: { ...pass, End: true },
          B: {
            Type: "Choice",
            Choices: [{ Variable: "$.x", IsNull: true, Next: "D" }],
            Default: "B",
          },
        },
      },
      ["unreachable-cycle /States/B"],
    ],
    [
      "unreachable-cycle",
      {
        StartAt: "A",
        States: { A: { ...pass, End: true }, B: { ...pass, Next: "C" }, C: { ...pass, Next: "B" } },
      },
      ["unreachable-cycle /States/B"],
    ],
    [
      "reached by a catcher",
      {
        StartAt: "T",
        States: {
          T: {
            Type: "Task",
            Resource: "a:b",
            Catch: [{ ErrorEquals: ["E"], Next: "F" }],
            End: true,
          },
          F: { Type: "Fail" },
        },
      },
      [],
    ],
    [
      "no-end is told once, without the states that a circle leaves out",
      {
        StartAt: "A",
        States: { A: { ...pass, Next: "B" }, B: { ...pass, Next: "A" }, C: { ...pass, Next: "A" } },
      },
      ["no-end "],
    ],
    [
      "no-end in a branch",
      chain({
        P: {
          Type: "Parallel",
          Branches: [
            { StartAt: "A", States: { A: { ...pass, Next: "B" }, B: { ...pass, Next: "A" } } },
          ],
        },
      }),
      ["no-end /States/P/Branches/0"],
    ],
    [
      "endless-cycle",
      {
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.x", IsNull: true, Next: "E" }],
            Default: "A",
          },
          A: { ...pass, Next: "B" },
          B: { ...pass, Next: "A" },
          E: succeed,
        },
      },
      ["endless-cycle /States/A"],
    ],
    [
      "a circle that works may be meant",
      {
        StartAt: "C",
        States: {
          C: {
            Type: "Choice",
            Choices: [{ Variable: "$.x", IsNull: true, Next: "E" }],
            Default: "W",
          },
          W: { Type: "Wait", Seconds: 1, Next: "W" },
          E: succeed,
        },
      },
      [],
    ],
  ];
  test.each(rows)("%s", (_, definition, want) => {
    expect(found(definition)).toEqual(want);
  });

  test("a misspelt target is one mistake", () => {
    const definition = {
      StartAt: "Charge",
      States: { Charge: { ...pass, Next: "Fulfill" }, Fulfil: succeed },
    };
    const [diagnostic, ...others] = checked(definition);
    expect(others).toEqual([]);
    expect(diagnostic?.help).toBe('Did you mean "Fulfil"?');
  });
});
