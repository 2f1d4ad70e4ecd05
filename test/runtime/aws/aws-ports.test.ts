import { afterEach, expect, test, vi } from "vitest";
import { portsOf } from "../../../runtime/aws/aws-ports.js";

afterEach(() => vi.restoreAllMocks());

test("what tokens are made of cannot be guessed: it is not Math.random", () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { random } = portsOf({});
  const all = Array.from({ length: 100 }, random);
  expect(new Set(all).size).toBe(100);
  expect(all.every((each) => each >= 0 && each < 1)).toBe(true);
});
