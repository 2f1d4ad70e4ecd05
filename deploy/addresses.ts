import type { Text } from "../compiler/3-lower/machine.js";
import { pattern } from "./functions.js";
import { arn } from "./permissions/grant.js";
import { functionArns } from "./permissions/lambda.js";
import { joined, sub, type Sub } from "./sub.js";

/** A function's logical id, and how it is called. */
export interface Address {
  readonly name: Sub;
  readonly arn: Sub;
}

/**
 * A function of ours is called what the definition calls it, since the compiled module does. One behind a placeholder is named
 * after it and the stack. Names are never references to other resources: functions that call each other would make circles.
 */
export function addressIn(text: Text, toSub: (text: Text) => Sub): Address {
  if (text.kind === "setting") return ofStack(kebab(bareName(text)));
  const whole = toSub(text);
  const [, name] = /(?:^|:)function:([^:]*(?:\$\{[^}]*\}[^:]*)*)/.exec(whole.text) ?? [];
  return { name: name === undefined ? whole : sub(name), arn: functionArns(whole)[0] ?? whole };
}

/** A function that only this stack knows. */
export function ofStack(name: string): Address {
  const whole = joined("${AWS::StackName}-", name);
  return { name: whole, arn: arn("lambda", joined("function:", whole)) };
}

/** What a function is called, without what is around its name: `charge`, `AskFunctionArn` → `Ask`. */
export function bareName(text: Text): string {
  if (text.kind === "setting")
    return (
      text.name.replace(/[^A-Za-z\d]/g, "").replace(/(Lambda)?(Function)?(Name|Arn)?$/, "") ||
      text.name
    );
  const [, name = pattern(text)] = /(?:^|:)function:([^:]*)/.exec(pattern(text)) ?? [];
  return name;
}

/** `charge-card` → `ChargeCard`; `Function` for what has no letter or digit. */
export function logicalId(name: string, suffix: string, taken: Set<string>): string {
  const words = name.match(/[A-Za-z\d]+/g) ?? [];
  const base = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  const start = `${base.replace(new RegExp(`${suffix}$`), "").slice(0, 200)}${suffix}`;
  let id = start;
  for (let count = 2; taken.has(id); count++) id = `${start}${count}`;
  taken.add(id);
  return id;
}

/** `AskAgain` → `ask-again`. */
export function kebab(name: string): string {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z\d]+/g) ?? [];
  return words.join("-").toLowerCase() || "function";
}
