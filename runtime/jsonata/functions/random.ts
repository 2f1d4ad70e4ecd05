import { environmental } from "../builtin.js";
import { javaRandom } from "../../java-random.js";
import type { Environment } from "./contract.js";

/** `$random`: a number from 0 to below 1; the same one for the same seed (AWS's own argument). */
export const $random = /* @__PURE__ */ environmental("random", "<n?:n>", random, 0);

function random(environment: Environment, seed?: number): number {
  return seed === undefined ? environment.random() : javaRandom(Math.trunc(seed)).nextDouble();
}
