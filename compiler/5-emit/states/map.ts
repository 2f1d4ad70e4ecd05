import type {
  Expression,
  ItemBatcher,
  ItemReader,
  MapState,
  ObjectExpression,
  ResultWriter,
  Text,
} from "../../3-lower/machine.js";
import type { Shape } from "../../4-analyse/shape.js";
import { elementShape } from "../../4-analyse/state-flow.js";
import { fieldsBlock } from "../blocks.js";
import { constant } from "../constant.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveScope } from "../flow.js";
import { jsonataText } from "../jsonata.js";
import { derived } from "../names.js";
import { emitPath } from "../paths.js";
import type { EmitScope } from "../scope.js";
import { aboveIt, quote } from "../text.js";
import { entry } from "../transition.js";
import { typeWith } from "../types.js";
import { control, inputScope } from "./control.js";
import { caughtLater, computedField, nameFields, numberField, workingFields } from "./working.js";

/** Map: the function that finds the items, and the join that starts iterations and carries on (ASL, "Map State"). */
export function map(state: MapState, emission: Emission): readonly string[] {
  const { imports, names, types } = emission;
  const join = derived.join(names.of(state.name));
  const { statements, scope } = effectiveScope(state, inputScope(state, emission));
  const isRead = state.distributed?.itemReader !== undefined;
  const start = isRead ? `${join}, $` : `${join}, $, ${caughtLater(state, items(state, scope))}`;
  const element = types.text(elementOf(state, emission));
  const output = types.ofEnd(state.processor);
  const type = mapType([types.ofInput(state.name), element, output], state, emission);
  const fields = [...joinFields(state, emission), ...workingFields(state, emission)];
  const body = [...(isRead ? [] : statements), `return ${imports.value("map")}(${start});`];
  return [
    control(state, body, emission),
    `const ${join} = ${fieldsBlock(fields)} satisfies ${type};`,
  ];
}

/** With the type of the results where it has to be written: a writer gives the place of the results instead of them. */
function mapType(
  given: readonly [input: string, item: string, result: string],
  state: MapState,
  { imports, types }: Emission,
): string {
  const name = imports.type("MapState");
  const variables = types.ofVariables(state.name);
  if (state.distributed?.resultWriter)
    return `${name}<${[...given, "unknown", ...variables].join(", ")}>`;
  const [, , result] = given;
  const results = /^[\w$]+$/.test(result) ? `${result}[]` : `(${result})[]`;
  return typeWith(name, variables.length > 0 ? [...given, results, ...variables] : given);
}

/** ItemsPath, or the effective input itself: what must be an array, or in a distributed Map may be an object. */
function items(state: MapState, scope: EmitScope): string {
  const { $, imports } = scope;
  const isDistributed = state.distributed !== undefined;
  if (state.items?.kind === "jsonata")
    return jsonataText(state.items, scope, isDistributed ? "items" : "array");
  if (state.items) {
    const { text } = emitExpression(state.items, scope, "Items");
    const isList = isDistributed || state.items.kind !== "object";
    return isList ? text : `${imports.jsonata("inputItems")}(${text})`;
  }
  if (state.language === "JSONata") return `${imports.jsonata("inputItems")}(${$.text})`;
  const read = state.itemsPath ? emitPath(state.itemsPath, scope) : { ...$, missing: false };
  const isArray = read.shape.kind === "array" || read.shape.kind === "tuple";
  if (isArray && !read.missing) return read.text;
  const helper = imports.value(isDistributed ? "members" : "items");
  return `${helper}(${read.text}, ${$.text}, ${quote(state.itemsPath?.text ?? "$")})`;
}

function joinFields(state: MapState, emission: Emission): readonly string[] {
  const { distributed } = state;
  const at = { state, emission };
  return [
    ...nameFields(state, emission),
    ...(distributed ? [processorConfig(distributed.executionType, emission)] : []),
    ...(distributed?.label === undefined ? [] : [`Label: ${quote(distributed.label)}`]),
    ...numberField("MaxConcurrency", state.maxConcurrency, "count", at),
    ...numberField("ToleratedFailureCount", state.toleratedFailureCount, "count", at),
    ...numberField(
      "ToleratedFailurePercentage",
      state.toleratedFailurePercentage,
      "percentage",
      at,
    ),
    ...(distributed?.itemReader ? [itemReader(distributed.itemReader, at)] : []),
    ...itemSelector(at),
    ...(distributed?.itemBatcher ? [itemBatcher(distributed.itemBatcher, at)] : []),
    `${aboveIt(state.processor.comment)}ItemProcessor: ${entry(state.processor.startAt, emission)}`,
    ...(distributed?.resultWriter ? [resultWriter(distributed.resultWriter, at)] : []),
  ];
}

/** The Map whose join is emitted. */
interface At {
  readonly state: MapState;
  readonly emission: Emission;
}

/** Mode is more than a word: it is what reads and writes, which no other function has to hold. */
function processorConfig(executionType: string | undefined, { imports }: Emission): string {
  const type = executionType === undefined ? "" : `, ExecutionType: ${quote(executionType)}`;
  return `ProcessorConfig: { Mode: ${imports.services("distributed")}${type} }`;
}

function itemSelector({ state, emission }: At): readonly string[] {
  const { itemSelector: selector } = state;
  if (!selector) return [];
  const item = elementOf(state, emission);
  const compute = (scope: EmitScope) =>
    emitExpression(selector, { ...scope, item }, "ItemSelector").text;
  return [computedField("ItemSelector", state, emission, compute)];
}

function elementOf(state: MapState, { facts }: Emission): Shape {
  const { effective, variables } = facts.shapes.of(state.name);
  return elementShape(state, { $: effective, variables });
}

function itemReader(reader: ItemReader, at: At): string {
  const fields = [
    ...service(reader, at),
    ...config("ReaderConfig", reader.config, at),
    ...numberField("MaxItems", reader.maxItems, "integer", at),
  ];
  return `ItemReader: { ${fields.join(", ")} }`;
}

function itemBatcher(batcher: ItemBatcher, at: At): string {
  const fields = [
    ...template("BatchInput", batcher.batchInput, at),
    ...numberField("MaxItemsPerBatch", batcher.maxItemsPerBatch, "integer", at),
    ...numberField("MaxInputBytesPerBatch", batcher.maxInputBytesPerBatch, "integer", at),
  ];
  return `ItemBatcher: { ${fields.join(", ")} }`;
}

function resultWriter(writer: ResultWriter, at: At): string {
  return `ResultWriter: { ${[...service(writer, at), ...config("WriterConfig", writer.config, at)].join(", ")} }`;
}

function service({ resource, parameters }: ItemReader | ResultWriter, at: At): readonly string[] {
  return [
    ...(resource ? [`Resource: ${fromSettings(resource, at)}`] : []),
    ...template("Parameters", parameters, at),
  ];
}

function template(
  field: string,
  value: Expression | undefined,
  { state, emission }: At,
): readonly string[] {
  if (!value) return [];
  return [
    computedField(field, state, emission, (scope) => emitExpression(value, scope, field).text),
  ];
}

function config(name: string, value: ObjectExpression, at: At): readonly string[] {
  return value.fields.length === 0 ? [] : [`${name}: ${fromSettings(value, at)}`];
}

/** A constant; where placeholders are in it, what computes it when they have their values. */
function fromSettings(value: Text | ObjectExpression, { emission }: At): string {
  const text = constant(value, emission);
  if (!hasPlaceholder(value)) return text;
  return `() => ${text.startsWith("{") ? `(${text})` : text}`;
}

function hasPlaceholder(value: Expression): boolean {
  switch (value.kind) {
    case "object":
      return value.fields.some((field) => hasPlaceholder(field.value));
    case "array":
      return value.items.some(hasPlaceholder);
    default:
      return value.kind === "setting" || value.kind === "text";
  }
}
