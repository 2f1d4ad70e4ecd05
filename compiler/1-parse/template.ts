import type { Code } from "../diagnostics/catalogue.js";
import { Diagnostics } from "../diagnostics/diagnostics.js";
import { didYouMean, oneOf } from "../diagnostics/suggest.js";
import type { Document, Json, Node, Span } from "./document.js";
import { parseJson } from "./json.js";
import { mappedNode, mappedSpan } from "./mapped-text.js";
import { substitute } from "./placeholders.js";
import { pointer } from "./pointer.js";
import { callOf, evaluate, evaluateText, type Template } from "./template-functions.js";
import { toJson, uniqueMembers, valueAt } from "./value.js";

/** Where a template's state machine is: in the template itself, or in a file beside it. */
export type Found =
  | { readonly kind: "definition"; readonly id: string; readonly document: Document }
  | {
      readonly kind: "file";
      readonly id: string;
      /** As written, relative to the template. */
      readonly file: string;
      /** Where the template names the file. */
      readonly path: string;
      readonly span: Span;
      /** The constant values of DefinitionSubstitutions. */
      readonly substitutions: { readonly [name: string]: Json };
    };

/** Is the document a CloudFormation or SAM template rather than a definition? */
export function isTemplate({ root }: Document): boolean {
  return valueAt(root, "Resources")?.kind === "object" && valueAt(root, "States") === undefined;
}

/**
 * The state machine of a template by its logical id; without one the only state machine there is. CloudFormation's
 * functions in it become placeholders (see template-functions.ts), DefinitionSubstitutions with constant values are
 * applied. Spans point into the template. When none is found, the reason is reported.
 */
export function findStateMachine(
  document: Document,
  id: string | undefined,
  diagnostics: Diagnostics,
): Found | undefined {
  const chosen = resourceOf(document, id, diagnostics);
  if (chosen === undefined) return undefined;
  const template = { document, diagnostics };
  const { resource } = chosen;
  const properties = valueAt(resource, "Properties");
  const substitutions = constants(valueAt(properties, "DefinitionSubstitutions"), template);
  const at = { ...chosen, substitutions, path: pointer("/Resources", chosen.id, "Properties") };

  const asset = assetOf(resource);
  if (asset) return elsewhere(asset, at, "DefinitionS3Location");
  const text = valueAt(properties, "DefinitionString");
  const object = valueAt(properties, "Definition");
  for (const key of ["DefinitionUri", "DefinitionS3Location"]) {
    const place = valueAt(properties, key);
    if (place?.kind === "string" && !place.value.startsWith("s3://")) {
      return elsewhere(place, at, key);
    }
    if (place) return inS3(place, at, key, template);
  }
  const include = object && includedFile(object);
  if (include) return elsewhere(include, at, "Definition");
  const root = text ? textDefinition(text, template) : object && evaluate(object, template);
  if (root) {
    const found = { source: document.source, root };
    return { kind: "definition", id: chosen.id, document: substitute(found, substitutions) };
  }
  if (text === undefined) {
    diagnostics.report("missing-field", {
      path: at.path,
      span: properties?.span ?? resource.span,
      message: `The state machine "${chosen.id}" has no definition.`,
      help: 'Type "Definition" or "DefinitionUri".',
    });
  }
  return undefined;
}

const types = new Set(["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"]);

interface Chosen {
  readonly id: string;
  readonly resource: Node;
}

function resourceOf(
  { root, source }: Document,
  id: string | undefined,
  diagnostics: Diagnostics,
): Chosen | undefined {
  const resources = valueAt(root, "Resources");
  const all = resources?.kind === "object" ? uniqueMembers(resources) : [];
  const machines = all.filter(({ value }) => types.has(typeOf(value)));
  const ids = machines.map(({ key }) => key);
  const refuse = (message: string, help: string | undefined, span?: Span): undefined => {
    diagnostics.report("no-state-machine", { path: "/Resources", span, message, help });
  };
  const named = id === undefined ? machines : machines.filter(({ key }) => key === id);
  const [only, second] = named;
  if (only && second === undefined) return { id: only.key, resource: only.value };
  const places = oneOf(ids.map((one) => `${source.fileName}#${one}`));
  if (id === undefined) {
    return ids.length === 0
      ? refuse("The template has no state machine.", undefined, resources?.span)
      : refuse(`The template has ${ids.length} state machines.`, `Name one: ${places}.`);
  }
  const other = all.find(({ key }) => key === id);
  if (other)
    return refuse(
      `"${id}" is no state machine but an ${typeOf(other.value)}.`,
      ids.length ? `Name one: ${places}.` : undefined,
      other.keySpan,
    );
  const help = didYouMean(id, ids) ?? (ids.length === 0 ? undefined : `Name one: ${places}.`);
  return refuse(`The template has no state machine "${id}".`, help);
}

function typeOf(resource: Node): string {
  const type = valueAt(resource, "Type");
  return type?.kind === "string" ? type.value : "";
}

/** DefinitionString: JSON text, put together by Fn::Sub and Fn::Join. Its problems are reported at their place in it. */
function textDefinition(node: Node, template: Template): Node | undefined {
  const { document, diagnostics } = template;
  const call = callOf(node);
  if (call?.name === "ToJsonString") return evaluate(call.argument, template);
  const text = evaluateText(node, template);
  if (text === undefined) {
    diagnostics.report("wrong-type", {
      path: "",
      span: node.span,
      message: "DefinitionString is no text.",
      help: "Type the definition as a text, or as the object of Definition.",
    });
    return undefined;
  }
  const inner = new Diagnostics();
  const parsed = parseJson({ fileName: document.source.fileName, text: text.text }, inner);
  for (const { code, span, related, ...rest } of inner.sorted) {
    diagnostics.report(code as Code, {
      ...rest,
      span: span && mappedSpan(text, span),
      related: related?.map((one) => ({
        ...one,
        ...(one.span && { span: mappedSpan(text, one.span) }),
      })),
    });
  }
  return parsed && mappedNode(parsed.root, text);
}

/** The substitutions whose values are known before the template is deployed. */
function constants(node: Node | undefined, template: Template): { readonly [name: string]: Json } {
  if (node?.kind !== "object") return {};
  const quiet = { ...template, diagnostics: new Diagnostics() };
  return Object.fromEntries(
    uniqueMembers(node).flatMap(({ key, value }): readonly [string, Json][] => {
      const known = evaluate(value, quiet);
      if (known === undefined) return [];
      const json = toJson(known);
      return typeof json === "string" && json.includes("${") ? [] : [[key, json]];
    }),
  );
}

/** The file of an asset of the CDK, which names it in the resource's metadata. */
function assetOf(resource: Node): Node | undefined {
  const metadata = valueAt(resource, "Metadata");
  const property = valueAt(metadata, "aws:asset:property");
  const path = valueAt(metadata, "aws:asset:path");
  const isDefinition = property?.kind === "string" && property.value.startsWith("Definition");
  return isDefinition && path?.kind === "string" ? path : undefined;
}

/** `Fn::Transform: { Name: AWS::Include, Parameters: { Location: file } }` */
function includedFile(node: Node): Node | undefined {
  const call = callOf(node);
  if (call?.name !== "Transform") return undefined;
  const name = valueAt(call.argument, "Name");
  const location = valueAt(call.argument, "Parameters", "Location");
  return name?.kind === "string" && name.value === "AWS::Include" ? location : undefined;
}

interface At extends Chosen {
  readonly path: string;
  readonly substitutions: { readonly [name: string]: Json };
}

function elsewhere(place: Node, { id, path, substitutions }: At, key: string): Found | undefined {
  const file = place.kind === "string" ? place.value : "";
  return { kind: "file", id, file, path: pointer(path, key), span: place.span, substitutions };
}

function inS3(place: Node, { id, path }: At, key: string, template: Template): undefined {
  const object = place.kind === "string" ? place : (valueAt(place, "Key") ?? place);
  const name = object && evaluateText(object, template)?.text;
  template.diagnostics.report("definition-elsewhere", {
    path: pointer(path, key),
    span: place.span,
    message: `The definition of "${id}" is in S3${name === undefined ? "" : `, as "${name}"`}.`,
    help: "Compile the file that is uploaded there.",
  });
}
