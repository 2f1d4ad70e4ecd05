import type { MapState, State, TaskState } from "../compiler/3-lower/machine.js";
import { parseResource } from "../runtime/aws/services/resource.js";
import { unsupported } from "../runtime/aws/services/unsupported.js";
import type { Finding } from "./finding.js";
import { constantField, pattern } from "./functions.js";

/** What a state asks for that heaviside cannot do on AWS. */
export function unsupportedFindings(state: State): readonly Finding[] {
  if (state.type === "Task") return ofTask(state);
  return state.type === "Map" ? ofReader(state) : [];
}

function ofTask({ name, resource }: TaskState): readonly Finding[] {
  const text = pattern(resource).replace(/^arn:\*:/, "arn:aws:");
  // Activities are told of apart; what is no integration of a service is a function, or a placeholder for one.
  if (!/^arn:[^:]+:states:::[^*]*$/.test(text)) return [];
  const why = unsupported(parseResource(text), text);
  if (why === undefined) return [];
  const [, what = why, help = ""] =
    /^heaviside (.*?): (.*)$/.exec(why.replace(/"arn:[^"]*"/, "it")) ?? [];
  return [
    {
      code: "unsupported-service",
      severity: "error",
      subject: name,
      message: `heaviside ${what}: its Resource is "${text}".`,
      help: `${help.slice(0, 1).toUpperCase()}${help.slice(1)}`,
    },
  ];
}

function ofReader({ name, distributed }: MapState): readonly Finding[] {
  const type = constantField(distributed?.itemReader?.config, "InputType");
  if (type?.kind !== "literal" || type.value !== "PARQUET") return [];
  return [
    {
      code: "unsupported-reader",
      severity: "error",
      subject: name,
      message: "Its ItemReader reads Parquet, which heaviside does not.",
      help: "Give its data as JSON, JSONL or CSV, or the items themselves from a Task that reads them.",
    },
  ];
}
