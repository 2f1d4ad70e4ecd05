import { checkCausedBy, mocked } from "./test-state/call.js";
import { contextObject, givenContext } from "./test-state/context-object.js";
import { TestContext } from "./test-state/context.js";
import { definitionOf } from "./test-state/definition.js";
import { evaluate, type Evaluation, type Test } from "./test-state/evaluate.js";
import { dataFlow } from "./test-state/inspect.js";
import { isolate } from "./test-state/isolate.js";
import { outcome } from "./test-state/outcome.js";
import { subjectOf } from "./test-state/subject.js";
import type {
  ErrorDetails,
  InspectionData,
  TestStateOptions,
  TestStateResult,
} from "./test-state/types.js";
import type { Json } from "./types.js";

/**
 * Runs one state, as AWS's TestState API does, on this computer: a state's definition, or a machine's with `stateName`. What
 * a Task, Parallel or Map does is mocked; a Task may also be done by `tasks`. A Wait takes no time.
 *
 * Rejects with TestStateError, in the service's words, when definition and options are not what the service takes, and with
 * an Error when nobody does a Task.
 */
export async function testState(
  definition: string | object,
  options: TestStateOptions = {},
): Promise<TestStateResult> {
  const { stateName, input = {}, variables = {}, context, stateConfiguration } = options;
  const subject = subjectOf(await definitionOf(definition, stateName), stateName);
  const mock = mocked(subject, options);
  if (stateConfiguration?.errorCausedByState !== undefined)
    checkCausedBy(subject, stateConfiguration.errorCausedByState);
  const fields =
    context === undefined
      ? contextObject(subject, input, options.now ?? new Date())
      : givenContext(context, subject);

  const noted: { -readonly [Field in keyof InspectionData]: unknown } = {};
  const test: Test = {
    subject,
    machine: await isolate(subject, Object.keys(variables)),
    $$: new TestContext(fields, {
      tested: subject.name,
      variables,
      random: options.random ?? Math.random,
      now: () => (options.now ?? new Date()).getTime(),
    }),
    input,
    mocked: mock,
    options,
    note: (field, value) => {
      noted[field] = value;
    },
  };
  const evaluation = await evaluate(test);
  const { result, errorDetails } = outcome(test, evaluation);
  if ((options.inspectionLevel ?? "INFO") === "INFO") return asJson(result);
  const inspectionData = await inspection(test, evaluation, errorDetails);
  // What was noted are JSON values, and each is the field's own.
  return asJson({ ...result, inspectionData: { ...inspectionData, ...(noted as InspectionData) } });
}

/** The service answers in JSON text: nothing in it is shared, and what is undefined is not there. */
function asJson(result: TestStateResult): TestStateResult {
  return JSON.parse(JSON.stringify(result)) as TestStateResult;
}

async function inspection(
  test: Test,
  evaluation: Evaluation,
  errorDetails: ErrorDetails | undefined,
): Promise<InspectionData> {
  const variables = test.$$.variablesAfter;
  return {
    // The state's input is the caller's JSON.
    input: test.input as Json,
    ...(await dataFlow(test, evaluation)),
    ...(Object.keys(variables).length > 0 && { variables: variables as Json }),
    ...(errorDetails && { errorDetails }),
  };
}
