import type { Node } from "../1-parse/document.js";
import { toJson } from "../1-parse/value.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { Schema } from "./schemas/index.js";
import type { TypeName } from "./schemas/schema.js";
import { looksLikePath } from "./templates.js";
import type { Keyword } from "./validator.js";
import { aValue, listed, typeNames } from "./wording.js";

/** A value that is not about its fields: of a wrong type, or out of range. */
export interface Value {
  readonly node: Node;
  /** What the field is called; `undefined` for the whole definition. */
  readonly field: string | undefined;
  readonly schema: Schema;
}

/** The message and help for a value that fails a keyword; `undefined` for a keyword about fields. */
export function valueProblem(keyword: Keyword, value: Value) {
  const problem = problems[keyword]?.(value);
  if (!problem) return undefined;
  const { what, help } = problem;
  return { message: `${nameOf(value)} ${what}.`, help };
}

function nameOf({ field }: Value): string {
  if (field === undefined) return "The definition";
  return /^\d+$/.test(field) ? "This item" : `"${field}"`;
}

interface Problem {
  readonly what: string;
  readonly help?: string | undefined;
}

const problems: { readonly [keyword in Keyword]?: (value: Value) => Problem } = {
  type: (value) => ({ what: typeText(value), help: typeHelp(value) }),
  enum: ({ node, schema: { enum: words = [] } }) => ({
    what: `is ${shown(node)}, and takes ${listed(words, "or")}`,
    help: node.kind === "string" ? didYouMean(node.value, words) : undefined,
  }),
  minimum: ({ node, schema: { minimum } }) => ({
    what: `is ${shown(node)}, and the least is ${minimum}`,
    help: `Write ${minimum} or more.`,
  }),
  maximum: ({ node, schema: { maximum } }) => ({
    what: `is ${shown(node)}, and the most is ${maximum}`,
    help: `Write ${maximum} or less.`,
  }),
  minLength: isEmpty,
  minItems: isEmpty,
  minProperties: isEmpty,
};

function isEmpty({ field = "" }: Value): Problem {
  return { what: "is empty", help: contents[field] };
}

/** What to put into a field that is empty. */
const contents: { readonly [field: string]: string } = {
  ErrorEquals: 'Name an error, or "States.ALL".',
  Choices: "Add a Choice Rule.",
  And: "Add a Choice Rule.",
  Or: "Add a Choice Rule.",
  States: "Add a state.",
  Branches: "Add a branch.",
  Resource: "Write the ARN of what is called.",
};

/** A value that is short enough as it is written, any other by its type. */
function shown(node: Node): string {
  if (node.kind === "object" || node.kind === "array") return aValue(node);
  const text = node.kind === "string" ? JSON.stringify(node.value) : String(node.value);
  return text.length > 40 ? aValue(node) : text;
}

function typeText({ node, schema: { type, expression } }: Value): string {
  // Of a number that is no integer the type alone says too little.
  const is = node.kind === "number" ? shown(node) : aValue(node);
  return `is ${is}, and takes ${typeNames(type)}${expression ? " or a JSONata string" : ""}`;
}

function typeHelp({ node, field, schema }: Value): string | undefined {
  const { type, place, expression } = schema;
  const takes = (wanted: TypeName) =>
    type === wanted || (typeof type === "object" && type.includes(wanted));
  const takesNumber = takes("integer") || takes("number");
  if (node.kind === "string") {
    const { value } = node;
    if (place === "constant" && looksLikePath(value)) return `Use "${field}Path" for a path.`;
    if (takes("boolean") && /^(true|false)$/i.test(value))
      return `Write ${value.toLowerCase()}, without quotes.`;
    // YAML of before 2009 has more words for them.
    if (takes("boolean") && /^(yes|no|on|off)$/i.test(value))
      return `Write ${/^(yes|on)$/i.test(value)}.`;
    if (takesNumber && isNumber(value, takes("integer"))) return `Write ${value}, without quotes.`;
    if (expression && value !== "") return `Write "{% ${value} %}" for an expression.`;
    if (takes("array")) return `Write ["${value}"].`;
  }
  if (node.kind === "number") {
    if (takes("integer")) return `Write ${Math.max(schema.minimum ?? -Infinity, node.value | 0)}.`;
    if (takes("string") && place === undefined) return `Write "${node.value}".`;
  }
  if (node.kind === "array") {
    const [only, ...others] = node.items;
    if (only && others.length === 0 && only.kind !== "array" && takes(only.kind))
      return only.kind === "object"
        ? "Remove the brackets around it."
        : `Write ${JSON.stringify(toJson(only))}.`;
  }
  if (node.kind === "object" && takes("array")) return "Put it in brackets: [ … ].";
  if (node.kind === "null") return "Remove it.";
  return undefined;
}

const isNumber = (text: string, whole: boolean): boolean =>
  (whole ? /^\d+$/ : /^-?\d+(\.\d+)?$/).test(text);
