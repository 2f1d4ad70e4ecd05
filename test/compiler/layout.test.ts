import { expect, test } from "vitest";
import { layOut } from "../../compiler/6-write/layout.js";

test("brackets at the ends of lines indent what is between them, those of comments do not", () => {
  const declaration = `/**
 * Takes {
 * a list [
 */
export const A = {
// of (
f: () => {
return 1;
},
};`;
  expect(layOut(declaration, 80)).toEqual({
    isFinal: true,
    text: `/**
 * Takes {
 * a list [
 */
export const A = {
  // of (
  f: () => {
    return 1;
  },
};`,
  });
});
