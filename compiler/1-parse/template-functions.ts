import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Document, Member, Node, Span } from "./document.js";
import {
  constantText,
  joinTexts,
  mappedSpan,
  sliceText,
  stringText,
  type MappedText,
} from "./mapped-text.js";
import { toJson, valueAt } from "./value.js";

/** A template, and where to say what cannot be evaluated. */
export interface Template {
  readonly document: Document;
  readonly diagnostics: Diagnostics;
}

/** A call of a CloudFormation function: `{ "Ref": … }` or `{ "Fn::…": … }`, without the `Fn::`. */
interface Call {
  readonly name: string;
  readonly argument: Node;
  readonly span: Span;
}

/**
 * A value of a template with its functions evaluated, as far as that is possible without deploying. What refers to a
 * resource or parameter becomes a placeholder: `!Ref A` is `${A}`, `!GetAtt A.Arn` is `${A.Arn}`. `undefined` is
 * AWS::NoValue, which removes the field or item that it stands for.
 */
export function evaluate(node: Node, template: Template): Node | undefined {
  const call = callOf(node);
  if (call) return evaluateCall(call, template);
  if (node.kind === "array") {
    const items = node.items.flatMap((item) => evaluate(item, template) ?? []);
    return { ...node, items };
  }
  if (node.kind !== "object") return node;
  const members = node.members.flatMap((one): readonly Member[] => {
    const value = evaluate(one.value, template);
    return value ? [{ ...one, value }] : [];
  });
  return { ...node, members };
}

/** The same as a text, with the places of its parts in the template. `undefined` for what is no text. */
export function evaluateText(node: Node, template: Template): MappedText | undefined {
  const call = callOf(node);
  switch (call?.name) {
    case "Join":
      return joined(call, template);
    case "Sub":
      return substitutedText(call, template);
  }
  const value = evaluate(node, template);
  if (value?.kind === "string") return stringText(value, template.document.source.text);
  return value?.kind === "number" || value?.kind === "boolean"
    ? constantText(String(value.value), value.span)
    : undefined;
}

/** The function call that a node is; CloudFormation takes every object of one such key for one. */
export function callOf(node: Node): Call | undefined {
  const [only, second] = node.kind === "object" ? node.members : [];
  if (only === undefined || second !== undefined) return undefined;
  if (only.key !== "Ref" && !only.key.startsWith("Fn::")) return undefined;
  if (only.key === "Ref" && only.value.kind !== "string") return undefined;
  return { name: only.key.replace(/^Fn::/, ""), argument: only.value, span: node.span };
}

function evaluateCall(call: Call, template: Template): Node | undefined {
  const { name, argument, span } = call;
  switch (name) {
    case "Ref":
      if (argument.kind !== "string") return unresolved(call, template);
      return argument.value === "AWS::NoValue" ? undefined : placeholderNode(argument.value, span);
    case "GetAtt":
      return placeholderNode(attributeName(argument, template) ?? "GetAtt", span);
    case "Sub":
    case "Join": {
      const text = evaluateText({ kind: "object", members: [memberOf(call)], span }, template);
      if (text === undefined) return unresolved(call, template);
      const written = argument.kind === "string" ? argument.span : span;
      return { kind: "string", value: text.text, span: written };
    }
    case "Select":
      return selected(call, template);
    case "Split":
      return split(call, template) ?? unresolved(call, template);
    case "FindInMap":
      return found(call, template);
    case "ImportValue": {
      const text = evaluateText(argument, template)?.text;
      return text === undefined
        ? unresolved(call, template)
        : placeholderNode(plainName(text), span);
    }
    case "ToJsonString": {
      const value = evaluate(argument, template);
      return value && { kind: "string", value: JSON.stringify(toJson(value)), span };
    }
    case "If":
      return chosen(call, template);
    default:
      return unresolved(call, template);
  }
}

function memberOf({ name, argument, span }: Call): Member {
  return { key: `Fn::${name}`, keySpan: span, value: argument };
}

function placeholderNode(name: string, span: Span): Node {
  return { kind: "string", value: "${" + name + "}", span };
}

function attributeName(argument: Node, template: Template): string | undefined {
  if (argument.kind === "string") return argument.value;
  if (argument.kind !== "array") return undefined;
  const parts = argument.items.map((item) => evaluateText(item, template)?.text);
  return parts.some((part) => part === undefined) ? undefined : parts.map(bare).join(".");
}

/** `Fn::Join: [separator, [texts]]` */
function joined({ argument }: Call, template: Template): MappedText | undefined {
  const [separator, list] = argument.kind === "array" ? argument.items : [];
  const evaluated = list && callOf(list) ? evaluate(list, template) : list;
  if (separator?.kind !== "string" || evaluated?.kind !== "array") return undefined;
  const parts = evaluated.items.flatMap((item) => evaluateText(item, template) ?? []);
  if (parts.length < evaluated.items.length) return undefined;
  const between = (next: MappedText): MappedText => {
    const start = next.places[0]?.start ?? separator.span.start;
    return constantText(separator.value, { start, end: start });
  };
  return joinTexts(parts.flatMap((part, index) => (index === 0 ? [part] : [between(part), part])));
}

/** `Fn::Sub: text` and `Fn::Sub: [text, values]`; of `${!Name}` the text `${Name}` remains. */
function substitutedText({ argument }: Call, template: Template): MappedText | undefined {
  const [first, values] = argument.kind === "array" ? argument.items : [argument];
  if (first?.kind !== "string") return undefined;
  const whole = stringText(first, template.document.source.text);
  const parts: MappedText[] = [];
  let end = 0;
  for (const match of whole.text.matchAll(/\$\{(!?)([^{}]*)\}/g)) {
    const [written, escaped, name = ""] = match;
    const value = escaped ? undefined : valueAt(values, name.trim());
    const text = value && evaluateText(value, template)?.text;
    if (!escaped && text === undefined) continue;
    parts.push(sliceText(whole, end, match.index));
    end = match.index + written.length;
    const place = mappedSpan(whole, { start: match.index, end });
    parts.push(constantText(text ?? "${" + name + "}", place));
  }
  return joinTexts([...parts, sliceText(whole, end)]);
}

function selected(call: Call, template: Template): Node | undefined {
  const [at, list] = call.argument.kind === "array" ? call.argument.items : [];
  const items = list && evaluate(list, template);
  const index = at && Number(evaluateText(at, template)?.text);
  const item = items?.kind === "array" && index !== undefined ? items.items[index] : undefined;
  return item ?? unresolved(call, template);
}

/** `Fn::Split: [separator, text]`, of a text that is known. */
function split({ argument, span }: Call, template: Template): Node | undefined {
  const [separator, text] = argument.kind === "array" ? argument.items : [];
  const known = text && evaluateText(text, template)?.text;
  if (separator?.kind !== "string" || known === undefined || known.includes("${")) return undefined;
  const items = known
    .split(separator.value)
    .map((value): Node => ({ kind: "string", value, span }));
  return { kind: "array", items, span };
}

/** `Fn::FindInMap: [map, key, key]`, of keys that are known. */
function found(call: Call, template: Template): Node | undefined {
  const keys = call.argument.kind === "array" ? call.argument.items.slice(0, 3) : [];
  const texts = keys.map((key) => evaluateText(key, template)?.text ?? "");
  const value = valueAt(template.document.root, "Mappings", ...texts);
  if (texts.length === 3 && value) return evaluate(value, template);
  return unresolved(call, template);
}

/** `Fn::If: [condition, then, else]`, decided when the template is deployed, unless both are the same. */
function chosen(call: Call, template: Template): Node | undefined {
  const [, yes, no] = call.argument.kind === "array" ? call.argument.items : [];
  const one = yes && evaluate(yes, template);
  const other = no && evaluate(no, template);
  const same = one && other && JSON.stringify(toJson(one)) === JSON.stringify(toJson(other));
  return same ? one : unresolved(call, template);
}

/** A placeholder named after the function and its first constant: `!If [IsProd, a, b]` is `${If.IsProd}`. */
function unresolved(call: Call, { diagnostics }: Template): Node {
  const { argument } = call;
  const [first] = argument.kind === "array" ? argument.items : [argument];
  const detail = first?.kind === "string" ? `.${plainName(first.value)}` : "";
  const name = `${call.name.replaceAll("::", ".")}${detail}`;
  // The value of this call is enough: those of the calls inside it are not needed.
  diagnostics.withdraw("unresolved-function", call.span);
  diagnostics.report("unresolved-function", {
    path: "",
    span: call.span,
    message: `Fn::${call.name} is evaluated when the template is deployed.`,
    help: `Give it a value: --define '${name}=…'.`,
  });
  return placeholderNode(name, call.span);
}

/** The text with nothing in it that cannot stand in a placeholder's name. */
function plainName(text: string): string {
  return bare(text)
    .replaceAll(/(?<!:):(?!:)/g, ".")
    .replaceAll(/[^\w.:-]+/g, "-");
}

const bare = (text = ""): string => text.replaceAll(/\$\{([^{}]*)\}/g, "$1");
