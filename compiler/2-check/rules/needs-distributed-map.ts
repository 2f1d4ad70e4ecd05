import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import { hasPlaceholder } from "../placeholders.js";
import { listed } from "../wording.js";
import type { Rule } from "./rule.js";

const fields = ["ItemReader", "ItemBatcher", "ResultWriter", "Label"];

/** A Map in inline mode has fields that only a distributed one uses (AWS, "Map state"). */
export const needsDistributedMap: Rule = ({ states }, diagnostics) => {
  for (const { node, path, type } of states) {
    if (type !== "Map") continue;
    const processor = member(node, "ItemProcessor") ?? member(node, "Iterator");
    const mode = member(member(processor?.value, "ProcessorConfig")?.value, "Mode")?.value;
    const isOpen = mode?.kind === "string" && hasPlaceholder(mode.value);
    if (!processor || isOpen || (mode?.kind === "string" && mode.value === "DISTRIBUTED")) continue;
    const used = fields.flatMap((field) => member(node, field) ?? []);
    const [first] = used;
    if (!first) continue;
    diagnostics.report("needs-distributed-map", {
      path: pointer(path, first.key),
      span: first.keySpan,
      message: `${listed(used.map(({ key }) => key))} ${used.length === 1 ? "belongs" : "belong"} to a distributed Map, and this one is inline.`,
      help: `Add "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" } to "${processor.key}".`,
    });
  }
};
