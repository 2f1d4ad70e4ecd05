import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean, oneOf } from "../diagnostics/suggest.js";
import type { Document, Json, Member, Node, Span } from "./document.js";
import { fromJson } from "./value.js";

/**
 * `${Name}` as SAM, CloudFormation, the CDK and Terraform write it: `${Token}`, `${A.Arn}`, `${AWS::Region}`,
 * `${module.x[0].arn}`. `${!Name}` is no placeholder: in Fn::Sub it stands for the text `${Name}`, which
 * template-functions.ts makes of it and which DefinitionSubstitutions may then replace, as when deploying; elsewhere
 * it has no meaning and stays. Nor is JSONata's `${"a": 1}`, whose colon is single.
 */
const name = /^(?!!)[\w.\-[\]()/* ]+(?:::[\w.\-[\]()/* ]+)*$/;
const placeholder = /\$\{([^{}\r\n]*)\}/g;

/** A text cut at its placeholders: text as it is, placeholders as their names. No part is an empty text. */
export function splitPlaceholders(text: string): readonly (string | { readonly name: string })[] {
  const parts: (string | { readonly name: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const inside = (match[1] ?? "").trim();
    if (!name.test(inside)) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ name: inside });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** The name of the placeholder that a text consists of, or `undefined` when it is more or something else. */
export function wholePlaceholder(text: string): string | undefined {
  const [first, ...rest] = splitPlaceholders(text);
  return typeof first === "object" && rest.length === 0 ? first.name : undefined;
}

/** The placeholders of a document by name, each with the span of the first string or key that holds it. */
export function placeholdersOf(document: Document): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  const note = (text: string, span: Span): void => {
    if (!text.includes("${")) return;
    for (const part of splitPlaceholders(text)) {
      if (typeof part === "object" && !found.has(part.name)) found.set(part.name, span);
    }
  };
  const visit = (node: Node): void => {
    if (node.kind === "string") note(node.value, node.span);
    else if (node.kind === "array") node.items.forEach(visit);
    else if (node.kind === "object") {
      for (const { key, keySpan, value } of node.members) {
        note(key, keySpan);
        visit(value);
      }
    }
  };
  visit(document.root);
  return found;
}

/**
 * Puts values in for placeholders, in strings and keys. A string that is one placeholder becomes the value itself,
 * be it a number, an object or an array; inside a longer text a value that is no string is written as JSON; in a
 * key only strings are put in. A placeholder in a value is replaced too, as CloudFormation does. What has no value
 * stays. The new parts keep the spans of the placeholders.
 *
 * With `diagnostics`, a value that nothing asks for is reported as `unused-definition`.
 */
export function substitute(
  document: Document,
  values: { readonly [name: string]: Json },
  diagnostics?: Diagnostics,
): Document {
  if (Object.keys(values).length === 0) return document;
  const used = new Set<string>();
  const root = substituted(document.root, { document, values, used });
  if (diagnostics) reportUnused(document, Object.keys(values), used, diagnostics);
  return { ...document, root };
}

interface Substitution {
  readonly document: Document;
  readonly values: { readonly [name: string]: Json };
  /** The names that have been asked for so far. */
  readonly used: Set<string>;
}

function substituted(node: Node, by: Substitution): Node {
  switch (node.kind) {
    case "object":
      return { ...node, members: node.members.map((one) => substitutedMember(one, by)) };
    case "array":
      return { ...node, items: node.items.map((item) => substituted(item, by)) };
    case "string": {
      if (!node.value.includes("${")) return node;
      const value = valueOf(node.value, by, []);
      const text = typeof value === "string" && value !== node.value && isBare(node, by);
      return fromJson(text ? asJson(value) : value, node.span);
    }
    default:
      return node;
  }
}

function substitutedMember(one: Member, by: Substitution): Member {
  const value = substituted(one.value, by);
  return { ...one, key: one.key.includes("${") ? keyOf(one.key, by) : one.key, value };
}

/** What a text becomes. `inside` are the names whose values are being written, so that no value contains itself. */
function valueOf(text: string, by: Substitution, inside: readonly string[]): Json {
  const parts = splitPlaceholders(text).map((part): Json => {
    if (typeof part === "string") return part;
    const value = lookUp(part.name, by);
    if (value === undefined || inside.includes(part.name)) return "${" + part.name + "}";
    return typeof value === "string" ? valueOf(value, by, [...inside, part.name]) : value;
  });
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join("");
}

function keyOf(key: string, by: Substitution): string {
  return splitPlaceholders(key)
    .map((part) => {
      if (typeof part === "string") return part;
      const value = lookUp(part.name, by);
      return typeof value === "string"
        ? String(valueOf(value, by, [part.name]))
        : "${" + part.name + "}";
    })
    .join("");
}

function lookUp(name: string, { values, used }: Substitution): Json | undefined {
  if (!Object.hasOwn(values, name)) return undefined;
  used.add(name);
  return values[name];
}

/** Was the string written without quotes in JSON text, `"Seconds": ${Delay}`, so that text put in is JSON text? */
function isBare({ span }: Node, { document: { source, root } }: Substitution): boolean {
  return source.text.charAt(span.start) === "$" && source.text.charAt(root.span.start) === "{";
}

function asJson(text: string): Json {
  try {
    // JSON.parse gives nothing but JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function reportUnused(
  document: Document,
  names: readonly string[],
  used: ReadonlySet<string>,
  diagnostics: Diagnostics,
): void {
  const free = [...placeholdersOf(document).keys()].filter((name) => !used.has(name));
  for (const name of names) {
    if (used.has(name)) continue;
    const listed =
      free.length === 0 ? undefined : `The placeholders without a value: ${oneOf(free)}.`;
    diagnostics.report("unused-definition", {
      path: "",
      message: `A value is given for "${name}", and the definition has no placeholder of that name.`,
      help: didYouMean(name, free) ?? listed,
    });
  }
}
