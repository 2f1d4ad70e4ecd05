import type { Node, ObjectNode } from "../1-parse/document.js";
import { valueAt } from "../1-parse/value.js";
import { choiceRule } from "./choice.js";
import { distributed } from "./distributed.js";
import { scope } from "./index.js";
import type { Catcher, Retrier, State, Transition } from "./machine.js";
import { arrayField, numberField, objectField, optional } from "./read.js";
import { arraySetting, pathField, referencePathField, stringField, stringsField } from "./read.js";
import { setting, text } from "./settings.js";
import { assignAndOutput } from "./assign.js";
import { argumentsField, computedField, templateField, type InLanguage } from "./by-language.js";
import { jsonataText } from "./jsonata.js";
import { constant, dynamic } from "./template.js";

/** A state as it is written, and where. */
export interface Written {
  readonly name: string;
  readonly node: ObjectNode;
  /** JSON Pointer of the state. */
  readonly path: string;
  /** In which its expressions are written. */
  readonly language: State["language"];
  /** Of the scope around it, which the scopes inside it inherit too. */
  readonly inherited: State["language"];
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
        ...optional("timeoutSeconds", computedField(at(written), "TimeoutSeconds")),
        ...optional("heartbeatSeconds", computedField(at(written), "HeartbeatSeconds")),
        ...optional("credentials", templateField(at(written), "Credentials")),
      };
    case "Pass": {
      const result = valueAt(node, "Result");
      return {
        ...inputAndOutput(written),
        type,
        ...optional("parameters", templateField(at(written), "Parameters")),
        ...(result && { result: constant(result) }),
        ...optional("resultPath", referencePathField(node, "ResultPath")),
        transition: transition(node),
      };
    }
    case "Choice":
      return {
        ...inputAndOutput(written),
        type,
        choices: objects(arrayField(node, "Choices")).map((rule, index) =>
          choiceRule(rule, written.language, `Choices[${index}]`),
        ),
        ...optional("default", stringField(node, "Default")),
      };
    case "Wait":
      return {
        ...inputAndOutput(written),
        type,
        duration: duration(written),
        transition: transition(node),
      };
    case "Succeed":
      return { ...inputAndOutput(written), type };
    case "Fail":
      return {
        ...common(written),
        type,
        ...optional("error", textOrPath(written, "Error")),
        ...optional("cause", textOrPath(written, "Cause")),
      };
    case "Parallel":
      return {
        ...working(written),
        type,
        branches: objects(arrayField(node, "Branches")).map((branch, index) =>
          scope(branch, `${written.path}/Branches/${index}`, written.inherited),
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
        ...optional("items", arraySetting(node, "Items") ?? templateField(at(written), "Items")),
        ...optional("itemSelector", templateField(at(written), selector)),
        ...optional("maxConcurrency", computedField(at(written), "MaxConcurrency")),
        ...optional("toleratedFailureCount", computedField(at(written), "ToleratedFailureCount")),
        ...optional(
          "toleratedFailurePercentage",
          computedField(at(written), "ToleratedFailurePercentage"),
        ),
        processor: scope(processor, `${written.path}/${key}`, written.inherited),
        ...optional("distributed", distributed(at(written), processor)),
      };
    }
    default:
      throw new Error(
        `The state "${written.name}" of Type ${String(type satisfies never)} passed the check`,
      );
  }
}

function common({ name, node, path, language }: Written) {
  return {
    name,
    path,
    language,
    span: node.span,
    ...optional("comment", stringField(node, "Comment")),
  };
}

function inputAndOutput(written: Written) {
  const { node } = written;
  return {
    ...common(written),
    ...optional("inputPath", pathField(node, "InputPath")),
    ...optional("outputPath", pathField(node, "OutputPath")),
    ...assignAndOutput(node, written.language, ""),
  };
}

function working(written: Written) {
  const { node } = written;
  const isMap = stringField(node, "Type") === "Map"; // its Parameters are the older name of ItemSelector
  const handled = onlyBeats(node) ? withMissedBeats : asWritten;
  return {
    ...inputAndOutput(written),
    ...(!isMap && optional("parameters", argumentsField(at(written)))),
    ...optional("resultSelector", templateField(at(written), "ResultSelector")),
    ...optional("resultPath", referencePathField(node, "ResultPath")),
    retry: retriers(valueAt(node, "Retry"), handled),
    catch: objects(arrayField(node, "Catch")).map((each, index) =>
      handled(catcher(each, written.language, `Catch[${index}]`)),
    ),
    transition: transition(node),
  };
}

/** Whether HeartbeatSeconds is all that ends the Task early. */
function onlyBeats(node: ObjectNode): boolean {
  const has = (field: string) => valueAt(node, field) !== undefined;
  const hasEither = (field: string) => has(field) || has(`${field}Path`);
  return hasEither("HeartbeatSeconds") && !hasEither("TimeoutSeconds");
}

type Handled = <Handler extends Retrier | Catcher>(handler: Handler) => Handler;

const asWritten: Handled = (handler) => handler;

/** A missed heartbeat is a States.Timeout, which Retry and Catch may also call States.HeartbeatTimeout (ASL, "Errors"). */
const withMissedBeats: Handled = (handler) => {
  const has = (error: string) =>
    handler.errorEquals.some((name) => name.kind === "literal" && name.value === error);
  if (!has("States.HeartbeatTimeout") || has("States.Timeout")) return handler;
  return { ...handler, errorEquals: [...handler.errorEquals, text("States.Timeout")] };
};

function retriers(
  node: Node | undefined,
  handled: Handled,
): readonly Retrier[] | NonNullable<ReturnType<typeof setting>> {
  if (node?.kind === "string") return setting(node.value, "array") ?? [];
  return node?.kind === "array" ? objects(node.items).map((each) => handled(retrier(each))) : [];
}

function retrier(node: ObjectNode): Retrier {
  return {
    errorEquals: stringsField(node, "ErrorEquals").map(text),
    ...optional("intervalSeconds", numberField(node, "IntervalSeconds")),
    ...optional("maxAttempts", numberField(node, "MaxAttempts")),
    ...optional("backoffRate", numberField(node, "BackoffRate")),
    ...optional("maxDelaySeconds", numberField(node, "MaxDelaySeconds")),
    ...optional("jitterStrategy", stringField(node, "JitterStrategy") as Retrier["jitterStrategy"]),
    ...optional("comment", stringField(node, "Comment")),
  };
}

function catcher(node: ObjectNode, language: State["language"], location: string): Catcher {
  return {
    errorEquals: stringsField(node, "ErrorEquals").map(text),
    next: stringField(node, "Next") ?? "",
    ...optional("resultPath", referencePathField(node, "ResultPath")),
    ...assignAndOutput(node, language, `${location}/`),
    ...optional("comment", stringField(node, "Comment")),
  };
}

function duration(written: Written): Extract<State, { type: "Wait" }>["duration"] {
  const { node } = written;
  const seconds = computedField(at(written), "Seconds");
  if (seconds !== undefined) return { kind: "seconds", value: seconds };
  const timestamp = textField(written, "Timestamp");
  if (timestamp) return { kind: "timestamp", value: timestamp };
  const path = pathField(node, "TimestampPath");
  if (!path) throw new Error("A Wait without a time passed the check");
  return { kind: "timestamp", value: path };
}

function resource(node: ObjectNode) {
  const value = stringField(node, "Resource") ?? "";
  return text(value);
}

function textOrPath(written: Written, key: string) {
  const value = textField(written, key);
  if (value) return value;
  const path = stringField(written.node, `${key}Path`);
  return path === undefined ? undefined : dynamic(path);
}

/** A text, or in JSONata an expression. */
function textField({ node, language }: Written, key: string) {
  const value = valueAt(node, key);
  if (value?.kind !== "string") return undefined;
  return language === "JSONata" ? jsonataText(value, key) : text(value.value);
}

function at({ node, language }: Written): InLanguage {
  return { node, language, within: "" };
}

function transition(node: ObjectNode): Transition {
  const name = stringField(node, "Next");
  return name === undefined ? { kind: "end" } : { kind: "next", name };
}

function objects(nodes: readonly Node[]): readonly ObjectNode[] {
  return nodes.filter((node) => node.kind === "object");
}
