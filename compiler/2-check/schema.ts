import type { Node, Span } from "../1-parse/document.js";
import { pointer, pointerSteps } from "../1-parse/pointer.js";
import { member, toJson } from "../1-parse/value.js";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import { suggest } from "../diagnostics/suggest.js";
import { example, outdated } from "./examples.js";
import { wrongLanguage } from "./foreign.js";
import { isJsonata } from "../3-lower/jsonata-source.js";
import { hasPlaceholder } from "./placeholders.js";
import type { Schema } from "./schemas/index.js";
import { type Finding, findings } from "./validator.js";
import { valueProblem } from "./value-problem.js";
import { capital, listed } from "./wording.js";

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
function isOpen({ data, keyword, field, parentSchema }: Finding): boolean {
  if (keyword === "additionalProperties") return hasPlaceholder(field ?? "");
  if (typeof data !== "string") return false;
  // Whatever a placeholder in it becomes, it stays an expression.
  if (isJsonata(data)) return parentSchema.expression === true;
  return hasPlaceholder(data);
}

/** All that is wrong with one value: of an object its fields, of another value its type or range. */
function reportObject(at: Subject, found: readonly Finding[], diagnostics: Diagnostics): void {
  const [first] = found;
  if (!first) return;
  const { foreign, meant } = reportExtraFields(at, found, diagnostics);
  // A foreign field that takes the place of a missing one is one mistake, and so is a misspelt one.
  if (!foreign) reportMissing(at, found, meant, diagnostics);
  for (const finding of found) {
    if (finding.present && finding.present.length > 1) reportExclusive(at, finding, diagnostics);
    else reportValue(at, finding, diagnostics);
  }
}

/** Fields that the object does not have: of the other language, or of none. */
function reportExtraFields(at: Subject, found: readonly Finding[], diagnostics: Diagnostics) {
  const extra = found.filter(({ keyword }) => keyword === "additionalProperties");
  const schema = extra[0]?.parentSchema ?? {};
  const fields = extra.map(({ field = "" }) => field);
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
      help: near === undefined ? fieldsHelp(known) : `Did you mean "${near}"?`,
    });
  }
  return { foreign: foreign.length > 0, meant };
}

/** The fields of an object; of a Choice Rule, which has very many, the families of them. */
function fieldsHelp(known: readonly string[]): string {
  if (!known.includes("StringEquals")) return `Its fields are ${listed(known)}.`;
  return 'Compare with "StringEquals", "NumericLessThan", "TimestampGreaterThan" and their like, "BooleanEquals" or "StringMatches"; ask with "IsPresent", "IsNull", "IsString" and their like; join rules with "And", "Or" or "Not".';
}

function reportMissing(
  at: Subject,
  found: readonly Finding[],
  meant: readonly string[],
  diagnostics: Diagnostics,
): void {
  const groups = found.flatMap(({ keyword, field, group, present }) => {
    if (keyword === "required" && field !== undefined) return [[field]];
    return group && present?.length === 0 ? [group.filter((one) => !outdated.has(one))] : [];
  });
  const missing = groups.filter((group) => !group.some((field) => meant.includes(field)));
  if (missing.length === 0) return;
  const called = found[0]?.parentSchema.called ?? "this object";
  const fields = missing.map((group) => listed(group, "or"));
  const examples = missing.map((group) => examplesOf(group, at.node));
  diagnostics.report("missing-field", {
    path: at.path,
    span: at.span,
    message: `${capital(called)} needs ${inclusive(fields)}.`,
    help: `Add ${inclusive(examples)}.`,
  });
}

/** All of them, each of which may be a choice. */
function inclusive(parts: readonly string[]): string {
  const hasChoice = parts.some((part) => part.includes(" or "));
  const comma = hasChoice || parts.length > 2 ? "," : "";
  return [...parts.slice(0, -2), parts.slice(-2).join(`${comma} and `)].join(", ");
}

/** One of a group is enough to show, but for the two that say what comes next. */
function examplesOf([first = "", second]: readonly string[], owner: Node): string {
  const both = first === "Next" && second !== undefined;
  return [first, ...(both ? [second] : [])].map((field) => example(field, owner)).join(" or ");
}

function reportExclusive(
  at: Subject,
  { present = [], parentSchema: { called = "this object" } }: Finding,
  diagnostics: Diagnostics,
): void {
  const [first, ...others] = present.map((field) => fieldOf(at, field));
  const last = others.at(-1);
  if (!first || !last) return;
  const isPair = others.length === 1;
  diagnostics.report("exclusive-fields", {
    path: last.path,
    span: last.span,
    message: isPair
      ? `${capital(called)} takes either ${listed(present, "or")}, and here are both.`
      : `${capital(called)} takes only one of ${listed(present)}, and here are ${present.length}.`,
    help: isPair ? "Remove one." : "Keep one.",
    related: [{ message: "The other one", path: first.path, span: first.span }],
  });
}

function reportValue(
  { node, path }: Subject,
  { keyword, parentSchema: schema }: Finding,
  diagnostics: Diagnostics,
): void {
  const field = pointerSteps(path).at(-1);
  const problem = valueProblem(keyword, { node, field, schema });
  if (!problem) return;
  const isExpression = node.kind === "string" && isJsonata(node.value);
  if (keyword === "type" && schema.place === "constant" && isExpression) {
    diagnostics.report("wrong-query-language", {
      path,
      span: node.span,
      message: `"${field}" is a JSONata string, and the state's query language is JSONPath.`,
      help: 'Set "QueryLanguage": "JSONata" on the state.',
    });
    return;
  }
  const code = keyword === "type" ? "wrong-type" : "out-of-range";
  diagnostics.report(code, { path, span: node.span, ...problem });
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
