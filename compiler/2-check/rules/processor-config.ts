import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Rule } from "./rule.js";

/** A processor in distributed mode says which kind of workflow each item is (AWS, "ProcessorConfig"). */
export const processorConfig: Rule = ({ scopes }, diagnostics) => {
  for (const { kind, node, path } of scopes) {
    if (kind !== "processor") continue;
    const config = member(node, "ProcessorConfig");
    const mode = member(config?.value, "Mode")?.value;
    if (!config || mode?.kind !== "string" || mode.value !== "DISTRIBUTED") continue;
    if (member(config.value, "ExecutionType")) continue;
    diagnostics.report("missing-field", {
      path: pointer(path, "ProcessorConfig"),
      span: config.keySpan,
      message: 'ProcessorConfig with the Mode "DISTRIBUTED" needs "ExecutionType".',
      help: 'Add "ExecutionType": "STANDARD" or "EXPRESS".',
    });
  }
};
