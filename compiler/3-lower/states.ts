import type { Node, ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import { choiceRule } from "./choice.js";
import { distributed } from "./distributed.js";
import { scope } from "./index.js";
import type { Catcher, Retrier, State, Transition } from "./machine.js";
import { arrayField, numberField, numberOrPath, objectField, optional } from "./read.js";
import { pathField, referencePathField, stringField, stringsField } from "./read.js";
import { setting, text } from "./settings.js";
import { constant, dynamic, objectTemplate, template } from "./template.js";

/** A state as it is written, and where. */
export interface Written {
  readonly name: string;
  readonly node: ObjectNode;
  /** JSON Pointer of the state. */
  readonly path: string;
}

/** Lowers one state (ASL, "States"). */
export function state(written: Written): State {
  const { node } = written;
  const type = stringField(node, "Type") as State["type"];
  switch (type) {
    case "Task":
      return {
        ...working(written),
        type,
        resource: resource(node),
        ...optional("timeoutSeconds", numberOrPath(node, "TimeoutSeconds")),
        ...optional("heartbeatSeconds", numberOrPath(node, "HeartbeatSeconds")),
        ...optional("credentials", templateField(node, "Credentials")),
      };
    case "Pass": {
      const result = valueAt(node, "Result");
      return {
        ...inputAndOutput(written),
        type,
        ...optional("parameters", templateField(node, "Parameters")),
        ...(result && { result: constant(result) }),
        ...optional("resultPath", referencePathField(node, "ResultPath")),
        transition: transition(node),
      };
    }
    case "Choice":
      return {
        ...inputAndOutput(written),
        type,
        choices: objects(arrayField(node, "Choices")).map(choiceRule),
        ...optional("default", stringField(node, "Default")),
      };
    case "Wait":
      return {
        ...inputAndOutput(written),
        type,
        duration: duration(node),
        transition: transition(node),
      };
    case "Succeed":
      return { ...inputAndOutput(written), type };
    case "Fail":
      return {
        ...common(written),
        type,
        ...optional("error", textOrPath(node, "Error")),
        ...optional("cause", textOrPath(node, "Cause")),
      };
    case "Parallel":
      return {
        ...working(written),
        type,
        branches: objects(arrayField(node, "Branches")).map((branch, index) =>
          scope(branch, `${written.path}/Branches/${index}`),
        ),
      };
    case "Map": {
      const key = valueAt(node, "ItemProcessor") ? "ItemProcessor" : "Iterator";
      const processor = objectField(node, key);
      if (!processor)
        throw new Error(`The Map "${written.name}" without a processor passed the check`);
      const selector = valueAt(node, "ItemSelector") ? "ItemSelector" : "Parameters";
      const itemsPath = pathField(node, "ItemsPath");
      return {
        ...working(written),
        type,
        ...(itemsPath && { itemsPath }),
        ...optional("itemSelector", templateField(node, selector)),
        ...optional("maxConcurrency", numberOrPath(node, "MaxConcurrency")),
        ...optional("toleratedFailureCount", numberOrPath(node, "ToleratedFailureCount")),
        ...optional("toleratedFailurePercentage", numberOrPath(node, "ToleratedFailurePercentage")),
        processor: scope(processor, `${written.path}/${key}`),
        ...optional("distributed", distributed(node, processor)),
      };
    }
    default:
      throw new Error(
        `The state "${written.name}" of Type ${String(type satisfies never)} passed the check`,
      );
  }
}

function common({ name, node, path }: Written) {
  return { name, path, span: node.span, ...optional("comment", stringField(node, "Comment")) };
}

function inputAndOutput(written: Written) {
  const assign = objectField(written.node, "Assign");
  return {
    ...common(written),
    ...optional("inputPath", pathField(written.node, "InputPath")),
    ...optional("outputPath", pathField(written.node, "OutputPath")),
    ...(assign && { assign: objectTemplate(assign) }),
  };
}

function working(written: Written) {
  const { node } = written;
  const isMap = stringField(node, "Type") === "Map"; // its Parameters are the older name of ItemSelector
  return {
    ...inputAndOutput(written),
    ...(!isMap && optional("parameters", templateField(node, "Parameters"))),
    ...optional("resultSelector", templateField(node, "ResultSelector")),
    ...optional("resultPath", referencePathField(node, "ResultPath")),
    retry: retriers(valueAt(node, "Retry")),
    catch: objects(arrayField(node, "Catch")).map(catcher),
    transition: transition(node),
  };
}

function retriers(
  node: Node | undefined,
): readonly Retrier[] | NonNullable<ReturnType<typeof setting>> {
  if (node?.kind === "string") return setting(node.value, "array") ?? [];
  return node?.kind === "array" ? objects(node.items).map(retrier) : [];
}

function retrier(node: ObjectNode): Retrier {
  return {
    errorEquals: stringsField(node, "ErrorEquals"),
    ...optional("intervalSeconds", numberField(node, "IntervalSeconds")),
    ...optional("maxAttempts", numberField(node, "MaxAttempts")),
    ...optional("backoffRate", numberField(node, "BackoffRate")),
    ...optional("maxDelaySeconds", numberField(node, "MaxDelaySeconds")),
    ...optional("jitterStrategy", stringField(node, "JitterStrategy") as Retrier["jitterStrategy"]),
  };
}

function catcher(node: ObjectNode): Catcher {
  const assign = objectField(node, "Assign");
  return {
    errorEquals: stringsField(node, "ErrorEquals"),
    next: stringField(node, "Next") ?? "",
    ...optional("resultPath", referencePathField(node, "ResultPath")),
    ...(assign && { assign: objectTemplate(assign) }),
    ...optional("comment", stringField(node, "Comment")),
  };
}

function duration(node: ObjectNode): Extract<State, { type: "Wait" }>["duration"] {
  const seconds = numberOrPath(node, "Seconds");
  if (seconds !== undefined) return { kind: "seconds", value: seconds };
  const timestamp = stringField(node, "Timestamp");
  if (timestamp !== undefined)
    return { kind: "timestamp", value: setting(timestamp, "string") ?? timestamp };
  const path = pathField(node, "TimestampPath");
  if (!path) throw new Error("A Wait without a time passed the check");
  return { kind: "timestamp", value: path };
}

function resource(node: ObjectNode) {
  const value = stringField(node, "Resource") ?? "";
  return text(value);
}

function textOrPath(node: ObjectNode, key: string) {
  const value = stringField(node, key);
  if (value !== undefined) return text(value);
  const path = stringField(node, `${key}Path`);
  return path === undefined ? undefined : dynamic(path);
}

function templateField(node: ObjectNode, key: string) {
  const value = valueAt(node, key);
  return value && template(value);
}

function transition(node: ObjectNode): Transition {
  const name = stringField(node, "Next");
  return name === undefined ? { kind: "end" } : { kind: "next", name };
}

function objects(nodes: readonly Node[]): readonly ObjectNode[] {
  return nodes.filter((node) => node.kind === "object");
}
