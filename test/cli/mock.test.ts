import { describe, expect, test } from "vitest";

import { readMock } from "../../compiler/cli/mock.js";
import { fakeIo } from "./fake-io.js";
import { folder } from "./folder.js";

async function read(content: string | object, fragment = "") {
  const { io } = fakeIo({ cwd: await folder({ "mock.json": content }) });
  return readMock(`mock.json${fragment}`, io);
}

const config = {
  StateMachines: {
    Orders: { TestCases: { Happy: { Charge: "Charged" }, "Sad#1": { Charge: "Declined" } } },
  },
  MockedResponses: {
    Charged: { "0": { Return: { ok: true } } },
    Declined: { "0-1": { Throw: { Error: "CardDeclined", Cause: "no" } } },
  },
};

describe("a record by state name", () => {
  test("takes one result or one for each attempt", async () => {
    const mock = {
      A: { output: 1 },
      B: [{ error: "E", cause: "c" }, { error: "E" }, {}],
      C: { hang: true },
    };
    expect(await read(mock)).toEqual({ A: [{ output: 1 }], B: mock.B, C: [{ hang: true }] });
  });

  test.each([
    ["[]", "holds no object"],
    ["{", "is not JSON"],
    [{ A: [] }, 'no result for the state "A"'],
    [{ A: { otuput: 1 } }, 'a result of the state "A" is not understood'],
    [{ A: 5 }, "is not understood"],
    [{ A: [[]] }, "is not understood"],
    [{ A: { output: 1, error: "E" } }, "is not understood"],
    [{ A: { error: 5 } }, "is not understood"],
    [{ A: { hang: false } }, "is not understood"],
  ])("%j is refused", async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  test("has no test cases", async () => {
    await expect(read({ A: { output: 1 } }, "#Happy")).rejects.toThrow("has no test cases");
  });
});

describe("Step Functions Local's configuration", () => {
  test("a test case is chosen by its name", async () => {
    expect(await read(config, "#Happy")).toEqual({ Charge: [{ output: { ok: true } }] });
    expect(await read(config, "#Orders/Happy")).toEqual({ Charge: [{ output: { ok: true } }] });
    const declined = { error: "CardDeclined", cause: "no" };
    expect(await read(config, "#Sad#1")).toEqual({ Charge: [declined, declined] });
  });

  test("without a test case, one is named", async () => {
    await expect(read(config)).rejects.toMatchObject({ help: 'Such as: --mock "mock.json#Happy"' });
  });

  test("its mistakes are the user's", async () => {
    await expect(read(config, "#Hapy")).rejects.toMatchObject({
      name: "UsageError",
      message: /Happy/,
    });
  });
});
