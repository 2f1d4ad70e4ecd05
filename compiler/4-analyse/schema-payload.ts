import type { Machine } from "../3-lower/machine.js";
import type { AllDescribed } from "./schema-described.js";
import type { SchemaFile } from "./schema-file.js";
import type { SchemaReport } from "./schema-report.js";
import { machineStates } from "./states.js";
import { isLambdaInvoke } from "./task-function.js";

/** What Lambda's Invoke API gives around what the function gives. */
const answer: ReadonlySet<string> = new Set(
  "ExecutedVersion FunctionError LogResult Payload SdkHttpMetadata SdkResponseMetadata StatusCode".split(
    " ",
  ),
);

/** Reports schemas of results of `lambda:invoke` that require what can only be in the Payload. */
export function reportWithoutPayload(
  { results }: SchemaFile,
  machine: Machine,
  described: AllDescribed,
  report: SchemaReport,
): void {
  const told = new Set<string>();
  for (const state of machineStates(machine)) {
    const entry = results.get(state.name);
    if (state.type !== "Task" || !entry || !isLambdaInvoke(state)) continue;
    const shape = described.results.get(state.name)?.shape;
    if (shape?.kind !== "object" || told.has(entry.pointer)) continue;
    const [strange] =
      [...shape.fields].find(([name, { optional }]) => !optional && !answer.has(name)) ?? [];
    if (strange === undefined) continue;
    told.add(entry.pointer);
    report.ofKey(entry.pointer, {
      code: "schema-without-payload",
      message: `The result of "${state.name}" is Lambda's answer, which has what the function gives as "Payload", and no "${strange}".`,
      help: 'Write {"type": "object", "required": ["Payload"], "properties": {"Payload": …}}, with this schema in it.',
    });
  }
}
