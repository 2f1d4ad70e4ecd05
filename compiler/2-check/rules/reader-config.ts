import type { Node } from "../../1-parse/document.js";
import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Rule } from "./rule.js";

/** The headers of a CSV file are named where they are said to be given, and there alone (AWS, "ItemReader"). */
export const readerConfig: Rule = ({ states }, diagnostics) => {
  for (const { node, path: base, type } of states) {
    if (type !== "Map") continue;
    const config = member(member(node, "ItemReader")?.value, "ReaderConfig");
    const path = pointer(base, "ItemReader", "ReaderConfig");
    const location = text(config?.value, "CSVHeaderLocation");
    const headers = member(config?.value, "CSVHeaders");
    if (config && location === "GIVEN" && !headers) {
      diagnostics.report("missing-field", {
        path,
        span: config.keySpan,
        message: 'ReaderConfig with the CSVHeaderLocation "GIVEN" needs "CSVHeaders".',
        help: 'Add "CSVHeaders": ["…"], or read them with the location "FIRST_ROW".',
      });
    } else if (headers && location === "FIRST_ROW") {
      diagnostics.report("exclusive-fields", {
        path: pointer(path, "CSVHeaders"),
        span: headers.keySpan,
        message:
          '"CSVHeaders" are given, and "CSVHeaderLocation" says that the first row has them.',
        help: 'Set "CSVHeaderLocation": "GIVEN", or remove "CSVHeaders".',
      });
    }
  }
};

function text(node: Node | undefined, field: string): string | undefined {
  const value = member(node, field)?.value;
  return value?.kind === "string" ? value.value : undefined;
}
