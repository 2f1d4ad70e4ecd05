import type { TaskState, Text } from "../../3-lower/machine.js";
import { fieldsBlock } from "../blocks.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveInput } from "../flow.js";
import { heading } from "../heading.js";
import { derived } from "../names.js";
import type { EmitScope } from "../scope.js";
import {
  callback,
  computedField,
  constant,
  nameFields,
  numberField,
  stateInput,
  workingFields,
} from "./working.js";

/** A Task's exported constant: what its function runs, and what follows (ASL, "Task State"). */
export function task(state: TaskState, emission: Emission): string {
  const { names, types, imports, facts } = emission;
  const input = stateInput(state, emission);
  const parameters = effectiveInput(state, input, emission);
  const validator = facts.schemas?.resultValidator(state);
  const fields = [
    ...nameFields(state, emission),
    ...(handsOver(state) === "lambda" ? [] : resource(state, emission)),
    ...numberField("TimeoutSeconds", state.timeoutSeconds, "timeout", { state, emission }),
    ...numberField("HeartbeatSeconds", state.heartbeatSeconds, "timeout", { state, emission }),
    ...(parameters.value.text === "$" ? [] : [callback("Parameters", ["$", "$$"], parameters)]),
    ...credentials(state, emission),
    ...(validator === undefined ? [] : [`Result: ${validator}`]),
    ...workingFields(state, emission),
  ];
  const type = `${imports.type("TaskState")}<${types.ofInput(state.name)}, ${types.text(facts.shapes.of(state.name).result)}>`;
  return `${heading(state, emission)}\nexport const ${names.of(state.name)} = ${fieldsBlock(fields)} satisfies ${type};`;
}

/** The function that enters a Task: it hands over to the Lambda function, or runs the Task in this process. */
export function handOver(state: TaskState, emission: Emission): string {
  const { names, types, imports } = emission;
  const identifier = names.of(state.name);
  const target = handsOver(state);
  const invoke = imports.value("invoke");
  const call =
    target === undefined
      ? `${invoke}(${identifier}, $)`
      : `${invoke}(${constant({ kind: "literal", value: state.name }, emission)}, ${constant(functionOf(state), emission)}, $)`;
  return [
    `function ${derived.handOver(identifier)}($: ${types.ofInput(state.name)}): ${imports.type("Transition")} {`,
    `return ${call};`,
    "}",
  ].join("\n");
}

/** How a Task reaches its function: `lambda` by the ARN that is its Resource, `invoke` by `lambda:invoke`. */
function handsOver(state: TaskState): "lambda" | "invoke" | undefined {
  const resource = pattern(state.resource);
  if (/^arn:[^:]*:states:::lambda:invoke$/.test(resource))
    return functionName(state) ? "invoke" : undefined;
  return /^arn:[^:]*:states:/.test(resource) ? undefined : "lambda";
}

/** A text with an asterisk for each placeholder. */
function pattern(text: Text): string {
  if (text.kind === "literal") return String(text.value);
  if (text.kind === "setting") return "*";
  return text.parts.map((part) => (typeof part === "string" ? part : "*")).join("");
}

function functionOf(state: TaskState): Text {
  return handsOver(state) === "invoke" ? (functionName(state) ?? state.resource) : state.resource;
}

/** The FunctionName of `lambda:invoke`, where it is constant. */
function functionName({ parameters }: TaskState): Text | undefined {
  if (parameters?.kind !== "object") return undefined;
  const value = parameters.fields.find(({ written }) => written === "FunctionName")?.value;
  return value?.kind === "literal" || value?.kind === "text" || value?.kind === "setting"
    ? value
    : undefined;
}

function resource({ resource: text }: TaskState, emission: Emission): readonly string[] {
  return [`Resource: ${text.kind === "literal" ? "" : "() => "}${constant(text, emission)}`];
}

function credentials(state: TaskState, emission: Emission): readonly string[] {
  const { credentials: expression } = state;
  if (!expression) return [];
  const compute = (scope: EmitScope) => emitExpression(expression, scope, "Credentials").text;
  return [computedField("Credentials", state, emission, compute)];
}
