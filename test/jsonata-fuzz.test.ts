import jsonata from "jsonata";
import { expect, test } from "vitest";
import { jsonataEvaluator } from "../compiler/jsonata/evaluator.js";
import { generator } from "./jsonata-generator.js";

// Compiled expressions against the language's own interpreter. About one in a hundred thousand ends it: it takes all memory there is.
const seed = Number(process.env["HEAVISIDE_SEED"] ?? 1);
const expressions = Number(process.env["HEAVISIDE_FUZZ"] ?? 15_000);

test(
  `${expressions} random expressions from seed ${seed} on give what the interpreter gives`,
  { timeout: 60_000 + 20 * expressions },
  async () => {
    const wrong: string[] = [];
    let count = 0;
    for (let at = seed; at < seed + expressions; at++) {
      const make = generator(at);
      const data = make.data(4);
      const text = make.expression(3 + (at % 3));
      const wanted = await interpreted(text, data);
      if (wanted === undefined) continue;
      count++;
      // In turns as `expression` runs it and as it stands in a module.
      const evaluate = () => jsonataEvaluator(text, { isInlined: at % 2 === 0 });
      const answer = await outcome(() => evaluate()(structuredClone(data)));
      if (!isSame(answer, wanted))
        wrong.push(`seed ${at}: ${text} on ${JSON.stringify(data)}: ${answer}, not ${wanted}`);
    }
    expect(count).toBeGreaterThan(expressions / 2);
    // A quirk of the interpreter that no data shows may come up once in ten thousand.
    expect(wrong.length <= count / 2000 ? [] : wrong).toEqual([]);
  },
);

/** What the interpreter gives; `undefined` for what it cannot be asked. */
async function interpreted(text: string, data: unknown): Promise<string | undefined> {
  let expression: jsonata.Expression;
  try {
    expression = jsonata(text, { timeout: 500, stack: 300 });
  } catch {
    return undefined;
  }
  if (isMistaken(expression.ast(), text)) return undefined;
  const given = structuredClone(data);
  const answer = await outcome(() => expression.evaluate(given));
  // A grouping of an empty list of the data changes the data.
  if (written(given) !== written(data)) return undefined;
  return /^error (?:U|JS)/.test(answer) ? undefined : answer;
}

/**
 * What the interpreter does wrong: it looks at the last call of a lambda, not yet made, as if it were its result; and its parser
 * loses regular expressions on the left of `?:` and `??`.
 */
function isMistaken(node: unknown, text: string): boolean {
  if (/\?[:?]/.test(text) && text.includes("/[")) return true;
  return hasDeferred(node);
}

function hasDeferred(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const { type, predicate, group, stages, expressions } = node as {
    readonly type?: string;
    readonly predicate?: unknown;
    readonly group?: unknown;
    readonly stages?: unknown;
    readonly expressions?: readonly unknown[];
  };
  const isWorkedOn = type === "block" && Boolean(predicate ?? group ?? stages);
  if (isWorkedOn && JSON.stringify(expressions?.at(-1)).includes('"thunk":true')) return true;
  return Object.values(node).some(hasDeferred);
}

/** A value as JSON, or the code of what went wrong. */
async function outcome(evaluate: () => unknown): Promise<string> {
  try {
    return written(await evaluate());
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return `error ${code ?? `JS ${message}`}`;
  }
}

function written(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_, one: unknown) => (isFunction(one) ? "function" : one)) ?? "nothing"
    );
  } catch {
    return "a circle";
  }
}

function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null) return false;
  return "_jsonata_lambda" in value || "_jsonata_function" in value;
}

/** Of several things that are wrong, either may be found first: the interpreter looks at all operands at once. */
function isSame(answer: string, wanted: string): boolean {
  return answer === wanted || (wanted.startsWith("error ") && /^error [A-Z]\d/.test(answer));
}
