import { Document, isMap, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from "yaml";

import { visible } from "../compiler/5-emit/text.js";
import { merge, type Additions } from "./merge.js";
import { comment } from "./shared-resources.js";
import { constantOf, referenceOf, type Sub } from "./sub.js";
import { isSub, type Part, type Template, type Value } from "./template.js";

/** A template as YAML, with what a project adds. What comes from the definition is quoted; references are short tags. */
export function toYaml(template: Template, additions?: Additions): string {
  const root = tree(template);
  if (additions) merge(root, additions);
  for (const { key, value } of root.items) if (isMap(value)) key.spaceBefore = true;
  const document = new Document(root);
  document.commentBefore = commentText(template.comment);
  // What is left is in double quotes, which know these escapes.
  return visible(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

/** The sections of a template. */
export function tree({
  description,
  transform,
  globals,
  parameters,
  resources,
  outputs,
}: Template): YAMLMap<Scalar, Node> {
  const root = new YAMLMap<Scalar, Node>();
  const add = (key: string, value: Node) => root.add(new Pair(plain(key), value));
  add("AWSTemplateFormatVersion", quoted("2010-09-09"));
  if (transform !== undefined) add("Transform", plain(transform));
  add("Description", node(description));
  if (globals) add("Globals", node(globals));
  if (parameters.length > 0) add("Parameters", parts(parameters));
  add("Resources", parts(resources));
  if (outputs.length > 0) add("Outputs", parts(outputs));
  return root;
}

function parts(all: readonly Part[]): Node {
  const map = new YAMLMap<Scalar, Node>();
  for (const { id, comment: text, body } of all) {
    const key = plain(id);
    if (text !== undefined) key.commentBefore = commentText(text);
    key.spaceBefore = text !== undefined && map.items.length > 0;
    map.add(new Pair(key, node(body)));
  }
  return map;
}

/** One line, whatever is in it: YAML 1.1 knows more characters that end one. */
function commentText(text: string): string {
  return ` ${visible(text).replaceAll("\n", " ")}`;
}

function node(value: Value): Node {
  if (typeof value !== "object") return typeof value === "string" ? ours(value) : new Scalar(value);
  if (isSub(value)) return reference(value);
  if (Array.isArray(value)) return list(value);
  const map = new YAMLMap<Scalar, Node>();
  // TypeScript does not take readonly arrays out of a union.
  for (const [key, inner] of Object.entries(value as { readonly [key: string]: Value }))
    if (key === comment) map.commentBefore = commentText(String(inner));
    else map.add(new Pair(plain(key), node(inner)));
  return map;
}

function list(values: readonly Value[]): Node {
  const items = new YAMLSeq<Node>();
  for (const value of values) items.add(node(value));
  // Short lists of words stay on their line.
  const texts = items.items.map((item) =>
    isScalar(item) && !item.tag ? String(item.value) : undefined,
  );
  items.flow = texts.every((text) => text !== undefined) && texts.join("  ").length < 60;
  return items;
}

/** A text of ours: plain where YAML allows it. */
function ours(text: string): Scalar {
  return /^[A-Za-z][\w:.-]*$/.test(text) ? plain(text) : quoted(text);
}

function reference(sub: Sub): Scalar {
  const constant = constantOf(sub);
  if (constant !== undefined) return quoted(constant);
  const whole = referenceOf(sub);
  if (whole === undefined) return tagged("!Sub", quoted(sub.text));
  return whole.includes(".") ? tagged("!GetAtt", plain(whole)) : tagged("!Ref", ours(whole));
}

function tagged(tag: string, scalar: Scalar): Scalar {
  scalar.tag = tag;
  return scalar;
}

function quoted(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** CloudFormation reads YAML 1.1, in which a few more words are no text. */
function plain(text: string): Scalar<string> {
  return /^(y|n|yes|no|on|off)$/i.test(text) ? quoted(text) : new Scalar(text);
}
