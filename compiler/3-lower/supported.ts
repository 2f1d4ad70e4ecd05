import type { Document, Member, Node } from "../1-parse/document.js";
import { splitPlaceholders, wholePlaceholder } from "../1-parse/placeholders.js";
import { pointer } from "../1-parse/pointer.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { parseIntrinsic } from "./intrinsic.js";
import { parsePath, parseReferencePath } from "./path.js";

/** Reports what passes the check because AWS may accept it, and still cannot be compiled as it stands. */
export function reportUnsupported({ root }: Document, diagnostics: Diagnostics): void {
  const open: Place[] = [{ node: root, path: "" }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, path } = at;
    if (node.kind === "array") open.push(...node.items.map((item, i) => ({ node: item, path: pointer(path, i) })));
    if (node.kind !== "object") continue;
    for (const member of node.members) {
      const inner: Place = { node: member.value, path: pointer(path, member.key) };
      if (isStateOrMachine(node)) reportLanguage(member, inner.path, diagnostics);
      reportPlaceholder(member, inner.path, diagnostics);
      // A constant: nothing in it is read.
      if (member.key !== "Result") open.push(inner);
    }
  }
}

interface Place {
  readonly node: Node;
  readonly path: string;
}

/** Data may well have a field of that name. */
function isStateOrMachine(node: Extract<Node, { kind: "object" }>): boolean {
  return node.members.some(({ key }) => key === "StartAt" || key === "Type");
}

function reportLanguage({ key, value }: Member, path: string, diagnostics: Diagnostics): void {
  if (key !== "QueryLanguage" || value.kind !== "string" || value.value !== "JSONata") return;
  diagnostics.report("unsupported-query-language", {
    path,
    span: value.span,
    message: "JSONata is not compiled yet.",
    help: "Use JSONPath, or only check this definition.",
  });
}

const structures = new Set(
  (
    "States Choices Branches Catch ErrorEquals And Or Not Assign ItemProcessor Iterator ProcessorConfig ItemReader " +
    "ReaderConfig ItemBatcher ResultWriter WriterConfig"
  ).split(" "),
);

function reportPlaceholder({ key, value }: Member, path: string, diagnostics: Diagnostics): void {
  if (value.kind !== "string") return;
  const { value: text } = value;
  const placeholder = splitPlaceholders(text).find((part) => typeof part === "object");
  if (!placeholder || isReadable(key, text)) return;
  diagnostics.report("placeholder-needs-value", {
    path,
    span: value.span,
    message: `${key} cannot be compiled while "${"${" + placeholder.name}}" has no value.`,
    help: `Give it one: --define ${placeholder.name}=…`,
  });
}

function isReadable(key: string, text: string): boolean {
  if (structures.has(key)) return wholePlaceholder(text) === undefined;
  if (key === "ResultPath") return parseReferencePath(text).ok;
  if (key === "Variable" || key.endsWith("Path")) return parsePath(text).ok || parseIntrinsic(text).ok;
  return !key.endsWith(".$") || parsePath(text).ok || parseIntrinsic(text).ok;
}
