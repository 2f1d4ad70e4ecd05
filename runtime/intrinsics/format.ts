import { javaText } from "../jsonpath/java-text.js";
import { failure, textArgument } from "./failure.js";

/**
 * `States.Format`: the template with each `{}` replaced by the next argument. `\{`, `\}`, `\'` and `\\` stand for the
 * character after the backslash. Throws `States.IntrinsicFailure`.
 */
export function format(template: unknown, ...values: readonly unknown[]): string {
  let used = 0;
  const text = textArgument("Format", template).replace(/\\([^])|\{\}/g, (token, escaped) => {
    if (token !== "{}") return escapable.includes(escaped) ? escaped : token;
    return javaText(values[used++]);
  });
  if (used === values.length) return text;
  throw failure("Format", `The template has ${used} "{}" for ${values.length} arguments.`);
}

const escapable = "{}'\\";
