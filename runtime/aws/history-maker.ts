import type { History } from "../notes.js";
import type { Sdk } from "./sdk.js";
import type { Settings } from "./settings.js";

/** Makes what keeps the history of executions. */
export type HistoryMaker = (sdk: Sdk, settings: Settings, now: () => number) => History;

let maker: HistoryMaker | undefined;

/** Has this process keep histories, where its environment asks for it. Other functions do not hold what that takes. */
export function keepHistoryBy(given: HistoryMaker): void {
  maker = given;
}

export function historyMaker(): HistoryMaker | undefined {
  return maker;
}
