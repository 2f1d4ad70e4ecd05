import { expect, test } from "vitest";
import { seededRandom, virtualClock } from "../../runtime/ports/memory.js";

test("timers fire in the order of their moments, and of their setting", () => {
  const clock = virtualClock(100);
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(`${name}@${clock.now()}`);
  clock.after(30, note("c"));
  clock.after(10, note("a"));
  const cancel = clock.after(20, note("never"));
  clock.after(10, note("b"));
  clock.after(-5, note("now"));
  cancel();
  while (clock.advance());
  expect(fired).toEqual(["now@100", "a@110", "b@110", "c@130"]);
  expect(clock.advance()).toBe(false);
});

test("many timers stay in order", () => {
  const clock = virtualClock(0);
  const random = seededRandom(1);
  let last = 0;
  for (let index = 0; index < 1000; index++)
    clock.after(Math.floor(random() * 500), () => {
      expect(clock.now()).toBeGreaterThanOrEqual(last);
      last = clock.now();
    });
  let fired = 0;
  while (clock.advance()) fired++;
  expect(fired).toBe(1000);
});

test("random numbers repeat with their seed", () => {
  const [one, same, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
  const numbers = Array.from({ length: 100 }, () => one());
  expect(Array.from({ length: 100 }, () => same())).toEqual(numbers);
  expect(other()).not.toBe(numbers[0]);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
});
