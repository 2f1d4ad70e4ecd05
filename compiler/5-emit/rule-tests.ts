import type { Path, Predicate } from "../3-lower/machine.js";
import { whenFound, whenRead, whenThere } from "./conclusions.js";
import { certain, opposite, type Condition, type TwoWays } from "./conditions.js";
import { isProven, kinds, needed, readVariable, type RuleScope } from "./rule-reads.js";

type Test = Extract<Predicate, { kind: "is" }>;

/** IsPresent, IsString and the like, or that they are not so. */
export function test({ test: type, variable }: Test, expected: boolean, at: RuleScope): Condition {
  const condition = type === "Present" ? presence(variable, at) : typeTest(type, variable, at);
  return expected ? condition.positive : opposite(condition.positive, condition.negative);
}

function presence(path: Path, at: RuleScope): TwoWays {
  const found = readVariable(path, at);
  if (found.proven.missing === "never" && path.root.kind === "input")
    return certain(true, at.known);
  return {
    positive: { text: `${found.text} !== undefined`, ...whenThere(found, at) },
    negative: `${found.text} === undefined`,
  };
}

function typeTest(type: Exclude<Test["test"], "Present">, path: Path, at: RuleScope): TwoWays {
  const { scope } = at;
  const found = readVariable(path, at);
  const kind = kinds[type];
  const isSo = isProven(found.proven, kind);
  // What is proven is said: TypeScript would take the other case for `never`.
  if (isSo === false || (isSo && type !== "Timestamp")) return certain(isSo, at.known);
  const value = needed(found, at);
  if (type === "Timestamp") {
    const text = `${scope.imports.value("isTimestamp")}(${value})`;
    return { positive: { text, ...whenRead(path, at) }, negative: `!${text}` };
  }
  const [tested, answer] =
    type === "Null" ? [value, "null"] : [`typeof ${value}`, JSON.stringify(kind)];
  return {
    positive: { text: `${tested} === ${answer}`, ...whenFound(found, value, at, { kind }) },
    negative: `${tested} !== ${answer}`,
  };
}
