import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Node as YamlNode, Scalar, YAMLMap } from "yaml";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Document, Member, Node, Source, Span } from "./document.js";
import { maxDepth } from "./json.js";
import { pointer } from "./pointer.js";
import { isShortTag, longForm, type Tag } from "./yaml-tags.js";
import { reportYamlErrors } from "./yaml-errors.js";

/** A document that may have been written with CloudFormation's short tags, such as `!Sub`. */
export interface YamlDocument extends Document {
  readonly tags?: readonly Tag[];
}

/**
 * Reads YAML 1.2 (core schema) into the same tree as JSON. Duplicate keys are kept; anchors and merge keys are
 * resolved; CloudFormation's short tags become their long form: `!Sub x` is `{ "Fn::Sub": x }`. What JSON cannot say
 * is reported. The nodes of an alias are those of its anchor, spans included.
 */
export function parseYaml(source: Source, diagnostics: Diagnostics): YamlDocument | undefined {
  const state: State = {
    source,
    diagnostics,
    anchors: new Map(),
    sizes: new Map(),
    tags: [],
    expanded: 0,
    failed: false,
  };
  const parsed = parsedOrTooDeep(state);
  if (parsed === undefined) return undefined;
  if (parsed.errors.some(({ message }) => message.startsWith("Maximum call stack"))) {
    return tooDeep(state, "", { start: 0, end: 0 });
  }
  if (reportYamlErrors(parsed.errors, state.source, diagnostics)) return undefined;
  if (parsed.contents === null) {
    const span = { start: source.text.length, end: source.text.length };
    fail(state, "", span, "The text is empty.", "Type a definition: StartAt: … and States: …");
    return undefined;
  }
  const root = nodeOf(parsed.contents, "", state, 0);
  return state.failed || root === undefined ? undefined : { source, root, tags: state.tags };
}

/** Reports the short tags of a document that is no template, and says whether there are any. */
export function reportTags({ tags = [] }: YamlDocument, diagnostics: Diagnostics): boolean {
  for (const { name, path, span } of tags) {
    diagnostics.report("json-syntax", {
      path,
      span,
      message: `The tag ${name} has a meaning in a template only.`,
      help: 'Type a placeholder, "${Name}", and give its value in DefinitionSubstitutions.',
    });
  }
  return tags.length > 0;
}

interface State {
  readonly source: Source;
  readonly diagnostics: Diagnostics;
  /** What each anchor stands for at this point of the text; `undefined` while it is being read. */
  readonly anchors: Map<string, Node | undefined>;
  /** How many nodes a tree has that an alias may repeat. */
  readonly sizes: Map<Node, number>;
  readonly tags: Tag[];
  /** How many nodes aliases have added so far. */
  expanded: number;
  failed: boolean;
}

/** What aliases may add: far above what a person writes, far below what a chain of aliases of aliases makes. */
const maxExpanded = 50_000;

function parsedOrTooDeep(state: State): ReturnType<typeof parseDocument> | undefined {
  const { text } = state.source;
  try {
    return parseDocument(text, {
      version: "1.2",
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      // Not "silent", which would hide that there is a second document.
      logLevel: "error",
    });
  } catch (error) {
    // The parser is recursive: text nested beyond all measure overflows the stack.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(state, "", { start: 0, end: 0 });
  }
}

function fail(state: State, path: string, span: Span, message: string, help: string): undefined {
  state.diagnostics.report("json-syntax", { path, span, message, help });
  state.failed = true;
}

function tooDeep(state: State, path: string, span: Span): undefined {
  const message = `Values lie in each other more than ${maxDepth} levels deep.`;
  state.diagnostics.report("too-deeply-nested", { path, span, message, help: "Nest less deeply." });
  state.failed = true;
}

function nodeOf(node: YamlNode, path: string, state: State, depth: number): Node | undefined {
  const span = spanOf(node, state);
  if (depth >= maxDepth && !isScalar(node)) {
    return state.failed ? undefined : tooDeep(state, path, span);
  }
  if (isAlias(node)) return aliased(node.source, path, span, state);
  const tag = tagOf(node, span, state);
  if (tag && !isShortTag(tag.name)) {
    return fail(state, path, tag.span, `The tag ${tag.name} is unknown.`, "Remove the tag.");
  }
  const anchor = node.anchor;
  if (anchor !== undefined) state.anchors.set(anchor, undefined);
  const plain = untagged(node, path, span, state, depth);
  if (plain === undefined) return undefined;
  const size = sizeOf(plain, state);
  const result = tag ? longForm(tag.name, plain, tag.span) : plain;
  if (tag) state.tags.push({ ...tag, path });
  state.sizes.set(result, tag ? size + 1 : size);
  if (anchor !== undefined) state.anchors.set(anchor, result);
  return result;
}

function aliased(name: string, path: string, span: Span, state: State): Node | undefined {
  const target = state.anchors.get(name);
  if (target === undefined) {
    const message = state.anchors.has(name)
      ? `The alias *${name} stands inside what it repeats.`
      : `No anchor is called "${name}" before this alias.`;
    return state.failed ? undefined : fail(state, path, span, message, "Write the value out.");
  }
  state.expanded += state.sizes.get(target) ?? 1;
  if (state.expanded > maxExpanded) {
    const message = `Aliases repeat more than ${maxExpanded} values.`;
    return state.failed ? undefined : fail(state, path, span, message, "Repeat less.");
  }
  return target;
}

/** The number of nodes of a tree, once those below it are known. */
function sizeOf(node: Node, { sizes }: State): number {
  const inner =
    node.kind === "object"
      ? node.members.map(({ value }) => value)
      : node.kind === "array"
        ? node.items
        : [];
  return inner.reduce((sum, one) => sum + (sizes.get(one) ?? 1), 1);
}

function untagged(
  node: YamlNode,
  path: string,
  span: Span,
  state: State,
  depth: number,
): Node | undefined {
  if (isMap(node)) {
    return {
      kind: "object",
      members: membersOf(node as YAMLMap<YamlNode, YamlNode | null>, path, state, depth),
      span,
    };
  }
  if (isSeq(node)) {
    const items = node.items.flatMap((item, index) => {
      // A parsed sequence holds nodes; pairs are in it only under tags that the core schema does not have.
      const one = nodeOf(item as YamlNode, pointer(path, index), state, depth + 1);
      return one ? [one] : [];
    });
    return { kind: "array", items, span };
  }
  return isScalar(node) ? scalar(node, path, span, state) : undefined;
}

function scalar(node: Scalar, path: string, span: Span, state: State): Node | undefined {
  const { value } = node;
  if (value === null || value === undefined) return { kind: "null", value: null, span };
  if (typeof value === "string") return { kind: "string", value, span };
  if (typeof value === "boolean") return { kind: "boolean", value, span };
  if (typeof value === "number" && Number.isFinite(value)) return { kind: "number", value, span };
  const text = node.source ?? String(value);
  return fail(state, path, span, `JSON has no form of ${text}.`, "Type a number, null or a text.");
}

/** The members of a mapping; those that a merge key `<<` brings stand in its place, unless the mapping has them itself. */
function membersOf(
  map: YAMLMap<YamlNode, YamlNode | null>,
  path: string,
  state: State,
  depth: number,
): readonly Member[] {
  const members: (Member | { readonly merged: readonly Member[] })[] = [];
  for (const { key, value } of map.items) {
    const keySpan = spanOf(key, state);
    const name = keyText(key, path, keySpan, state);
    if (name === undefined) continue;
    const at = pointer(path, name);
    // An absent value, `Key:` at the end of the text, is null.
    const empty: Node = {
      kind: "null",
      value: null,
      span: { start: keySpan.end, end: keySpan.end },
    };
    const inner = value === null ? empty : nodeOf(value, at, state, depth + 1);
    if (inner === undefined) continue;
    const isMerge = name === "<<" && isScalar(key) && (key.type ?? "PLAIN") === "PLAIN";
    if (isMerge) members.push({ merged: mergedMembers(inner, at, state) });
    else members.push({ key: name, keySpan, value: inner });
  }
  const own = new Set(members.flatMap((one) => ("merged" in one ? [] : [one.key])));
  return members.flatMap((one) => {
    if (!("merged" in one)) return [one];
    const fresh = one.merged.filter(({ key }) => !own.has(key));
    for (const { key } of fresh) own.add(key);
    return fresh;
  });
}

/** What `<<: *a` or `<<: [*a, *b]` brings; of two with one key the first. */
function mergedMembers(node: Node, path: string, state: State): readonly Member[] {
  const sources = node.kind === "array" ? node.items : [node];
  const members = new Map<string, Member>();
  for (const one of sources) {
    if (one.kind !== "object") {
      fail(state, path, one.span, 'What "<<" merges is no mapping.', "Type an alias of a mapping.");
      continue;
    }
    for (const inner of one.members) if (!members.has(inner.key)) members.set(inner.key, inner);
  }
  return [...members.values()];
}

/** A key as JSON has it: `1` and `true` are the texts of themselves. */
function keyText(key: YamlNode, path: string, span: Span, state: State): string | undefined {
  if (isAlias(key)) {
    const node = aliased(key.source, path, span, state);
    if (node === undefined || node.kind === "string") return node?.value;
  }
  if (!isScalar(key) || tagOf(key, span, state)) {
    return fail(state, path, span, "A key is no text.", "Type the key as a text.");
  }
  const text = typeof key.value === "string" ? key.value : (key.source ?? String(key.value ?? ""));
  if (key.anchor !== undefined) {
    state.anchors.set(key.anchor, { kind: "string", value: text, span });
  }
  return text;
}

/** The tag of a node, as written; none for the tags that the core schema has. */
function tagOf(
  { tag }: YamlNode,
  { start }: Span,
  { source }: State,
): Omit<Tag, "path"> | undefined {
  if (tag === undefined || standardTags.has(tag)) return undefined;
  const name = tag.replace("tag:yaml.org,2002:", "!!");
  const at = Math.max(0, source.text.lastIndexOf(name, start));
  return { name, span: { start: at, end: at + name.length } };
}

const standardTags = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

/** Where a node is written, without the blanks and line breaks that YAML counts to a block's end. */
function spanOf(node: YamlNode, { source: { text } }: State): Span {
  const [start, end] = node.range ?? [0, 0];
  const written = text.slice(start, end);
  return { start, end: start + written.trimEnd().length };
}
