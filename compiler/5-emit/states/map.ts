import type { ItemBatcher, ItemReader, MapState, ResultWriter } from "../../3-lower/machine.js";
import type { Json } from "../../1-parse/document.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveInput } from "../flow.js";
import { derived } from "../names.js";
import { emitPath } from "../paths.js";
import type { Known } from "../scope.js";
import { literal, quote } from "../text.js";
import { entry } from "../transition.js";
import { control, inputScope } from "./control.js";
import { callback, callbackScope, computed, nameFields, workingFields } from "./working.js";

/** Map: the function that finds the items, and the join that starts iterations and carries on (ASL, "Map State"). */
export function map(state: MapState, emission: Emission): readonly string[] {
  const { imports, names, types, facts } = emission;
  const { value } = effectiveInput({ ...state, parameters: undefined }, inputScope(state, emission).$, emission);
  const join = derived.join(names.of(state.name));
  const isSame = value.text === "$";
  const statements = isSame ? [] : [`const effective = ${value.text};`];
  const effective: Known = isSame ? value : { text: "effective", shape: value.shape };
  const items = state.distributed?.itemReader ? "" : itemsOf(state, effective, emission);
  const all = [join, "$", items || (isSame ? "" : "undefined"), isSame ? "" : "effective"].filter(Boolean);
  const item = types.text(facts.shapes.of(state.name).item);
  const type = `${imports.type("MapState")}<${types.ofInput(state.name)}, ${item}, ${types.text(facts.shapes.outputOf(state.processor))}>`;
  const fields = [...joinFields(state, emission), ...workingFields(state, emission)];
  return [
    control(state, [...statements, `return ${imports.value("map")}(${all.join(", ")});`], emission),
    `const ${join} = { ${fields.join(",\n")} } satisfies ${type};`,
  ];
}

/** ItemsPath, or the effective input itself: what must be an array. */
function itemsOf(state: MapState, $: Known, emission: Emission): string {
  const { imports } = emission;
  const read = state.itemsPath ? emitPath(state.itemsPath, { $, imports }) : { ...$, missing: false };
  const isArray = read.shape.kind === "array" || read.shape.kind === "tuple";
  if (isArray && !read.missing) return read.text;
  return `${imports.value("items")}(${read.text}, ${$.text}, ${quote(state.itemsPath?.text ?? "$")})`;
}

function joinFields(state: MapState, emission: Emission): readonly string[] {
  const { distributed } = state;
  const mode = distributed && processorConfig(distributed.executionType);
  return [
    ...nameFields(state, emission),
    ...(mode === undefined ? [] : [mode]),
    ...(distributed?.label === undefined ? [] : [`Label: ${quote(distributed.label)}`]),
    ...computed("MaxConcurrency", state.maxConcurrency, "integer", emission),
    ...computed("ToleratedFailureCount", state.toleratedFailureCount, "integer", emission),
    ...computed("ToleratedFailurePercentage", state.toleratedFailurePercentage, "percentage", emission),
    ...(distributed?.itemReader ? [itemReader(distributed.itemReader, emission)] : []),
    ...selector(state, emission),
    ...(distributed?.itemBatcher ? [itemBatcher(distributed.itemBatcher, emission)] : []),
    `ItemProcessor: ${entry(state.processor.startAt, emission)}`,
    ...(distributed?.resultWriter ? [resultWriter(distributed.resultWriter, emission)] : []),
  ];
}

function processorConfig(executionType: string | undefined): string {
  const type = executionType === undefined ? "" : `, ExecutionType: ${quote(executionType)}`;
  return `ProcessorConfig: { Mode: "DISTRIBUTED"${type} }`;
}

function selector(state: MapState, emission: Emission): readonly string[] {
  if (!state.itemSelector) return [];
  const value = emitExpression(state.itemSelector, callbackScope(emission), "ItemSelector");
  return [callback("ItemSelector", ["$", "$$"], { statements: [], value })];
}

function itemReader(reader: ItemReader, emission: Emission): string {
  const fields = [
    ...service(reader, emission),
    ...config("ReaderConfig", reader.config),
    ...computed("MaxItems", reader.maxItems, "integer", emission),
  ];
  return `ItemReader: { ${fields.join(", ")} }`;
}

function itemBatcher(batcher: ItemBatcher, emission: Emission): string {
  const input = batcher.batchInput && emitExpression(batcher.batchInput, callbackScope(emission), "BatchInput");
  const fields = [
    ...(input ? [callback("BatchInput", ["$", "$$"], { statements: [], value: input })] : []),
    ...computed("MaxItemsPerBatch", batcher.maxItemsPerBatch, "integer", emission),
    ...computed("MaxInputBytesPerBatch", batcher.maxInputBytesPerBatch, "integer", emission),
  ];
  return `ItemBatcher: { ${fields.join(", ")} }`;
}

function resultWriter(writer: ResultWriter, emission: Emission): string {
  return `ResultWriter: { ${[...service(writer, emission), ...config("WriterConfig", writer.config)].join(", ")} }`;
}

function service({ resource, parameters }: ItemReader | ResultWriter, emission: Emission): readonly string[] {
  const scope = callbackScope(emission);
  const value = parameters && emitExpression(parameters, scope, "Parameters");
  return [
    ...(resource ? [`Resource: ${emitExpression(resource, scope, "Resource").text}`] : []),
    ...(value ? [callback("Parameters", ["$", "$$"], { statements: [], value })] : []),
  ];
}

function config(name: string, fields: { readonly [field: string]: Json }): readonly string[] {
  return Object.keys(fields).length === 0 ? [] : [`${name}: ${literal(fields)}`];
}
