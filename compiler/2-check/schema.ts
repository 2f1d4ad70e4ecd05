import type { Node, Span } from "../1-parse/document.js";
import { pointer, pointerSteps } from "../1-parse/pointer.js";
import { member, toJson } from "../1-parse/value.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean, suggest } from "../diagnostics/suggest.js";
import { wrongLanguage } from "./foreign.js";
import { hasPlaceholder, isJsonata } from "./placeholders.js";
import type { Schema } from "./schemas/index.js";
import { looksLikePath } from "./templates.js";
import { type Finding, findings } from "./validator.js";
import { aValue, listed, typeNames } from "./wording.js";

/** What is checked by a schema: a node, its JSON Pointer, and where a message about all of it points. */
export interface Subject {
  readonly node: Node;
  readonly path: string;
  readonly span: Span;
}

/** Checks the form of an object by its schema, and reports one diagnostic for each cause. */
export function checkForm(subject: Subject, schema: Schema, diagnostics: Diagnostics): void {
  const found = findings(schema, toJson(subject.node)).filter((finding) => !isOpen(finding));
  for (const instancePath of new Set(found.map((finding) => finding.instancePath))) {
    const ofValue = found.filter((finding) => finding.instancePath === instancePath);
    reportObject(locate(subject, instancePath), ofValue, diagnostics);
  }
}

/** A placeholder may become anything; a JSONata string may give anything where the field takes one. */
function isOpen({ data, keyword, params, parentSchema }: Finding): boolean {
  if (keyword === "additionalProperties")
    return hasPlaceholder(String(params["additionalProperty"]));
  if (typeof data !== "string") return false;
  return hasPlaceholder(data) || (parentSchema.expression === true && isJsonata(data));
}

/** All that is wrong with one value: of an object its fields, of another value its type or range. */
function reportObject(at: Subject, found: readonly Finding[], diagnostics: Diagnostics): void {
  const [first] = found;
  if (!first) return;
  const { foreign, meant } = reportExtraFields(at, found, diagnostics);
  // A foreign field that takes the place of a missing one is one mistake, and so is a misspelt one.
  if (!foreign) reportMissing(at, found, meant, diagnostics);
  for (const { keyword, params, parentSchema } of found) {
    if (
      keyword === "atMostOne" ||
      (keyword === "exactlyOne" && names(params["present"]).length > 1)
    )
      reportExclusive(at, names(params["present"]), parentSchema, diagnostics);
    else if (keyword in valueMessages) reportValue(at, keyword, parentSchema, diagnostics);
  }
}

/** Fields that the object does not have: of the other language, or of none. */
function reportExtraFields(at: Subject, found: readonly Finding[], diagnostics: Diagnostics) {
  const extra = found.filter(({ keyword }) => keyword === "additionalProperties");
  const schema = extra[0]?.parentSchema ?? {};
  const fields = extra.map(({ params }) => String(params["additionalProperty"]));
  const foreign = fields.filter((field) => schema.foreign?.includes(field));
  if (foreign.length > 0) {
    const [place] = foreign.map((field) => fieldOf(at, field));
    diagnostics.report("wrong-query-language", {
      path: place?.path ?? at.path,
      span: place?.span,
      ...wrongLanguage(foreign, schema),
    });
  }
  const known = Object.keys(schema.properties ?? {});
  const meant: string[] = [];
  for (const field of fields.filter((one) => !foreign.includes(one))) {
    const near = suggest(field, known);
    if (near !== undefined) meant.push(near);
    const { path, span } = fieldOf(at, field);
    diagnostics.report("unknown-field", {
      path,
      span,
      message: `${capital(schema.called ?? "this object")} has no field "${field}".`,
      help: near === undefined ? `Its fields are ${listed(known)}.` : `Did you mean "${near}"?`,
    });
  }
  return { foreign: foreign.length > 0, meant };
}

function reportMissing(
  at: Subject,
  found: readonly Finding[],
  meant: readonly string[],
  diagnostics: Diagnostics,
): void {
  const groups = found.flatMap(({ keyword, params }) => {
    if (keyword === "required") return [[String(params["missingProperty"])]];
    const none = keyword === "atLeastOne" || keyword === "exactlyOne";
    return none && names(params["present"]).length === 0 ? [names(params["group"])] : [];
  });
  const missing = groups.filter((group) => !group.some((field) => meant.includes(field)));
  if (missing.length === 0) return;
  const called = found[0]?.parentSchema.called ?? "this object";
  const fields = missing.map((group) => group.map((field) => `"${field}"`).join(" or "));
  diagnostics.report("missing-field", {
    path: at.path,
    span: at.span,
    message: `${capital(called)} needs ${fields.join(", and ")}.`,
    help: `Add ${fields.join(", and ")}.`,
  });
}

function reportExclusive(
  at: Subject,
  present: readonly string[],
  { called = "This object" }: Schema,
  diagnostics: Diagnostics,
): void {
  const [first, ...others] = present.map((field) => fieldOf(at, field));
  const last = others.at(-1);
  if (!first || !last) return;
  diagnostics.report("exclusive-fields", {
    path: last.path,
    span: last.span,
    message: `${capital(called)} has only one of ${listed(present)}, and here are ${present.length}.`,
    help: `Keep one of them.`,
    related: [{ message: "The other one", path: first.path, span: first.span }],
  });
}

/** What is wrong with a value that is not about fields, by ajv's keyword. */
const valueMessages: {
  readonly [keyword: string]: (schema: Schema, node: Node) => string;
} = {
  type: ({ type, expression }, node) =>
    `is ${aValue(node)}, and takes ${typeNames(type)}${expression ? " or a JSONata string" : ""}`,
  enum: ({ enum: words = [] }) => `takes ${listed(words, "or")}`,
  minimum: ({ minimum }) => `is too small: the least is ${minimum}`,
  maximum: ({ maximum }) => `is too large: the most is ${maximum}`,
  minLength: () => "is empty",
  minItems: () => "is empty",
  minProperties: () => "is empty",
};

function reportValue(at: Subject, keyword: string, schema: Schema, diagnostics: Diagnostics): void {
  const text = at.node.kind === "string" ? at.node.value : "";
  const field = pointerSteps(at.path).at(-1);
  const name = field === undefined ? "The definition" : `"${field}"`;
  if (keyword === "type" && schema.place === "constant" && isJsonata(text)) {
    diagnostics.report("wrong-query-language", {
      path: at.path,
      span: at.node.span,
      message: `${name} is a JSONata string, and the state's query language is JSONPath.`,
      help: 'Set "QueryLanguage": "JSONata" on the state.',
    });
    return;
  }
  diagnostics.report(keyword === "type" ? "wrong-type" : "out-of-range", {
    path: at.path,
    span: at.node.span,
    message: `${name} ${valueMessages[keyword]?.(schema, at.node) ?? ""}.`,
    help: valueHelp(schema, { text, field }),
  });
}

function valueHelp(
  schema: Schema,
  { text, field }: { readonly text: string; readonly field: string | undefined },
): string | undefined {
  if (schema.place === "constant" && looksLikePath(text)) return `Use "${field}Path" for a path.`;
  if (schema.expression && text !== "") return `Write "{% ${text} %}" for an expression.`;
  return didYouMean(text, schema.enum ?? []);
}

/** The value at a JSON Pointer inside a subject; a message about it points at its key. */
function locate(subject: Subject, instancePath: string): Subject {
  return pointerSteps(instancePath).reduce<Subject>((at, step) => {
    if (at.node.kind === "array") {
      const node = at.node.items[Number(step)];
      return node ? { node, path: pointer(at.path, step), span: node.span } : at;
    }
    const found = member(at.node, step);
    if (!found) return at;
    return { node: found.value, path: pointer(at.path, step), span: found.keySpan };
  }, subject);
}

function fieldOf(at: Subject, field: string): { readonly path: string; readonly span: Span } {
  const path = pointer(at.path, field);
  return { path, span: member(at.node, field)?.keySpan ?? at.span };
}

// The keywords over groups give their fields as arrays of strings.
const names = (value: unknown): readonly string[] => value as readonly string[];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
