import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "./rule.js";

/** The most characters that AWS takes in the name of a state. */
const most = 80;

/** A state's name is empty, or longer than AWS takes (ASL, "States"). */
export const stateNameTooLong: Rule = ({ states }, diagnostics) => {
  for (const { name, nameSpan, path } of states) {
    const { length } = [...name];
    if (length === 0) {
      diagnostics.report("out-of-range", {
        path,
        span: nameSpan,
        message: "The state's name is empty.",
        help: "Give it a name.",
      });
    } else if (length > most && !hasPlaceholder(name)) {
      diagnostics.report("state-name-too-long", {
        path,
        span: nameSpan,
        message: `The name has ${length} characters, and the most is ${most}.`,
        help: `Shorten it, such as to "${[...name].slice(0, 40).join("").trim()}".`,
      });
    }
  }
};
