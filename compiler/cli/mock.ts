import type { Json } from "../1-parse/document.js";
import type { ScriptedResult } from "../../local/types.js";
import { MockConfigError, mockConfig } from "../../local/mock-config.js";
import type { Io } from "./io.js";
import { isRecord, parseJson, readText } from "./read.js";
import { UsageError } from "./usage-error.js";

/** Scripted results by state name: one for each attempt, the last repeats. */
export type Mock = Readonly<Record<string, ScriptedResult[]>>;

/**
 * Reads what `--mock` names: AWS Step Functions Local's mock configuration with a test case, `file.json#TestCase`, or
 * a record of scripted results by state name. Throws UsageError.
 */
export async function readMock(named: string, io: Io): Promise<Mock> {
  const [, file = named, testCase] = /^(.*?\.json|[^#]+)#(.+)$/i.exec(named) ?? [];
  const text = await readText(file, io);
  const value = parseJson(text, `"${file}"`);
  if (!isRecord(value)) throw new UsageError(`"${file}" holds no object.`);
  if ("StateMachines" in value) return testCaseOf({ file, text, value }, testCase);
  if (testCase === undefined) return recordOf(value, file);
  throw new UsageError(`"${file}" has no test cases: no "StateMachines" is in it.`);
}

function testCaseOf(
  {
    file,
    text,
    value,
  }: {
    readonly file: string;
    readonly text: string;
    readonly value: { readonly [key: string]: Json };
  },
  testCase: string | undefined,
): Mock {
  if (testCase === undefined) {
    const example = testCasesIn(value)[0] ?? "TestCase";
    throw new UsageError(
      `"${file}" has test cases; name one of them.`,
      `Such as: --mock "${file}#${example}"`,
    );
  }
  try {
    return mockConfig(text, testCase);
  } catch (error) {
    if (error instanceof MockConfigError) throw new UsageError(`"${file}": ${error.message}`);
    throw error;
  }
}

function testCasesIn({ StateMachines }: { readonly [key: string]: Json }): readonly string[] {
  if (!isRecord(StateMachines)) return [];
  return Object.values(StateMachines).flatMap((machine) =>
    isRecord(machine) && isRecord(machine["TestCases"]) ? Object.keys(machine["TestCases"]) : [],
  );
}

function recordOf(value: { readonly [state: string]: Json }, file: string): Mock {
  const entries = Object.entries(value).map(([state, results]) => {
    const all = Array.isArray(results) ? results : [results];
    if (all.length === 0)
      throw new UsageError(`"${file}" gives no result for the state "${state}".`);
    return [state, all.map((result: Json) => scripted(result, state, file))] as const;
  });
  return Object.fromEntries(entries);
}

function scripted(result: Json, state: string, file: string): ScriptedResult {
  const known = ["output", "error", "cause", "hang"];
  const keys = isRecord(result) ? Object.keys(result) : ["", ""];
  const mixed = keys.length > 1 && keys.some((key) => key === "output" || key === "hang");
  if (mixed || !keys.every((key) => known.includes(key)) || !textsAreTexts(result)) {
    throw new UsageError(
      `"${file}": a result of the state "${state}" is not understood.`,
      `Write {"output": …}, {"error": "Name", "cause": "text"} or {"hang": true}, or an array of them, one for each attempt.`,
    );
  }
  // Its keys and texts were checked above; an output is any JSON value.
  return result as unknown as ScriptedResult;
}

function textsAreTexts(result: Json): boolean {
  if (!isRecord(result)) return false;
  const { error = "", cause = "", hang = true } = result;
  return typeof error === "string" && typeof cause === "string" && hang === true;
}
