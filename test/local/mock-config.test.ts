import { describe, expect, test } from "vitest";
import { mockConfig, MockConfigError } from "../../local/mock-config.js";

// The example of AWS's page "Configuration file for mocked service integrations".
const example = {
  StateMachines: {
    LambdaSQSIntegration: {
      TestCases: {
        HappyPath: { LambdaState: "MockedLambdaSuccess", SQSState: "MockedSQSSuccess" },
        RetryPath: { LambdaState: "MockedLambdaRetry", SQSState: "MockedSQSSuccess" },
        HybridPath: { LambdaState: "MockedLambdaSuccess" },
      },
    },
  },
  MockedResponses: {
    MockedLambdaSuccess: { "0": { Return: { StatusCode: 200, Payload: { body: "Hello" } } } },
    MockedSQSSuccess: { "0": { Return: { MessageId: "3bcb6e8e" } } },
    MockedLambdaRetry: {
      "0": { Throw: { Error: "Lambda.ResourceNotReadyException", Cause: "Not ready." } },
      "1-2": { Throw: { Error: "Lambda.TimeoutException", Cause: "Timed out." } },
      "3": { Return: { StatusCode: 200 } },
    },
  },
};

const read = (config: unknown, testCase?: string): unknown =>
  mockConfig(JSON.stringify(config), testCase);

function problems(config: unknown, testCase = "T"): readonly string[] {
  try {
    read(config, testCase);
  } catch (error) {
    if (error instanceof MockConfigError) return error.problems;
    throw error;
  }
  return [];
}

const withResponse = (response: unknown, states: unknown = { A: "R" }): unknown => ({
  StateMachines: { M: { TestCases: { T: states } } },
  MockedResponses: { R: response },
});

describe("a test case", () => {
  test("gives one result per attempt", () => {
    expect(read(example, "RetryPath")).toEqual({
      LambdaState: [
        { error: "Lambda.ResourceNotReadyException", cause: "Not ready." },
        { error: "Lambda.TimeoutException", cause: "Timed out." },
        { error: "Lambda.TimeoutException", cause: "Timed out." },
        { output: { StatusCode: 200 } },
      ],
      SQSState: [{ output: { MessageId: "3bcb6e8e" } }],
    });
  });

  test("mocks only the states it names", () => {
    expect(Object.keys(read(example, "HybridPath") as object)).toEqual(["LambdaState"]);
  });

  test("may be named with its machine, and left out when it is the only one", () => {
    expect(read(example, "LambdaSQSIntegration/HappyPath")).toEqual(read(example, "HappyPath"));
    expect(read(withResponse({ "0": { Return: null } }))).toEqual({ A: [{ output: null }] });
  });

  test("attempts need not be written in order", () => {
    const config = withResponse({ "1": { Return: 1 }, "0": { Throw: { Error: "E" } } });
    expect(read(config)).toEqual({ A: [{ error: "E" }, { output: 1 }] });
  });
});

describe("problems", () => {
  test("an unknown test case", () => {
    expect(problems(example, "HapyPath")).toEqual([
      'There is no test case "HapyPath". Did you mean "HappyPath"?',
    ]);
  });

  test("a test case of two machines", () => {
    const M = { TestCases: { T: {} } };
    expect(problems({ StateMachines: { A: M, B: M }, MockedResponses: {} })).toEqual([
      'There are several test cases "T". Name "A/T" or "B/T".',
    ]);
  });

  test("no JSON, no object", () => {
    expect(() => mockConfig("{", "T")).toThrow(MockConfigError);
    expect(problems([])).toEqual(["The mock configuration must be a JSON object."]);
    expect(problems({})).toEqual(['"StateMachines" must be an object of state machines by name.']);
  });

  test.each([
    [{}, ' must be an object of attempts, such as {"0": {"Return": {}}}.'],
    [{ first: { Return: 1 } }, ': "first" is no attempt: write "0", or "1-2" for several.'],
    [{ "2-1": { Return: 1 } }, ': "2-1" is no attempt: write "0", or "1-2" for several.'],
    [{ "1-3": { Return: 1 }, "6": { Return: 1 } }, ": attempt 0, 4-5 is missing."],
    [{ "0-2": { Return: 1 }, "1-3": { Return: 1 } }, ': attempt 1-2 of "1-3" is there already.'],
    [{ "0": { Return: 1, Throw: { Error: "E" } } }, ', attempt "0" has both Return and Throw.'],
    [{ "0": {} }, ', attempt "0" needs Return or Throw.'],
    [{ "0": { return: 1 } }, ', attempt "0" has "return", but only Return and Throw are known.'],
    [{ "0": { Throw: {} } }, ', attempt "0": "Throw" needs a string "Error".'],
    [{ "0": { Throw: { Error: "E", Cause: 1 } } }, ', attempt "0": "Cause" must be a string.'],
  ])("%j", (response, problem) => {
    expect(problems(withResponse(response))).toEqual([`Mocked response "R"${problem}`]);
  });

  test("are all listed", () => {
    const config = withResponse({ "1": {} }, { A: "R", B: "S", C: 1 });
    expect(() => read(config, "T")).toThrow(
      [
        'Mocked response "R", attempt "1" needs Return or Throw.',
        'Mocked response "R": attempt 0 is missing.',
        'State "B" names the mocked response "S", which does not exist.',
        'State "C" must name a mocked response.',
      ].join("\n"),
    );
  });
});
