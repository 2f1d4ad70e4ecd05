import { keepHistoryBy } from "../history-maker.js";
import { awsHistory } from "./aws-history.js";

/**
 * Has the functions of this file keep the history of their executions, where `HEAVISIDE_HISTORY` says where: called once, beside
 * `serve` or `wake`.
 */
export function keepHistory(): void {
  keepHistoryBy(awsHistory);
}
