import type { Document, Member, Node } from "../1-parse/document.js";
import { splitPlaceholders, wholePlaceholder } from "../1-parse/placeholders.js";
import { pointer } from "../1-parse/pointer.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { parseIntrinsic } from "./intrinsic.js";
import { isJsonata } from "./jsonata-source.js";
import { parsePath, parseReferencePath } from "./path.js";

/** Reports what passes the check because AWS may accept it, and still cannot be compiled as it stands. */
export function reportUnsupported({ root }: Document, diagnostics: Diagnostics): void {
  const names = stateNames(root);
  const open: Place[] = [{ node: root, path: "", isTemplate: false }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, path, isTemplate } = at;
    if (node.kind === "array")
      open.push(
        ...node.items.map((item, i) => ({ node: item, path: pointer(path, i), isTemplate })),
      );
    if (node.kind !== "object") continue;
    for (const member of node.members) {
      const { key, value } = member;
      const inner = pointer(path, key);
      const isTarget = !isTemplate && (key === "StartAt" || key === "Next" || key === "Default");
      if (isTarget ? !names.has(textOf(value)) : !isReadable(member, isTemplate))
        reportPlaceholder(member, inner, diagnostics);
      if (!isTemplate) reportParts(member, inner, diagnostics);
      // A constant: nothing in it is read.
      if (key === "Result" && !isTemplate) continue;
      open.push({ node: value, path: inner, isTemplate: isTemplate || templates.has(key) });
    }
  }
}

interface Place {
  readonly node: Node;
  readonly path: string;
  /** Inside a payload template, whose keys are the user's own. */
  readonly isTemplate: boolean;
}

const lists = new Set("Choices Branches Catch Retry And Or".split(" "));

/** States and rules that are placeholders themselves. */
function reportParts({ key, value }: Member, path: string, diagnostics: Diagnostics): void {
  if (key === "States" && value.kind === "object")
    for (const state of value.members)
      reportPlaceholder(state, pointer(path, state.key), diagnostics);
  if (lists.has(key) && value.kind === "array")
    value.items.forEach((item, index) =>
      reportPlaceholder(
        { key, keySpan: item.span, value: item },
        pointer(path, index),
        diagnostics,
      ),
    );
}

/** The keys of every `States`, and more: a placeholder that is one of them needs no value. */
function stateNames(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === "array") open.push(...node.items);
    if (node.kind !== "object") continue;
    for (const { key, value } of node.members) {
      names.add(key);
      open.push(value);
    }
  }
  return names;
}

function textOf(node: Node): string {
  return node.kind === "string" ? node.value : "";
}

const templates = new Set(
  "Parameters ResultSelector ItemSelector BatchInput Assign Credentials Arguments Output Items".split(
    " ",
  ),
);
/** What decides how the module looks: a placeholder in it has to have its value. */
const structures = new Set(
  (
    "States Choices Branches Catch ErrorEquals And Or Not Assign ItemProcessor Iterator ProcessorConfig ItemReader " +
    "ReaderConfig ItemBatcher ResultWriter WriterConfig Type QueryLanguage Mode ExecutionType JitterStrategy End " +
    "Condition IsPresent IsNull IsString IsNumeric IsBoolean IsTimestamp"
  ).split(" "),
);
/** What is read as a number, a boolean or an array: a placeholder is all of it, or has its value. */
const wholes =
  /^(Numeric\w+|BooleanEquals|\w*Seconds|Max\w+|ToleratedFailure\w+|BackoffRate|Retry|Items|CSVHeaders)$/;

/** Whether the compiler can do without the value of a placeholder in this field. */
function isReadable({ key, value }: Member, isTemplate: boolean): boolean {
  if (value.kind !== "string") return true;
  const text = value.value;
  const isPath =
    key.endsWith(".$") || (!isTemplate && (key === "Variable" || key.endsWith("Path")));
  if (isPath && key === "ResultPath") return parseReferencePath(text).ok;
  if (isPath) return parsePath(text).ok || parseIntrinsic(text).ok;
  if (isTemplate || isJsonata(text)) return true;
  return !structures.has(key) && (!wholes.test(key) || wholePlaceholder(text) !== undefined);
}

function reportPlaceholder({ key, value }: Member, path: string, diagnostics: Diagnostics): void {
  const parts = value.kind === "string" ? splitPlaceholders(value.value) : [];
  const placeholder = parts.find((part) => typeof part === "object");
  if (!placeholder) return;
  diagnostics.report("placeholder-needs-value", {
    path,
    span: value.span,
    message: `"${key}" cannot be compiled while "${"${" + placeholder.name}}" has no value.`,
    help: `Give it one: --define ${placeholder.name}=…`,
  });
}
