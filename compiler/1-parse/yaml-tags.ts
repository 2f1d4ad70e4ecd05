import type { Node, Span } from "./document.js";

/** Where a short tag was written. */
export interface Tag {
  /** With its exclamation mark: `!Sub`. */
  readonly name: string;
  readonly path: string;
  readonly span: Span;
}

/** CloudFormation's functions that have a short tag (its user guide, "Intrinsic function reference"). */
const functions = new Set(
  (
    "And Base64 Cidr Contains EachMemberEquals EachMemberIn Equals FindInMap GetAZs GetAtt If ImportValue Join " +
    "Length Not Or RefAll Select Split Sub ToJsonString Transform ValueOf ValueOfAll"
  ).split(" "),
);

/** Is it one of CloudFormation's tags, such as `!Sub`? */
export function isShortTag(tag: string): boolean {
  const name = tag.slice(1);
  return tag.startsWith("!") && (name === "Ref" || name === "Condition" || functions.has(name));
}

/**
 * The long form of a value under a short tag, as CloudFormation defines it: `!Ref A` is `{ "Ref": "A" }`,
 * `!GetAtt A.Arn` is `{ "Fn::GetAtt": ["A", "Arn"] }`. `span` is the tag's own.
 */
export function longForm(tag: string, value: Node, span: Span): Node {
  const name = tag.slice(1);
  const key = functions.has(name) ? `Fn::${name}` : name;
  const argument = name === "GetAtt" ? attribute(value) : value;
  return {
    kind: "object",
    members: [{ key, keySpan: span, value: argument }],
    span: { start: span.start, end: value.span.end },
  };
}

/** `A.Nested.Arn` is the resource and its attribute, cut at the first dot. */
function attribute(node: Node): Node {
  if (node.kind !== "string" || !node.value.includes(".")) return node;
  const dot = node.value.indexOf(".");
  const items = [node.value.slice(0, dot), node.value.slice(dot + 1)];
  return {
    kind: "array",
    items: items.map((value) => ({ kind: "string", value, span: node.span })),
    span: node.span,
  };
}
