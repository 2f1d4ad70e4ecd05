import { StatesError } from "../../runtime/errors.js";
import type { Context } from "../../runtime/types.js";
import type { Json } from "../types.js";
import type { Evaluation, Test } from "./evaluate.js";
import { follow } from "./follow.js";
import { passing, receiving } from "./isolate.js";
import type { Fields } from "./subject.js";
import type { InspectionData } from "./types.js";

/**
 * The values that the JSONPath fields make between input and output, as far as they can be computed. Generated code has none
 * of them in its hands: each is the output of a smaller state with the same fields. Which of them the service shows for
 * which Type is as recorded.
 */
export async function dataFlow(test: Test, { result }: Evaluation): Promise<InspectionData> {
  const { language, type } = test.subject;
  if (language !== "JSONPath") return {};
  if (type === "Pass") return passFlow(test);
  const before =
    type === "Parallel" ? {} : await shown("afterInputPath", passed(test, ["InputPath"]));
  return result === undefined ? before : { ...before, ...(await resultFlow(test, result.value)) };
}

async function passFlow(test: Test): Promise<InspectionData> {
  const { state } = test.subject;
  const output = await shown(
    "afterResultPath",
    passed(test, ["InputPath", "Parameters", "Result", "ResultPath"]),
  );
  if (Object.hasOwn(state, "Result")) {
    const result = state["Result"] as Json;
    return { result, afterResultSelector: result, ...output };
  }
  const parameters = passed(test, ["InputPath", "Parameters"]);
  return {
    ...(await shown("afterInputPath", passed(test, ["InputPath"]))),
    ...(await shown("afterParameters", parameters)),
    ...(await shown("afterResultSelector", parameters)),
    ...output,
  };
}

async function resultFlow(test: Test, result: unknown): Promise<InspectionData> {
  const of = (fields: readonly string[]) => received(test, fields, result);
  return {
    ...(await shown("afterResultSelector", of(["ResultSelector"]))),
    ...(await shown("afterResultPath", of(["ResultSelector", "ResultPath"]))),
  };
}

/** A value, or nothing where a field of the state has failed. */
type Computed = Promise<{ readonly value: unknown } | undefined>;

async function shown(field: keyof InspectionData, computed: Computed): Promise<InspectionData> {
  const found = await computed;
  // Generated code makes JSON of JSON.
  return found === undefined ? {} : { [field]: found.value as Json };
}

/** The output of a Pass with these fields of the state. */
async function passed(test: Test, fields: readonly string[]): Computed {
  const machine = await passing(picked(test.subject.state, fields));
  const $$ = test.$$.fresh();
  const went = follow(() => machine.StartAt(test.input, $$), $$, test.subject.name);
  return went.kind === "on" ? { value: went.output } : undefined;
}

/** The output of a Task with these fields of the state, when it has its result. */
async function received(test: Test, fields: readonly string[], result: unknown): Computed {
  const machine = await receiving(picked(test.subject.state, fields));
  const task = Object.values(machine.Tasks())[0] as Erased | undefined;
  if (task?.End === undefined) return { value: result };
  try {
    return { value: task.End(test.input, result, test.$$.fresh()) };
  } catch (error) {
    if (error instanceof StatesError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function picked(state: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(state).filter(([field]) => fields.includes(field)));
}

/** The Task is generic in its data, which nobody knows here. */
interface Erased {
  End?($: unknown, result: unknown, $$: Context): unknown;
}
