import type { Document, Node } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";

/** Reports what AWS accepts and this version cannot compile: every place that asks for JSONata. */
export function reportUnsupported({ root }: Document, diagnostics: Diagnostics): void {
  const open: { readonly node: Node; readonly path: string }[] = [{ node: root, path: "" }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, path } = at;
    if (node.kind === "array") open.push(...node.items.map((item, i) => ({ node: item, path: pointer(path, i) })));
    if (node.kind !== "object") continue;
    for (const { key, value } of node.members) {
      const isJsonata = key === "QueryLanguage" && value.kind === "string" && value.value === "JSONata";
      if (isJsonata && isMachineOrState(node))
        diagnostics.report("unsupported-query-language", {
          path: pointer(path, key),
          span: value.span,
          message: "JSONata is not compiled yet.",
          help: "Use JSONPath, or only check this definition.",
        });
      open.push({ node: value, path: pointer(path, key) });
    }
  }
}

/** Data of a Pass may well have a field of that name. */
function isMachineOrState(node: Extract<Node, { kind: "object" }>): boolean {
  return node.members.some(({ key }) => key === "StartAt" || key === "Type");
}
