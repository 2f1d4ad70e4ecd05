import { algorithms, intrinsicFunctions, type Parameter } from "./intrinsic-functions.js";
import type { Expression, IntrinsicExpression } from "./machine.js";
import { SyntaxProblem } from "./parsed.js";

/** Checks the number of a call's arguments, and those that are constants; `at` is where the call begins. */
export function checkCall({ name, arguments: values }: IntrinsicExpression, at: number): void {
  const found = intrinsicFunctions[name.slice("States.".length)];
  if (!found) return;
  const { parameters, needed = parameters.length, more } = found;
  if (values.length < needed || (more === undefined && values.length > parameters.length)) {
    const wanted = count(needed, more === undefined ? parameters.length : Infinity);
    throw new SyntaxProblem(`"${name}" takes ${wanted}, and there are ${values.length}.`, at);
  }
  for (const [i, value] of values.entries()) {
    const parameter = parameters[i] ?? more ?? "any";
    if (!accepts(parameter, value))
      throw new SyntaxProblem(
        `Argument ${i + 1} of "${name}" has to be ${descriptions[parameter]}.`,
        at,
      );
  }
  if (name === "States.Format") checkTemplate(values, at);
}

const descriptions: { readonly [P in Parameter]: string } = {
  any: "a value",
  string: "a string",
  number: "a number",
  array: "an array, from a path or a call",
  object: "an object, from a path or a call",
  algorithm: `one of ${algorithms.join(", ")}`,
  false: "false: the service knows no deep merge",
};

function accepts(parameter: Parameter, value: Expression): boolean {
  if (value.kind === "setting" || value.kind === "text")
    return parameter === "any" || parameter === "string" || parameter === "algorithm";
  if (value.kind !== "literal" || parameter === "any") return true;
  if (parameter === "algorithm") return algorithms.includes(String(value.value));
  if (parameter === "false") return value.value === false;
  return typeof value.value === parameter;
}

/** A constant template has one placeholder for each argument; what a deployment fills in may bring more. */
function checkTemplate([template, ...values]: readonly Expression[], at: number): void {
  if (template?.kind !== "literal") return;
  const places = placeholders(String(template.value));
  if (places === values.length) return;
  const problem = `The template has ${count(places, places, "placeholder")} "{}" for ${count(values.length, values.length)}.`;
  throw new SyntaxProblem(problem, at);
}

function placeholders(template: string): number {
  return [...template.matchAll(/\\[^]|\{\}/g)].filter(([token]) => token === "{}").length;
}

function count(least: number, most: number, what = "argument"): string {
  const plural = (n: number) => `${n} ${what}${n === 1 ? "" : "s"}`;
  if (least === most) return plural(least);
  return most === Infinity ? `at least ${plural(least)}` : `${least} to ${plural(most)}`;
}
