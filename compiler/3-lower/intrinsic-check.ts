import { suggest } from "../diagnostics/suggest.js";
import {
  algorithms,
  type IntrinsicFunction,
  intrinsicFunctions,
  type Parameter,
} from "./intrinsic-functions.js";
import type { Expression, IntrinsicExpression } from "./machine.js";
import { SyntaxProblem } from "./parsed.js";

/** Where a call begins in the text, and each of its arguments. */
interface Starts {
  readonly at: number;
  readonly starts: readonly number[];
}

/** Checks the number of a call's arguments, and those that are constants. */
export function checkCall(
  { name, arguments: values }: IntrinsicExpression,
  { at, starts }: Starts,
): void {
  const found = intrinsicFunctions[name.slice("States.".length)];
  if (!found) return;
  const { parameters, needed = parameters.length, more } = found;
  if (values.length < needed || (more === undefined && values.length > parameters.length)) {
    const wanted = count(needed, more === undefined ? parameters.length : Infinity);
    const are = `there ${values.length === 1 ? "is" : "are"} ${values.length}`;
    const help = `Write ${name}(${shapeOf(found, values.length)}).`;
    throw new SyntaxProblem(`"${name}" takes ${wanted}, and ${are}.`, at, help);
  }
  for (const [i, value] of values.entries()) {
    const parameter = parameters[i] ?? more ?? "any";
    if (!accepts(parameter, value))
      throw new SyntaxProblem(
        `Argument ${i + 1} of "${name}" has to be ${descriptions[parameter]}.`,
        starts[i] ?? at,
        helpFor(parameter, value),
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

/** A call's arguments by what they are: `array, number`. */
function shapeOf({ parameters, needed, more }: IntrinsicFunction, given: number): string {
  const most = Math.max(needed ?? parameters.length, Math.min(given, parameters.length));
  const shown = parameters.slice(0, most).map((one) => (one === "any" ? "value" : one));
  return [...shown, ...(more === undefined ? [] : ["…"])].join(", ");
}

function helpFor(parameter: Parameter, value: Expression): string | undefined {
  switch (parameter) {
    case "any":
      return undefined;
    case "string":
      return value.kind === "literal" ? `Write '${String(value.value)}'.` : undefined;
    case "number": {
      const written = value.kind === "literal" ? String(value.value).trim() : "";
      return /^-?\d+$/.test(written) ? `Write ${written}.` : "Write a number, such as 0.";
    }
    case "array":
      return 'Write a path, such as "$.items", or a call such as "States.Array(1, 2)".';
    case "object":
      return 'Write a path, such as "$.order".';
    case "algorithm": {
      const near = value.kind === "literal" && suggest(String(value.value), algorithms);
      return near ? `Did you mean "${near}"?` : undefined;
    }
    case "false":
      return "Write false.";
    default:
      return parameter satisfies never;
  }
}

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
  const missing = count(Math.abs(places - values.length), Math.abs(places - values.length));
  const help =
    places > values.length
      ? `Add ${missing}, or write "\\{\\}" for braces in the text.`
      : `Write a "{}" for each argument.`;
  throw new SyntaxProblem(problem, at, help);
}

function placeholders(template: string): number {
  return [...template.matchAll(/\\[^]|\{\}/g)].filter(([token]) => token === "{}").length;
}

function count(least: number, most: number, what = "argument"): string {
  const plural = (n: number) => `${n} ${what}${n === 1 ? "" : "s"}`;
  if (least === most) return plural(least);
  return most === Infinity ? `at least ${plural(least)}` : `${least} to ${plural(most)}`;
}
